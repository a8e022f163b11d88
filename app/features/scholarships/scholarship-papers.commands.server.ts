import type { ScholarshipRecord } from "#models/scholarship";
import type { ScholarshipPaper } from "#models/scholarship-paper";
import type { Actor } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { addDays } from "~/core/days";
import { audit, type Effect } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { addDocuments, type SentFile } from "~/features/documents/documents.commands.server";
import type { Language } from "~/vocabulary/languages";
import { NBSP } from "~/vocabulary/typography";
import {
  changeScholarship,
  type Decided,
  planning,
  reaching,
  told,
} from "./scholarship-changes.commands.server";
import { groundOf } from "./scholarship-ground.queries.server";

/** As long as a request is looked at, granted or contested, and its agreement begun. */
const PAPER_KEPT_DAYS = 730;

/**
 * Keeps that a paper of the file was received, as a document of the household. Refuses one that is not asked of this
 * scholarship, one already accepted, and any once the request is over.
 */
export async function receivePaper(
  actor: Actor,
  scholarshipId: string,
  { key, documentId }: { key: string; documentId: string },
): Promise<void> {
  await changePaper(actor, scholarshipId, key, (scholarship, _paper, name) => {
    requirePaper(scholarship, key);
    return {
      paper: { key, state: "received", documentId, receivedAt: now() },
      action: "scholarship.paper-received",
      words: `Pièce de la bourse reçue${NBSP}: ${name}.`,
    };
  });
}

/**
 * Keeps the one file sent for a paper as a document of the household, then says that the paper was received. Refuses what
 * `receivePaper` refuses before anything is kept, and a file that is not what it says.
 */
export async function depositPaper(
  actor: Actor,
  scholarship: ScholarshipRecord,
  {
    key,
    files,
    ...from
  }: { key: string; files: readonly SentFile[]; memberId?: string; language?: Language },
): Promise<void> {
  requirePaper(scholarship, key);
  const [documentId] = await addDocuments(actor, scholarship.householdId, {
    ...{ ...from, files: files.slice(0, 1), purpose: "scholarship", track: "family" },
    keptUntil: addDays(toDay(now()), PAPER_KEPT_DAYS),
  });
  if (documentId) await receivePaper(actor, scholarship._id, { key, documentId });
}

/** The paper of a request that may still be sent; says in words why it may not. */
export function requirePaper(
  { papers, isOpen }: Pick<ScholarshipRecord, "papers" | "isOpen">,
  key: string,
): ScholarshipPaper {
  const paper = papers.find((one) => one.key === key);
  if (!paper) throw new UserFacingError("Cette pièce n’est pas demandée ici. Rechargez la page.");
  if (!isOpen) throw new UserFacingError("Cette bourse est close : il n’y a plus de pièce à envoyer.");
  if (paper.state === "accepted")
    throw new UserFacingError("Cette pièce est déjà vérifiée. Il n’y a rien à envoyer de plus.");
  return paper;
}

/** Says that a paper is in order, its file seen or the paper itself. Already accepted, it is left as it is. */
export async function acceptPaper(actor: Actor, scholarshipId: string, key: string): Promise<void> {
  await changePaper(
    actor,
    scholarshipId,
    key,
    (_scholarship, { state, documentId, receivedAt = now() }, name) =>
      state === "accepted"
        ? null
        : {
            paper: {
              key,
              state: "accepted",
              ...(documentId ? { documentId } : {}),
              receivedAt,
              checkedBy: actor.name,
            },
            action: "scholarship.paper-checked",
            words: `Pièce de la bourse vérifiée${NBSP}: ${name}.`,
          },
  );
}

/**
 * Asks again for a paper, with the reason, by the letter of `effects`; a file that was complete is a request again. Refuses
 * it once the review has begun.
 */
export async function refusePaper(
  actor: Actor,
  scholarshipId: string,
  { key, reason, effects }: { key: string; reason: string; effects: readonly Effect[] },
): Promise<void> {
  await changePaper(actor, scholarshipId, key, ({ stage }, { documentId, receivedAt }, name) => {
    requireUnstudied(stage);
    const kept = { ...(documentId ? { documentId } : {}), ...(receivedAt ? { receivedAt } : {}) };
    return {
      paper: { key, state: "refused", ...kept, checkedBy: actor.name, reason },
      action: "scholarship.paper-checked",
      words: `Pièce de la bourse redemandée${NBSP}: ${name}.`,
      effects,
    };
  });
}

/** Takes back that a paper was in order: to be looked at again, or awaited when no file came. Refuses it once the review has begun. */
export async function reviewPaper(actor: Actor, scholarshipId: string, key: string): Promise<void> {
  await changePaper(actor, scholarshipId, key, ({ stage }, { documentId, receivedAt }, name) => {
    requireUnstudied(stage);
    return {
      paper: documentId
        ? { key, state: "received", documentId, ...(receivedAt ? { receivedAt } : {}) }
        : { key, state: "missing" },
      action: "scholarship.paper-checked",
      words: `Pièce de la bourse à vérifier de nouveau${NBSP}: ${name}.`,
    };
  });
}

function requireUnstudied(stage: ScholarshipRecord["stage"]): void {
  if (stage !== "requested" && stage !== "complete")
    throw new UserFacingError("L’instruction a commencé. Revenez d’abord à « Dossier complet ».");
}

interface PaperChange {
  paper: ScholarshipPaper;
  action: "scholarship.paper-received" | "scholarship.paper-checked";
  words: string;
  effects?: readonly Effect[];
}

async function changePaper(
  actor: Actor,
  scholarshipId: string,
  key: string,
  decide: (scholarship: ScholarshipRecord, paper: ScholarshipPaper, name: string) => PaperChange | null,
): Promise<void> {
  await changeScholarship(actor, scholarshipId, async (scholarship): Promise<Decided | null> => {
    const paper = scholarship.papers.find((one) => one.key === key);
    if (!paper) throw new UserFacingError("Cette pièce n’est pas demandée ici. Rechargez la page.");
    if (!scholarship.isOpen)
      throw new UserFacingError("Cette bourse est close. Rouvrez-la avant d’y ajouter des pièces.");
    const { papers: names } = await groundOf(scholarship);
    const change = decide(scholarship, paper, names.get(key) ?? key);
    if (!change) return null;
    const papers = scholarship.papers.map((one) => (one.key === key ? change.paper : one));
    return {
      set: { papers, ...askedAgain(actor, scholarship, change.paper) },
      effects: [
        audit(change.action),
        told(actor, scholarship, change.words),
        ...(change.effects ?? []),
        planning(scholarshipId),
      ],
    };
  });
}

/** A file that misses a paper is complete no more. */
function askedAgain(actor: Actor, scholarship: ScholarshipRecord, { state }: ScholarshipPaper) {
  if (scholarship.stage !== "complete" || state === "accepted") return {};
  return reaching(actor, scholarship, "requested");
}
