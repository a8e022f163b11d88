import type { User } from "~/core/auth/actor";
import { getHousehold } from "~/features/households/households.queries.server";
import { listPromisesOfFile } from "~/features/promises/promises.queries.server";
import { getPromiseOffer } from "./file-timeline.queries.server";

/** What was promised in a file, and the promise that a line just written (`entryId`) holds. */
export async function getFilePromises(user: User, householdId: string, entryId: string | null) {
  const [promises, promiseOffer] = await Promise.all([
    listPromisesOfFile(householdId),
    entryId ? getHousehold(user, householdId).then((household) => getPromiseOffer(household, entryId)) : null,
  ]);
  return { promises, promiseOffer };
}
