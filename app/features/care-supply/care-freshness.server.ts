import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { CARE_FRESH_DAYS } from "~/vocabulary/childcare";

const DAY_MS = 24 * 3600 * 1000;

/** The first day that is still fresh: a figure told before is stale. */
export function careFreshSince(at = now()): Day {
  return toDay(new Date(at.getTime() - CARE_FRESH_DAYS * DAY_MS));
}
