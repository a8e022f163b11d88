import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { NEXT_SCHOLARSHIP_STAGES, SCHOLARSHIP_STAGES } from "~/vocabulary/scholarship-states";
import { isOneOf } from "~/vocabulary/words";
import { findNextSession } from "./panel-sessions.queries.server";
import { groundOf } from "./scholarship-ground.queries.server";
import { getScholarship } from "./scholarships.queries.server";
import { stageRefusal } from "./stage-conditions";

/** A move of a scholarship, asked without script: from where, to where, and what that stage still misses. 404 for any other. */
export async function getScholarshipStep(user: User, scholarshipId: string, to: string | null) {
  const scholarship = await getScholarship(user, scholarshipId);
  const { name, stage } = scholarship;
  if (!isOneOf(SCHOLARSHIP_STAGES, to) || !NEXT_SCHOLARSHIP_STAGES[stage].includes(to)) throw notFound();
  const [ground, session] = await Promise.all([groundOf(scholarship), findNextSession(toDay(now()))]);
  return {
    ...{ id: scholarshipId, name, board: "scholarship" },
    from: { key: stage, label: SCHOLARSHIP_STAGES[stage].fr },
    to: { key: to, label: SCHOLARSHIP_STAGES[to].fr },
    refusal: stageRefusal(scholarship, to, { ...ground, sessionOn: session?.on }),
  };
}
