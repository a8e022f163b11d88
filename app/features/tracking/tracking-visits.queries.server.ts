import type { NeedRecord } from "#models/need";
import type { NeedVisit } from "#models/need-visit";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { REFUSAL_REASONS_OF } from "~/vocabulary/need-options";
import { childOf } from "./own-needs";
import type { LiveTracking } from "./tracking-link.queries.server";

/** Visits gone by are asked about for so long. */
const ASKED_DAYS = 60;
const DAY_MS = 24 * 3600 * 1000;

/** The visits and meetings of the needs this adult is told of: those to come, then those they may say what they thought of. */
export function visitsOf(needs: readonly NeedRecord[], { member }: Pick<LiveTracking, "member">) {
  const today = toDay(now());
  const since = toDay(new Date(now().getTime() - ASKED_DAYS * DAY_MS));
  const all = needs.flatMap((need) =>
    (need.visits ?? [])
      .filter(({ kind, state }) => kind !== "job-offer" && state !== "cancelled")
      .map((visit) => visitShown(need, visit, member)),
  );
  const byDay = all.toSorted((one, other) => one.on.localeCompare(other.on));
  return {
    coming: byDay.filter(({ on, isDone }) => on >= today && !isDone),
    past: byDay.filter(({ on, isDone }) => on >= since && (on < today || isDone)).reverse(),
  };
}

export type TrackedVisit = ReturnType<typeof visitShown>;

function visitShown(need: NeedRecord, visit: NeedVisit, { id: memberId, household }: LiveTracking["member"]) {
  const { _id: needId, kind, options } = need;
  const { id, on, hour, place, host, optionId, state, feedback } = visit;
  const own = feedback.find((one) => one.memberId === memberId);
  return {
    ...{ id, needId, need: kind, kind: visit.kind, on, hour, place, host },
    ...childOf(need, household),
    isDone: state === "done",
    option: options.find((option) => option.id === optionId)?.label,
    reasons: REFUSAL_REASONS_OF[kind] ?? [],
    own: own && { liking: own.liking, reasons: own.reasons, note: own.note },
  };
}
