import type { z } from "zod";
import type { ErasureRecord } from "#models/erasure";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { confirmDeletion, dismissErasure, runErasure } from "./erasures.commands.server";
import type { erasureActSchema } from "./erasures.schema.server";

/** Carries out one act on a request for erasure and says what was done; refusals are those of each command. */
export async function carryOutErasureAct(
  user: User,
  erasure: ErasureRecord,
  act: z.output<typeof erasureActSchema>,
): Promise<string> {
  if (act.intent === "run") {
    await runErasure(user, erasure, act.word, act.papers === "on");
    return "Effacé.";
  }
  if (act.intent === "dismiss") {
    await dismissErasure(user, erasure, act.reason);
    await settle();
    return "Demande close : rien n’est effacé.";
  }
  await confirmDeletion(user, erasure, act.partnerId, "team");
  await settle();
  return "Noté.";
}
