import type { HandOffRecord } from "#models/hand-off";
import type { User } from "~/core/auth/actor";
import type { Effect } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import type { TypedAnswerInput } from "./answer.schema.server";
import { answerOf } from "./answer-input";
import { recordAnswer } from "./hand-off-answer.commands.server";
import { contactOf } from "./hand-offs.queries.server";

/**
 * Records what a partner told a colleague by phone, in person or by mail: as an answer by the link, but for its origin and
 * for the confirmation, which is not sent; with the effects given. Refuses what the state of the hand-off does not allow,
 * and when another answer came since the page was read.
 */
export async function typeAnswer(
  user: User,
  handOff: HandOffRecord,
  input: TypedAnswerInput,
  effects: Effect[] = [],
): Promise<void> {
  const contact = await contactOf(handOff);
  if ((handOff.answers.at(-1)?.id ?? "") !== (input.answerId ?? "")) {
    throw new UserFacingError("Ce partenaire a répondu entre-temps. Rechargez la page pour lire sa réponse.");
  }
  const answer = answerOf(input, { by: contact.name, origin: input.origin });
  await recordAnswer(user, handOff, contact, answer, effects);
}
