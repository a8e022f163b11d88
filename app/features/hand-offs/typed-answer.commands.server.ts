import type { HandOffRecord } from "#models/hand-off";
import type { User } from "~/core/auth/actor";
import type { Effect } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import type { TypedAnswerInput } from "./answer.schema.server";
import { answerOf } from "./answer-input";
import { type AnswerInput, recordAnswer } from "./hand-off-answer.commands.server";
import { contactOf } from "./hand-offs.queries.server";

/** What comes with an answer told to a colleague. */
export interface Told {
  effects?: Effect[];
  /** Who said it, when a mail says who. */
  by?: string;
}

/**
 * Records what a partner told a colleague by phone, in person or by mail: as an answer by the link, but for its origin and
 * for the confirmation, which is not sent; with the effects given, in the name of `by` rather than of whom it was sent to. Refuses what the state of the hand-off does not allow,
 * and when another answer came since the page was read.
 */
export async function typeAnswer(
  user: User,
  handOff: HandOffRecord,
  input: TypedAnswerInput,
  { effects, by }: Told = {},
): Promise<void> {
  const contact = await contactOf(handOff);
  if ((handOff.answers.at(-1)?.id ?? "") !== (input.answerId ?? "")) {
    throw new UserFacingError("Ce partenaire a répondu entre-temps. Rechargez la page pour lire sa réponse.");
  }
  const answer = answerOf(input, { by: by ?? contact.name, origin: input.origin });
  await recordAnswer(user, handOff, contact, { ...answer, ...agreedVisit(input) }, effects);
}

function agreedVisit(input: TypedAnswerInput): Pick<AnswerInput, "visit"> {
  if (input.act !== "accept" || !("visitOn" in input) || !input.visitOn) return {};
  return { visit: { on: input.visitOn, hour: input.hour } };
}
