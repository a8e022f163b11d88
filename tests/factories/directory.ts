import type { LocalServiceRecord } from "#models/local-service";
import type { User } from "~/core/auth/actor";
import { createService, type NewService } from "~/features/directory/services.commands.server";
import { getService } from "~/features/directory/services.queries.server";
import { FIGEAC } from "./structures";

/** A toy library in Figeac, checked today. */
export async function createToyLibrary(
  user: User,
  values: Partial<NewService> = {},
): Promise<LocalServiceRecord> {
  const id = await createService(user, {
    name: "Ludothèque des Quatre Coins",
    kind: "toy-library",
    mode: "fixed",
    communeCode: FIGEAC.code,
    ...values,
  });
  return getService(id);
}
