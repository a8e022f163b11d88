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
import { NBSP } from "~/vocabulary/typography";
import { findScholarship } from "./scholarships.queries.server";

/** What a command decided of a scholarship as it was read. */
export interface Decided {
  set?: Partial<ScholarshipRecord>;
  unset?: (keyof ScholarshipRecord)[];
  effects: Effect[];
}

/**
 * One change of a scholarship, decided again from a fresh copy when a colleague was faster; null changes nothing. Refuses one
 * that is no more.
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
    const { set, unset, effects } = decided;
    const saved = await commit<ScholarshipRecord>(actor, Scholarship, scholarshipId, {
      onlyIf: { version: scholarship.version },
      ...(set ? { set } : {}),
      ...(unset ? { unset } : {}),
      effects,
    });
    if (saved) return { ...scholarship, ...set };
  }
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

function quoted(stage: ScholarshipStage): string {
  return `«${NBSP}${SCHOLARSHIP_STAGES[stage].fr}${NBSP}»`;
}
