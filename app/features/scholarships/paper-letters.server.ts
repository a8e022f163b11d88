import type { ScholarshipRecord } from "#models/scholarship";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { audit, type Effect, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { mail } from "~/core/outbox/mail-effect.server";
import { joinWords, lowerFirst, NBSP } from "~/vocabulary/typography";
import { isAwaited } from "./instalment-proofs";
import { letterReader } from "./obligation-letters.server";
import { changeScholarship, told } from "./scholarship-changes.commands.server";
import { groundOf } from "./scholarship-ground.queries.server";
import { missingPapers } from "./stage-conditions";

/**
 * Asks the person for the papers that are missing, by a letter that brings the link to their own page. Refuses when none
 * is missing, when they have no address, and a second time the same day.
 */
export async function askPapers(user: User, scholarship: ScholarshipRecord): Promise<void> {
  const { papers: names } = await groundOf(scholarship);
  const owed = scholarship.papers.filter(isAwaited);
  if (owed.length === 0)
    throw new UserFacingError("Rien n’est à demander : toutes les pièces sont reçues ou vérifiées.");
  const papers = missingPapers(owed, names);
  const letter = await papersLetter(user, scholarship, { papers });
  if (letter.length === 0)
    throw new UserFacingError("Cette personne n’a pas d’adresse e-mail. Appelez-la, ou notez son adresse.");
  const today = toDay(now());
  await changeScholarship(user, scholarship._id, (current) => {
    if (current.papersAskedOn === today)
      throw new UserFacingError("Ces pièces ont déjà été demandées aujourd’hui, par mail.");
    return {
      set: { papersAskedOn: today },
      effects: [
        audit("scholarship.updated", ["askedPapers"]),
        told(user, current, `Pièces de la bourse demandées${NBSP}: ${joinWords(papers.map(lowerFirst))}.`),
        ...letter,
      ],
    };
  });
}

/** The letter that asks for papers, and opens the page where they are sent; none without an address. */
export async function papersLetter(
  user: User,
  scholarship: ScholarshipRecord,
  asked: { papers: string[]; reason?: string },
): Promise<Effect[]> {
  const reader = await letterReader(scholarship, user);
  if (!reader) return [];
  const { firstName, language, programme, signature, envelope, link } = reader;
  const letter = mail(
    "scholarship-papers",
    { ...signature, language, firstName, programme, ...asked, ...(link ? { link } : {}) },
    envelope,
  );
  const { candidateId: memberId } = scholarship;
  return link ? [letter, followUp("openTrackedPage", { memberId })] : [letter];
}
