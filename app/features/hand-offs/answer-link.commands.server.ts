import type { HandOffAnswer, HandOffRecord } from "#models/hand-off";
import { PARTNER } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { UserFacingError } from "~/core/errors";
import { isOverLimit } from "~/core/http/limits.server";
import { getSettings } from "~/core/settings.server";
import type { SentFile } from "~/features/documents/documents.commands.server";
import { answerSinceSent } from "~/features/needs/need-status";
import { photosOf } from "~/features/needs/proposal-words";
import { OUTCOME_STATES } from "~/vocabulary/hand-offs";
import { type Answer, answerOf } from "./answer-input";
import { stageOf } from "./answer-page.queries.server";
import { checkPhotos, forgetPhotos, storePhotos, withPhotos } from "./answer-photos.server";
import { type AnswerInput, recordAnswer } from "./hand-off-answer.commands.server";
import { isWithdrawn } from "./hand-off-matter.server";
import { latestVersion, renewLink } from "./hand-offs.commands.server";
import { findLetter, type Letter } from "./hand-offs.queries.server";

const CHANGED =
  "La demande a changé depuis que vous l’avez ouverte : relisez ce qui change, puis envoyez de nouveau votre réponse.";
const CLOSED = "Ce lien ne permet plus de répondre. Rechargez la page pour voir ce que vous pouvez faire.";
const TOO_MANY = "Plusieurs liens viennent déjà d’être envoyés. Regardez dans votre boîte, ou appelez-nous.";
const TOO_OFTEN = "Cette réponse vient de changer plusieurs fois. Appelez-nous, nous noterons la bonne.";
const NOT_NEEDED = "Cette demande n’est plus nécessaire. Merci : vous n’avez rien à faire.";
const NO_ADDRESS = "Nous n’avons plus d’adresse où vous écrire. Appelez-nous, nous noterons votre réponse.";

/**
 * Records what a partner answers from the letter, with the photos of a home; the same answer sent twice is one. Refuses
 * once the link no longer allows it, an answer to a request that changed since it was read, and what is not a photo; 404
 * for a link we did not make.
 */
export async function answerByLink(
  token: string | undefined,
  input: Answer,
  files: readonly SentFile[] = [],
): Promise<void> {
  const letter = await getLetter(token);
  const photos = checkPhotos(input, files);
  const said = answerOf(input, { by: letter.contact.name, origin: "link" });
  const answer = { ...withPhotos(said, photos), toVersion: latestVersion(letter.handOff).number };
  if (isLastAnswer(letter, answer)) return;
  const { delays } = await getSettings();
  const { stage, canChange } = stageOf(letter, delays);
  if (stage !== "open" && !canChange) throw new UserFacingError(CLOSED);
  if (Number(input.version ?? 1) !== answer.toVersion) throw new UserFacingError(CHANGED);
  if (await isOverLimit("link-answer", letter.handOff.linkId)) throw new UserFacingError(TOO_OFTEN);
  await storePhotos(photos);
  try {
    await recordAnswer(PARTNER, letter.handOff, letter.contact, answer);
  } catch (error) {
    await forgetPhotos(photos);
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
  if (!isRenewable(handOff)) throw new UserFacingError(NOT_NEEDED);
  if (!email) throw new UserFacingError(NO_ADDRESS);
  if (await isOverLimit("link-mail", handOff.linkId)) throw new UserFacingError(TOO_MANY);
  await renewLink(handOff, { name, email });
}

/** A link ended too early is given again; one taken back, or of a matter brought to its end, is not. */
function isRenewable(handOff: HandOffRecord): boolean {
  return !isWithdrawn(handOff) && !["revoked", "prepared", ...OUTCOME_STATES].includes(handOff.state);
}

async function getLetter(token: string | undefined): Promise<Letter> {
  const letter = await findLetter(token);
  if (!letter) throw notFound();
  return letter;
}

function isLastAnswer({ handOff }: Letter, answer: AnswerInput): boolean {
  const last = answerSinceSent(handOff);
  return last !== undefined && fingerprint(last) === fingerprint(answer);
}

/** What was said, whatever it was kept with. */
function fingerprint({
  act,
  message = "",
  reasons,
  proposal,
  visit,
  other,
  promisedOn = "",
}: AnswerInput | HandOffAnswer): string {
  const photos = photosOf(proposal).map(({ name, bytes }) => [name, bytes]);
  const proposed = proposal && sorted({ kind: "housing", ...proposal, photos });
  const day = visit && [visit.on, visit.hour, visit.note];
  const person = other && [other.name, other.email, other.phone];
  return JSON.stringify([act, message, reasons, proposed, day, person, promisedOn]);
}

function sorted(fields: Record<string, unknown>): unknown[] {
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined && value !== null)
    .sort(([one], [other]) => String(one).localeCompare(String(other)));
}
