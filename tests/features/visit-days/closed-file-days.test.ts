import { beforeEach, describe, expect, it } from "vitest";
import { Household } from "#models/household";
import { Mail } from "#models/mail";
import { Need } from "#models/need";
import { Offer } from "#models/offer";
import { Pipeline } from "#models/pipeline";
import { VisitDay } from "#models/visit-day";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, countAudited, fileOf, mailsOf } from "#tests/factories/files";
import { createHome, createSearch } from "#tests/factories/offers";
import { createCouple, deliverAll } from "#tests/factories/tracking";
import { createDay, dayOf, HOME, hostPath, sendVisitDay } from "#tests/factories/visit-days";
import { visit } from "#tests/support/public-site";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { exitJourney, moveStage } from "~/features/candidates/candidate-journeys.commands.server";
import { proposeOffer } from "~/features/offers/offer-proposing.commands.server";
import { forgetPipelines } from "~/features/pipelines/pipelines.queries.server";
import { askErasure, runErasure } from "~/features/privacy/erasures.commands.server";
import { getErasure } from "~/features/privacy/erasures.queries.server";
import { purgeOutdated } from "~/features/privacy/retention-purge.commands.server";
import { callOffVisitDays } from "~/features/visit-days/closed-file-days.commands.server";
import { cancelVisitDay, uncancelVisitDay } from "~/features/visit-days/visit-cancelling.commands.server";

const HOSTS = ["anne.delmas@agence.example", "paul.roques@tilleuls.example"];
const FAMILY = /Caron|Élodie|Sacha|Morel/;

let user: User;
let householdId: string;
let candidateId: string;
let id: string;

beforeEach(async () => {
  user = await createUser();
  ({ householdId, candidateId } = await createCouple(user, { kind: "doctor" }));
  id = await sendVisitDay(user, householdId);
  await deliverAll();
});

describe("a file that is closed", () => {
  it("cancels its visit days to come and tells their hosts once, naming nobody, and the adults", async () => {
    await close();
    await callOffVisitDays(householdId);
    expect(await dayOf(id)).toMatchObject({ state: "cancelled", cancelled: { from: "sent" } });
    const { letters, toAdults } = await lettersTold();
    expect(letters.map(({ to }) => to).sort()).toEqual(HOSTS);
    expect(toAdults).toHaveLength((await dayOf(id)).readers.length);
    expect(toAdults.length).toBeGreaterThan(0);
    expect(JSON.stringify(letters.map(({ params }) => params))).not.toMatch(FAMILY);
    expect((await visit(await hostPath(id))).html).toContain("n’aura pas lieu");
    expect(await countAudited("visit-day.cancelled", id)).toBe(1);
  });

  it("leaves its days gone by, which a colleague may look at, and one may be taken up again", async () => {
    setClock(new Date("2026-05-27T08:00:00Z"));
    await close();
    expect((await dayOf(id)).state).toBe("sent");
    setClock(new Date("2026-05-12T08:00:00Z"));
    await callOffVisitDays(householdId);
    await uncancelVisitDay(user, await dayOf(id));
    expect((await dayOf(id)).state).toBe("sent");
  });

  it("has them again once it is open again, the letters that wait called back", async () => {
    const asked = (await dayOf(id)).steps;
    await close();
    await reopen();
    const day = await dayOf(id);
    expect([day.state, day.cancelled, day.steps]).toEqual(["sent", undefined, asked]);
    const { letters, toAdults } = await lettersTold();
    expect([...letters, ...toAdults].map(({ state }) => state)).toEqual(Array(4).fill("cancelled"));
  });

  it("has not those a colleague cancelled before", async () => {
    await cancelVisitDay(user, await dayOf(id), await fileOf(householdId));
    await close();
    await reopen();
    expect((await dayOf(id)).state).toBe("cancelled");
  });

  it("tells only the hosts whose hour is to come, and leaves a day whose hours are over", async () => {
    await VisitDay.updateOne({ _id: id }, { $set: { title: "Découvrir Cahors" } });
    const over = await createDay(user, householdId, [
      { ...HOME, fromHour: "08:00", toHour: "09:00", title: "Ce matin" },
    ]);
    await moveStepTo(id, 0, "09:00");
    setClock(new Date("2026-05-26T10:00:00Z"));
    await close();
    expect([(await dayOf(over)).state, (await dayOf(id)).state]).toEqual(["draft", "cancelled"]);
    expect((await lettersTold()).letters.map(({ to }) => to)).toEqual([HOSTS[0]]);
  });

  it("keeps its days when somebody settled", async () => {
    const settled = { "stages.$[way].meaning": "won" };
    await Pipeline.updateMany({}, { $set: settled }, { arrayFilters: [{ "way.key": "abandoned" }] });
    forgetPipelines();
    await close();
    await Pipeline.updateMany(
      {},
      { $set: { "stages.$[way].meaning": "lost" } },
      { arrayFilters: [{ "way.key": "abandoned" }] },
    );
    forgetPipelines();
    expect([(await fileOf(householdId)).state, (await dayOf(id)).state]).toEqual(["closed", "sent"]);
  });
});

it("tells the hosts of a file that is erased, by letters that are of no file and name nobody", async () => {
  const dpo = await createUser("dpo");
  const asked = { askedBy: "person", means: "phone", askedOn: "2026-05-11" } as const;
  const erasureId = await askErasure(dpo, householdId, { ...asked, requesterId: candidateId });
  await runErasure(dpo, await getErasure(erasureId), "effacer");
  await settle();
  expect(await VisitDay.countDocuments({})).toBe(0);
  const letters = await Mail.find({ template: "visit-day-cancelled" }).lean();
  expect(letters.map(({ to }) => to).sort()).toEqual(HOSTS);
  expect(JSON.stringify(letters)).not.toMatch(FAMILY);
  expect(letters.every((letter) => letter.householdId === undefined)).toBe(true);
});

describe("what is older than files are kept", () => {
  it("goes: the visit days gone by and the offers nobody made sure of, told to the journal", async () => {
    const offer = await createHome(user);
    expect(await purgeOutdated()).toBe(0);
    setClock(new Date("2028-06-12T08:00:00Z"));
    const fresh = await createHome(user);
    expect(await purgeOutdated()).toBe(2);
    expect((await Offer.find({}, { _id: 1 }).lean()).map(({ _id }) => _id)).toEqual([fresh._id]);
    expect(await VisitDay.countDocuments({})).toBe(0);
    const told = [await countAudited("offer.purged", offer._id), await countAudited("visit-day.purged", id)];
    expect(told).toEqual([1, 1]);
  });

  it("stays in a file kept longer for a reason", async () => {
    setClock(new Date("2028-06-12T08:00:00Z"));
    const keptLonger = { untilOn: "2028-12-31", reason: "repris", by: user.id, at: new Date() };
    await Household.updateOne({ _id: householdId }, { $set: { keptLonger } });
    await purgeOutdated();
    expect(await VisitDay.countDocuments({})).toBe(1);
  });

  it("stays in a file where somebody acted since, and goes once nothing is left of it", async () => {
    setClock(new Date("2028-06-12T08:00:00Z"));
    await Household.updateOne(
      { _id: householdId },
      { $set: { lastActAt: new Date("2028-01-10T08:00:00Z") } },
    );
    await purgeOutdated();
    expect(await VisitDay.countDocuments({})).toBe(1);
    await Household.deleteOne({ _id: householdId });
    expect(await purgeOutdated()).toBe(1);
  });

  it("stays when it is an offer that an open need names or that a household took", async () => {
    const [named, taken] = [await createHome(user), await createHome(user)];
    const need = await createSearch(user);
    await proposeOffer(user, named, need._id);
    await Offer.updateOne({ _id: taken._id }, { $set: { state: "taken", takenBy: householdId } });
    await settle();
    setClock(new Date("2028-06-12T08:00:00Z"));
    await purgeOutdated();
    expect(await Offer.countDocuments({})).toBe(2);
    await Need.updateOne({ _id: need._id }, { $set: { state: "dropped" } });
    expect(await purgeOutdated()).toBe(1);
    expect(await Offer.distinct("_id")).toEqual([taken._id]);
  });
});

async function close(): Promise<void> {
  const candidate = await candidateOf(householdId);
  for (const { pipeline, stage: from } of candidate.journeys) {
    const why = { reason: "family", decidedBy: "spouse" } as const;
    await exitJourney(user, candidate, { pipeline, from, to: "abandoned" }, why);
  }
  await settle();
}

async function reopen(): Promise<void> {
  const candidate = await candidateOf(householdId);
  for (const { pipeline, stage, history } of candidate.journeys) {
    const to = history.at(-2)?.stage ?? "first-contact";
    await moveStage(user, candidate, { pipeline, from: stage, to });
  }
  await settle();
}

async function lettersTold() {
  const all = await mailsOf("visit-day-cancelled");
  const letters = all.filter(({ to }) => HOSTS.includes(to));
  return { letters, toAdults: all.filter((letter) => !letters.includes(letter)) };
}

async function moveStepTo(dayId: string, place: number, fromHour: string): Promise<void> {
  await VisitDay.updateOne({ _id: dayId }, { $set: { [`steps.${place}.fromHour`]: fromHour } });
}
