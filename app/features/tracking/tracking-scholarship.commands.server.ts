import { Scholarship, type ScholarshipRecord } from "#models/scholarship";
import { Tracking } from "#models/tracking";
import { FAMILY } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { addDays } from "~/core/days";
import { commit } from "~/core/db/commit.server";
import { UserFacingError } from "~/core/errors";
import { addDocuments, type SentFile } from "~/features/documents/documents.commands.server";
import { receiveProof } from "~/features/scholarships/instalment-proofs.commands.server";
import { ownScholarshipsOf } from "~/features/scholarships/own-scholarships.queries.server";
import { depositPaper } from "~/features/scholarships/scholarship-papers.commands.server";
import { lowerFirst, NBSP } from "~/vocabulary/typography";
import type { TrackingAct } from "./tracking.schema.server";
import type { LiveTracking } from "./tracking-link.queries.server";
import { tell } from "./tracking-telling.server";
import { refuseFull } from "./tracking-uploads.commands.server";
import { TRACKING_REFUSALS } from "./tracking-words";

/** As long as a year of a scholarship is looked at, and the next. */
const PROOF_KEPT_DAYS = 730;

/**
 * Keeps the file an adult sends for a paper of their own scholarship, or for a proof of what runs, and tells who follows
 * the file. Refuses, in the language of the page, a paper already checked and a file that is not what it says; 404 for a
 * scholarship that is not theirs and a paper that is not asked of them.
 */
export async function sendScholarshipPaper(
  live: LiveTracking,
  { scholarshipId, key }: Extract<TrackingAct, { act: "scholarship" }>,
  files: readonly SentFile[],
): Promise<void> {
  const { member, tracking, language } = live;
  const { id: memberId, name } = member;
  const own = (await ownScholarshipsOf(memberId, language)).find(({ id }) => id === scholarshipId);
  const paper = own?.papers.find((one) => one.key === key);
  const scholarship = await Scholarship.findById(scholarshipId).lean<ScholarshipRecord>();
  if (!scholarship || !paper) throw notFound();
  if (paper.state === "accepted") throw new UserFacingError(TRACKING_REFUSALS[language].paperChecked);
  await refuseFull(live, 1);
  const actor = { ...FAMILY, name };
  if (scholarship.papers.some((one) => one.key === key))
    await depositPaper(actor, scholarship, { key, files, memberId, language });
  else {
    const [documentId] = await addDocuments(actor, scholarship.householdId, {
      ...{ files: files.slice(0, 1), purpose: "scholarship", track: "family", memberId, language },
      keptUntil: addDays(toDay(now()), PROOF_KEPT_DAYS),
    });
    await receiveProof(actor, scholarshipId, key, documentId);
  }
  const text = `${name} a envoyé pour sa bourse${NBSP}: ${lowerFirst(paper.label)}.`;
  await commit(FAMILY, Tracking, tracking._id, {
    set: { updatedAt: now() },
    effects: await tell(member, text, `/scholarships/${scholarshipId}`),
  });
}
