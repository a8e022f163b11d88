import type { ScholarshipObligation } from "#models/obligation";
import type { ScholarshipRecord } from "#models/scholarship";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { UserFacingError } from "~/core/errors";
import { SCHOLARSHIP_STAGES, type ScholarshipStage } from "~/vocabulary/scholarship-states";
import { joinWords, NBSP } from "~/vocabulary/typography";
import { nextRunningDay } from "./obligation-next-day";
import { changeScholarship, type Decided } from "./scholarship-changes.commands.server";

/** One change of a scholarship that was signed, which also says when something is next asked of somebody. */
export async function changeRunning(
  actor: Actor,
  scholarshipId: string,
  decide: (scholarship: ScholarshipRecord) => Decided | null | Promise<Decided | null>,
): Promise<ScholarshipRecord> {
  return changeScholarship(actor, scholarshipId, async (scholarship) => {
    const decided = await decide(scholarship);
    if (!decided) return null;
    const { set = {}, unset = [] } = decided;
    const gone = Object.fromEntries(unset.map((field) => [field, undefined]));
    const nextOn = nextRunningDay({ ...scholarship, ...set, ...gone });
    return nextOn
      ? { ...decided, set: { ...set, nextOn } }
      : { ...decided, set, unset: [...unset, "nextOn"] };
  });
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

/** What takes a scholarship back to the stage it came from, when what led to the next one is undone. */
export function backTo(
  { name }: Actor,
  { history }: Pick<ScholarshipRecord, "history">,
  to: ScholarshipStage,
): Pick<ScholarshipRecord, "stage" | "isOpen" | "since" | "history"> {
  const at = now();
  return { stage: to, isOpen: true, since: at, history: [...history, { stage: to, at, by: name }] };
}

function quoted(stage: ScholarshipStage): string {
  return `«${NBSP}${SCHOLARSHIP_STAGES[stage].fr}${NBSP}»`;
}
