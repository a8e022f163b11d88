import type { ScholarshipObligation } from "#models/obligation";
import { Scholarship, type ScholarshipRecord } from "#models/scholarship";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { type Effect, entry, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import {
  NEXT_SCHOLARSHIP_STAGES,
  OPEN_SCHOLARSHIP_STAGES,
  SCHOLARSHIP_STAGES,
  type ScholarshipStage,
} from "~/vocabulary/scholarship-states";
import { joinWords, NBSP } from "~/vocabulary/typography";
import { findSession } from "./panel-sessions.queries.server";
import { findScholarship } from "./scholarships.queries.server";
import { nextReminderAt } from "./signature-turns";
import { nextDayOf } from "./stage-dates";

/** What a command decided of a scholarship as it was read. */
export interface Decided {
  set?: Partial<ScholarshipRecord>;
  unset?: (keyof ScholarshipRecord)[];
  effects: Effect[];
}

/**
 * One change of a scholarship, decided again from a fresh copy when a colleague was faster, with its next dates; null changes
 * nothing. Refuses one that is no more.
 */
export async function changeScholarship(
  actor: Actor,
  scholarshipId: string,
  decide: (scholarship: ScholarshipRecord) => Decided | null | Promise<Decided | null>,
): Promise<ScholarshipRecord> {
  for (;;) {
    const scholarship = await findScholarship(scholarshipId);
    if (!scholarship) throw new UserFacingError("Cette bourse n’existe plus. Rechargez la page.");
    const decided = await decide(scholarship);
    if (!decided) return scholarship;
    const { set, unset, effects } = await dated(scholarship, decided);
    const saved = await commit<ScholarshipRecord>(actor, Scholarship, scholarshipId, {
      ...{ onlyIf: { version: scholarship.version }, set, unset, effects },
    });
    if (saved) return { ...scholarship, ...set };
  }
}

/** With the next day on which something is asked of somebody, and when whoever is to sign is reminded, once that is decided. */
async function dated(
  scholarship: ScholarshipRecord,
  { set = {}, unset = [], effects }: Decided,
): Promise<Required<Decided>> {
  const gone = Object.fromEntries(unset.map((field) => [field, undefined]));
  const after: ScholarshipRecord = { ...scholarship, ...set, ...gone };
  const session = after.stage === "panel" && after.panel ? await findSession(after.panel.sessionId) : null;
  const text = after.stage === "agreement" ? after.agreements.at(-1) : undefined;
  const dates = { nextOn: nextDayOf(after, session?.on), signatureReminderAt: text && nextReminderAt(text) };
  const none = (["nextOn", "signatureReminderAt"] as const).filter((field) => dates[field] === undefined);
  const known = Object.fromEntries(Object.entries(dates).filter(([, date]) => date !== undefined));
  return { set: { ...set, ...known }, unset: [...unset, ...none], effects };
}

/** What to write for a scholarship to reach a stage; refuses one that does not follow the stage it is at. */
export function reaching(
  { name }: Actor,
  { stage, history }: Pick<ScholarshipRecord, "stage" | "history">,
  to: ScholarshipStage,
): Pick<ScholarshipRecord, "stage" | "isOpen" | "since" | "history"> {
  if (!NEXT_SCHOLARSHIP_STAGES[stage].includes(to))
    throw new UserFacingError(
      `Cette bourse est à l’étape ${quoted(stage)}${NBSP}: elle ne peut pas passer à ${quoted(to)}. Rechargez la page.`,
    );
  const at = now();
  const isOpen = OPEN_SCHOLARSHIP_STAGES.includes(to);
  return { stage: to, isOpen, since: at, history: [...history, { stage: to, at, by: name }] };
}

/** As `reaching`, for what is taken back, whatever follows what. */
export function backTo(
  { name }: Actor,
  { history }: Pick<ScholarshipRecord, "history">,
  stage: ScholarshipStage,
): Pick<ScholarshipRecord, "stage" | "isOpen" | "since" | "history"> {
  const at = now();
  return { stage, isOpen: true, since: at, history: [...history, { stage, at, by: name }] };
}

/** A line of the file on the professional track: what happened to the scholarship of one person. */
export function told(
  { name }: Actor,
  { householdId, candidateId }: Pick<ScholarshipRecord, "householdId" | "candidateId">,
  text: string,
): Effect {
  const track = "professional";
  return entry({ householdId, track, kind: "change", text, memberId: candidateId, authorName: name });
}

/** The task of the stage a scholarship is at follows what is now said of it. */
export function planning(scholarshipId: string): Effect {
  return followUp("planScholarship", { scholarshipId });
}

/** Refuses a scholarship that is at none of these stages, in words. */
export function requireStage(
  { stage }: Pick<ScholarshipRecord, "stage">,
  ...stages: readonly ScholarshipStage[]
): void {
  if (stages.includes(stage)) return;
  const wanted = joinWords(stages.map(quoted), "ou");
  throw new UserFacingError(
    `Cela se fait à l’étape ${wanted}${NBSP}; cette bourse est à l’étape ${quoted(stage)}. Rechargez la page.`,
  );
}

/** The obligation of a scholarship; refuses one whose obligation has not begun. */
export function requireObligation({ obligation }: ScholarshipRecord): ScholarshipObligation {
  if (!obligation) throw new UserFacingError("L’engagement n’a pas commencé. Rechargez la page.");
  return obligation;
}

function quoted(stage: ScholarshipStage): string {
  return `«${NBSP}${SCHOLARSHIP_STAGES[stage].fr}${NBSP}»`;
}
