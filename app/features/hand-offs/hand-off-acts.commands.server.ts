import type { HandOffRecord } from "#models/hand-off";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import type { HandOffActInput } from "./answer.schema.server";
import { recordOutcome } from "./hand-off-outcome.commands.server";
import { reopenHandOff } from "./hand-off-restore.commands.server";
import { type Told, typeAnswer } from "./typed-answer.commands.server";

/**
 * Carries out what a colleague types of one hand-off, with what comes with it, and says what was done. Refuses what its
 * state does not allow.
 */
export async function carryOutHandOffAct(
  user: User,
  handOff: HandOffRecord,
  input: HandOffActInput,
  told: Told = {},
): Promise<string> {
  const message = await carryOut(user, handOff, input, told);
  await settle();
  return message;
}

async function carryOut(
  user: User,
  handOff: HandOffRecord,
  input: HandOffActInput,
  told: Told,
): Promise<string> {
  switch (input.act) {
    case "outcome":
      await recordOutcome(user, handOff, input, { effects: told.effects });
      return "Issue notée.";
    case "reopen":
      await reopenHandOff(user, handOff, input.reason);
      return `Relais rouvert : ${handOff.partnerName} reçoit un nouveau lien.`;
    default:
      await typeAnswer(user, handOff, input, told);
      return "Réponse notée.";
  }
}
