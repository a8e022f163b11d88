import type { NeedOption, NeedRecord } from "#models/need";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { type Effect, followUp } from "~/core/db/effects.server";
import { NEED_KIND } from "./need-kinds";

const DAY_MS = 24 * 3600 * 1000;

interface FollowUpChange {
  set: Partial<Pick<NeedRecord, "followUpOn">>;
  unset: string[];
  effects: Effect[];
}

export const NO_CHANGE: FollowUpChange = { set: {}, unset: [], effects: [] };

/** What a decision changes of when somebody asks how it goes: planned once an option is kept, called off once none is. */
export function followUpChange(
  need: NeedRecord,
  options: readonly Pick<NeedOption, "state">[],
): FollowUpChange {
  const isKept = options.some(({ state }) => state === "kept");
  if (!isKept) return calledOff(need);
  const on = need.followUpOn ?? followUpDay(need);
  if (!on || need.followUpOn) return NO_CHANGE;
  return {
    set: { followUpOn: on },
    unset: [],
    effects: [followUp("planNeedFollowUp", { needId: need._id, followUpOn: on })],
  };
}

/** Of a need whose decision no longer holds, nobody asks how it goes, and what was said of it no longer counts. */
export function calledOff({ _id: needId, followUpOn }: NeedRecord): FollowUpChange {
  if (!followUpOn) return NO_CHANGE;
  return {
    set: {},
    unset: ["followUpOn", "outcome"],
    effects: [followUp("planNeedFollowUp", { needId, followUpOn })],
  };
}

function followUpDay({ kind }: NeedRecord): Day | undefined {
  const { followUpDays } = NEED_KIND[kind];
  return followUpDays ? toDay(new Date(now().getTime() + followUpDays * DAY_MS)) : undefined;
}
