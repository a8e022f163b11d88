import type { HandOffAnswer } from "#models/hand-off";
import { PUBLIC } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { UserFacingError } from "~/core/errors";
import { isOverLimit } from "~/core/http/limits.server";
import { getSettings } from "~/core/settings.server";
import { CLOSED_STATES } from "~/vocabulary/hand-offs";
import { type Answer, answerOf } from "./answer-input";
import { stageOf } from "./answer-page.queries.server";
import { type AnswerInput, recordAnswer } from "./hand-off-answer.commands.server";
import { renewLink } from "./hand-offs.commands.server";
import { findLetter, type Letter } from "./hand-offs.queries.server";

const CLOSED = "Ce lien ne permet plus de répondre. Rechargez la page pour voir ce que vous pouvez faire.";
const TOO_MANY = "Plusieurs liens viennent déjà d’être envoyés. Regardez dans votre boîte, ou appelez-nous.";
const TOO_OFTEN = "Cette réponse vient de changer plusieurs fois. Appelez-nous, nous noterons la bonne.";
const NOT_NEEDED = "Cette demande n’est plus nécessaire. Merci : vous n’avez rien à faire.";
const NO_ADDRESS = "Nous n’avons plus d’adresse où vous écrire. Appelez-nous, nous noterons votre réponse.";

/**
 * Records what a partner answers from the letter; the same answer sent twice is one. Refuses once the link
 * no longer allows it, 404 for a link we did not make.
 */
export async function answerByLink(token: string | undefined, input: Answer): Promise<void> {
  const letter = await getLetter(token);
  const answer = answerOf(input, { by: letter.contact.name, origin: "link" });
  if (isLastAnswer(letter, answer)) return;
  const { delays } = await getSettings();
  const { stage, canChange } = stageOf(letter, delays);
  if (stage !== "open" && !canChange) throw new UserFacingError(CLOSED);
  if (await isOverLimit("link-answer", letter.handOff.linkId)) throw new UserFacingError(TOO_OFTEN);
  try {
    await recordAnswer(PUBLIC, letter.handOff, letter.contact, answer);
  } catch (error) {
    // A double press: the other request has just recorded this very answer.
    if (error instanceof UserFacingError && isLastAnswer(await getLetter(token), answer)) return;
    throw error;
  }
}

/** Mails a new link to the address on file, whoever asks; refuses more than a few an hour. */
export async function renewAnswerLink(token: string | undefined): Promise<void> {
  const { handOff, contact, isCurrent } = await getLetter(token);
  if (isCurrent) return;
  const { email, name } = contact;
  if (CLOSED_STATES.includes(handOff.state)) throw new UserFacingError(NOT_NEEDED);
  if (!email) throw new UserFacingError(NO_ADDRESS);
  if (await isOverLimit("link-mail", handOff.linkId)) throw new UserFacingError(TOO_MANY);
  await renewLink(handOff, { name, email });
}

async function getLetter(token: string | undefined): Promise<Letter> {
  const letter = await findLetter(token);
  if (!letter) throw notFound();
  return letter;
}

function isLastAnswer({ handOff }: Letter, answer: AnswerInput): boolean {
  const last = handOff.answers.at(-1);
  return last !== undefined && fingerprint(last) === fingerprint(answer);
}

function fingerprint({
  act,
  message = "",
  reasons,
  proposal,
  visit,
  other,
  promisedOn = "",
}: AnswerInput | HandOffAnswer): string {
  const home = proposal && [proposal.place, proposal.rent, proposal.rooms, proposal.fromOn, proposal.note];
  const day = visit && [visit.on, visit.hour, visit.note];
  const person = other && [other.name, other.email, other.phone];
  return JSON.stringify([act, message, reasons, home, day, person, promisedOn]);
}
