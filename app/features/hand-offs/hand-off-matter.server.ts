import type { HandOffRecord } from "#models/hand-off";
import type { NeedRecord } from "#models/need";
import { addWorkingDays, atParis, type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { type Effect, followUp } from "~/core/db/effects.server";
import { derivedId } from "~/core/ids.server";
import type { Settings } from "~/core/settings.server";
import { NBSP } from "~/vocabulary/typography";

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

/** What a hand-off keeps of its reminders while its answer is awaited. */
export const NO_REMINDER: string[] = [
  "nextReminderAt",
  "nextReminder",
  "putOffUntil",
  "putOffFor",
  "unremindedAt",
];

/** What a hand-off keeps of when how it ended is to be known. */
export const NO_OUTCOME_DUE: string[] = ["outcomeDueAt", "outcomeAskAt"];

/** What a hand-off keeps of its question to the family. */
export const NO_FAMILY_QUESTION: string[] = ["familyAskedAt", "familyTaskAt"];

/** What a hand-off keeps of how it ends while nothing is asked of it. */
export const NO_OUTCOME: string[] = [...NO_OUTCOME_DUE, ...NO_FAMILY_QUESTION];

/** Whether a hand-off was taken back for good, and not asked again since: its link tells nothing any more. */
export function isWithdrawn({
  deletions = [],
  sentAt,
}: Pick<HandOffRecord, "deletions" | "sentAt">): boolean {
  return deletions.some(({ askedAt, what }) => !what && askedAt >= sentAt);
}

/** When how it ended is asked of what was taken care of on a day. */
export function outcomeDue(
  on: Day,
  { outcomeDays }: Pick<Settings["delays"], "outcomeDays">,
): Pick<HandOffRecord, "outcomeDueAt" | "outcomeAskAt"> {
  const at = atParis(addWorkingDays(on, outcomeDays), "09:00");
  return { outcomeDueAt: at, outcomeAskAt: at };
}

/** The hand-offs on this same matter, whoever it was passed to. */
export function sameMatter({ needId, introduction }: Kept): Record<string, string> {
  if (!introduction) return { needId: needId ?? "" };
  const { candidateId, structureId } = introduction;
  return { "introduction.candidateId": candidateId, "introduction.structureId": structureId };
}

/** What follows whatever happens to a hand-off: where its need stands, or to whom its candidate is shown. */
export function whenMoved({ needId, introduction }: Kept): Effect[] {
  if (needId) return [followUp("refreshNeed", { needId })];
  return introduction ? [followUp("showCandidate", { candidateId: introduction.candidateId })] : [];
}

/** Takes off the timeline, and out of the calendars of who was invited, a visit agreed that has not taken place yet. */
export function droppedVisit({ _id, introduction }: Pick<HandOffRecord, "_id" | "introduction">): Effect[] {
  const visit = introduction?.visit;
  if (!visit || visit.on < toDay(now())) return [];
  const entryId = visitEntryId(visit.answerId);
  return [
    followUp("binEntry", { entryId, isDeleted: true, at: now().toISOString() }),
    followUp("callOffVisit", { handOffId: _id }),
  ];
}

/** What comes next once a visit is agreed. */
export function nextOfVisit(firstName: string, structureName: string, on: Day) {
  const label = `Accompagner ${firstName} à sa visite${NBSP}: ${structureName}`;
  return { label, dueOn: on, origin: "answer" as const };
}

/** The line of the timeline that tells of a visit agreed, by the answer that proposed it. */
export function visitEntryId(answerId: string): string {
  return derivedId("visit", answerId);
}
