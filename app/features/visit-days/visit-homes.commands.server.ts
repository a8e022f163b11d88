import type { VisitDayRecord } from "#models/visit-day";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { UserFacingError } from "~/core/errors";
import { planVisit } from "~/features/needs/need-visits.commands.server";
import { recordVisit, type VisitTold } from "~/features/needs/visit-telling.commands.server";
import { findVisitedNeed } from "./visit-homes.queries.server";
import { getStep } from "./visit-steps.commands.server";

const GONE = "Ce logement n’est plus parmi les propositions du foyer.";
const TOO_EARLY = "Ce jour n’est pas encore venu. Notez leur avis après la visite.";

/**
 * Notes what the household thought of a home visited during a day, as a visit of that option: with the one already noted
 * there on that day, when there is one. Refuses a day to come or cancelled, and a home no longer proposed. Returns the need,
 * the visit and what was noted.
 */
export async function tellOfHome(
  user: User,
  day: VisitDayRecord,
  stepId: string,
  told: VisitTold,
): Promise<{ needId: string; visitId: string; feedbackId: string }> {
  const { optionId = "", fromHour: hour, place, host } = getStep(day, stepId);
  if (day.on > toDay(now()) || day.state === "cancelled") throw new UserFacingError(TOO_EARLY);
  const need = await findVisitedNeed(day.householdId, optionId);
  if (!need) throw new UserFacingError(GONE);
  const noted = need.visits?.find(
    (visit) => visit.optionId === optionId && visit.on === day.on && visit.state !== "cancelled",
  );
  const input = { kind: "visit" as const, optionId, on: day.on, hour, place, host: host?.name };
  const visitId = noted?.id ?? (await planVisit(user, need, input, stepId));
  const planned = noted ? need : await findVisitedNeed(day.householdId, optionId);
  if (!planned) throw new UserFacingError(GONE);
  return { needId: need._id, visitId, feedbackId: await recordVisit(user, planned, visitId, told) };
}
