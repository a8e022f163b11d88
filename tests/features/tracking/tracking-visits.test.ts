import { beforeEach, describe, expect, it } from "vitest";
import { Need, type NeedRecord } from "#models/need";
import { createUser } from "#tests/factories/accounts";
import { fileOf, refusalOf } from "#tests/factories/files";
import { type Couple, createCouple, sendPage, showHomes } from "#tests/factories/tracking";
import { sendVisitDay, VISIT_ON } from "#tests/factories/visit-days";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { planVisit } from "~/features/needs/need-visits.commands.server";
import { carryOutTrackingAct } from "~/features/tracking/tracking-acts.commands.server";
import { getLiveTracking } from "~/features/tracking/tracking-link.queries.server";
import { getTrackingPage } from "~/features/tracking/tracking-page.queries.server";
import type { Liking } from "~/vocabulary/need-options";

/** Days from the clock of the test. */
const daysAgo = (days: number) => toDay(new Date(now().getTime() - days * 24 * 3600 * 1000));
const COMING = "2100-05-12";

let user: User;
let couple: Couple;
let needId: string;

beforeEach(async () => {
  user = await createUser();
  couple = await createCouple(user);
  needId = await showHomes(couple.householdId);
});

describe("visits on the page of an adult", () => {
  it("are announced until their day, with what is visited", async () => {
    await plan(COMING);
    const { visits } = await pageOf(couple.candidateId);
    expect(visits.coming).toMatchObject([{ on: COMING, option: "Bellevue, 3 pièces", kind: "visit" }]);
    expect(visits.past).toEqual([]);
  });

  it("are dates to come, as the visit days whose programme was sent are", async () => {
    await sendVisitDay(user, couple.householdId);
    await plan("2026-05-20");
    const { dates } = await pageOf(couple.candidateId);
    expect(dates.slice(0, 2)).toMatchObject([
      { what: "meeting", on: "2026-05-20", kind: "visit", need: "housing" },
      { what: "day", on: VISIT_ON, title: "Découvrir Figeac" },
    ]);
  });

  it("are told of by each adult alone, whose word takes the place of the one before", async () => {
    const visitId = await plan(daysAgo(10));
    await say(couple.candidateId, visitId, "unsure");
    await say(couple.spouseId, visitId, "no");
    await say(couple.candidateId, visitId, "yes");

    const { visits = [] } = await need();
    expect(visits[0]?.feedback.map(({ memberId, liking }) => [memberId, liking])).toEqual([
      [couple.spouseId, "no"],
      [couple.candidateId, "yes"],
    ]);
    expect(visits[0]).toMatchObject({ state: "done" });
    const own = (await pageOf(couple.candidateId)).visits.past[0]?.own;
    expect(own).toMatchObject({ liking: "yes", reasons: ["too-far"] });
    expect((await fileOf(couple.householdId)).needLines.length).toBeGreaterThan(0);
  });

  it("are not told of before they take place", async () => {
    const visitId = await plan(COMING);
    expect(await refusalOf(say(couple.candidateId, visitId, "yes"))).toBeTruthy();
    expect((await need()).visits?.[0]?.feedback).toEqual([]);
  });

  it("are not found when the need is told to somebody else", async () => {
    await Need.updateOne({ _id: needId }, { $set: { kind: "spouse-work" } });
    const visitId = await plan(daysAgo(10));
    await expect(say(couple.candidateId, visitId, "yes")).rejects.toMatchObject({ status: 404 });
  });
});

async function plan(on: string): Promise<string> {
  return planVisit(user, await need(), { kind: "visit", optionId: "home-one", on });
}

async function say(memberId: string, visitId: string, liking: Liking): Promise<void> {
  const path = await sendPage(user, couple.householdId, memberId);
  const live = await getLiveTracking(path.split("/").at(-1), new URL(path, "http://here"));
  const act = { act: "visit" as const, needId, visitId, liking, reasons: ["too-far" as const] };
  await carryOutTrackingAct(live, act, { files: [], hasCode: false });
}

async function pageOf(memberId: string) {
  const path = await sendPage(user, couple.householdId, memberId);
  const page = await getTrackingPage(path.split("/").at(-1), new URL(path, "http://here"), null);
  if (page.stage !== "open") throw new Error(page.stage);
  return page;
}

function need(): Promise<NeedRecord> {
  return Need.findById(needId).orFail().lean<NeedRecord>();
}
