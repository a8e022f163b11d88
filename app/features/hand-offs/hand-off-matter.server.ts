import type { HandOffRecord } from "#models/hand-off";
import type { NeedRecord } from "#models/need";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { type Effect, followUp } from "~/core/db/effects.server";
import { derivedId } from "~/core/ids.server";

type Kept = Pick<HandOffRecord, "needId" | "introduction">;

/** What is passed on, by when it is wanted, and what a hand-off keeps of it. */
export interface Matter {
  kept: Pick<HandOffRecord, "needId" | "needKind" | "introduction" | "track">;
  fromOn?: Day;
}

/** A need of the household as the matter of a hand-off. */
export function needMatter({ _id, kind, track, criteria }: NeedRecord): Matter {
  return { kept: { needId: _id, needKind: kind, track }, fromOn: criteria.fromOn };
}

/** The hand-offs on this same matter, whoever it was passed to. */
export function sameMatter({ needId, introduction }: Kept): Record<string, string> {
  if (!introduction) return { needId: needId ?? "" };
  const { candidateId, structureId } = introduction;
  return { "introduction.candidateId": candidateId, "introduction.structureId": structureId };
}

/** What follows when an answer is awaited again: the need is asked, the candidate is shown to the structure. */
export function whenAsked(kept: Kept, asked: { partnerName: string; answerBy: Day }): Effect[] {
  return kept.needId ? [followUp("markNeedAsked", { needId: kept.needId, ...asked })] : whenShown(kept);
}

/** What follows when no answer will come: the ball is ours, the candidate is no longer shown. */
export function whenTakenBack(kept: Kept, partnerName: string): Effect[] {
  return kept.needId ? [followUp("takeBallBack", { needId: kept.needId, partnerName })] : whenShown(kept);
}

function whenShown({ introduction }: Kept): Effect[] {
  return introduction ? [followUp("showCandidate", { candidateId: introduction.candidateId })] : [];
}

/** Takes off the timeline a visit agreed that has not taken place yet. */
export function droppedVisit({ introduction }: Kept): Effect[] {
  const visit = introduction?.visit;
  if (!visit || visit.on < toDay(now())) return [];
  const entryId = visitEntryId(visit.answerId);
  return [followUp("binEntry", { entryId, isDeleted: true, at: now().toISOString() })];
}

/** The line of the timeline that tells of a visit agreed, by the answer that proposed it. */
export function visitEntryId(answerId: string): string {
  return derivedId("visit", answerId);
}
