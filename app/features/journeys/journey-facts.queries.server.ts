import type { CandidateRecord } from "#models/candidate";
import { Entry } from "#models/entry";
import { HandOff } from "#models/hand-off";
import { Household } from "#models/household";
import { Task } from "#models/task";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { findIntroductionConsent } from "~/features/consents/consents.queries.server";
import type { JourneyFacts } from "./entry-rules";

/** What the rules of any stage look at, for one candidate; each is read by its index. */
export async function factsOf(candidate: CandidateRecord): Promise<JourneyFacts> {
  const { _id: candidateId, householdId } = candidate;
  const [household, visit, introduction, consent, tasks] = await Promise.all([
    Household.findById(householdId, { arrivalOn: 1, openNeedKinds: 1 }).lean(),
    Entry.findOne(
      { householdId, kind: "visit", deletedAt: { $exists: false }, visitOn: { $lte: toDay(now()) } },
      { visitOn: 1 },
    ).lean(),
    HandOff.exists({ "introduction.candidateId": candidateId, state: { $ne: "revoked" } }),
    findIntroductionConsent(candidateId),
    Task.find(
      { "plan.candidateId": candidateId, "plan.group": "paperwork", state: { $ne: "deleted" } },
      { state: 1 },
    ).lean(),
  ]);
  return {
    candidate,
    arrivalOn: household?.arrivalOn,
    visitOn: visit?.visitOn,
    hasIntroduction: introduction !== null,
    hasConsent: consent !== null,
    hasOpenHousing: household?.openNeedKinds.includes("housing") ?? false,
    paperwork: { planned: tasks.length, left: tasks.filter(({ state }) => state === "open").length },
  };
}
