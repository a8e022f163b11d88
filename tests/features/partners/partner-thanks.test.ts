import { beforeEach, describe, expect, it } from "vitest";
import { HandOff } from "#models/hand-off";
import { Need } from "#models/need";
import type { PartnerRecord } from "#models/partner";
import { Partner } from "#models/partner";
import { createUser } from "#tests/factories/accounts";
import { countAudited, mailsOf } from "#tests/factories/files";
import { createAgency, createHandOff } from "#tests/factories/hand-offs";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { atParis } from "~/core/calendar";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { getPartnerFigures } from "~/features/partners/partner-figures.queries.server";
import { quarterBefore, sendQuarterlyThanks } from "~/features/partners/partner-thanks.commands.server";
import { updateSetting } from "~/features/settings/settings.commands.server";

const ANSWERED = atParis("2026-05-15", "10:00");
const NEXT_QUARTER = atParis("2026-07-02", "10:00");

let user: User;
let partner: PartnerRecord;

beforeEach(async () => {
  user = await createUser();
  partner = await createAgency(user);
  await updateSetting(user, "delays", { sendsThanks: true });
});

it.each([
  ["2026-01-15", "2025-T4", "d’octobre à décembre 2025"],
  ["2026-05-12", "2026-T1", "de janvier à mars 2026"],
  ["2026-07-02", "2026-T2", "d’avril à juin 2026"],
])("on %s, the quarter to thank for is %s", (day, key, words) => {
  expect(quarterBefore(day)).toMatchObject({ key, words });
});

describe("the quarterly thanks", () => {
  it("tells a partner how many requests they answered and how many needs are settled, once", async () => {
    await answered();
    await Need.updateMany({}, { state: "decided" });
    setClock(NEXT_QUARTER);
    expect(await run()).toBe(1);
    expect(await run()).toBe(0);
    expect(await mailsOf("partner-thanks")).toMatchObject([
      {
        to: "paul.roques@deux-ponts.example",
        mailClass: "bureau",
        params: { answered: 1, settled: 1, period: "d’avril à juin 2026" },
      },
    ]);
    expect(await countAudited("partner.thanked", partner._id)).toBe(1);
  });

  it("is one letter when two processes run at once", async () => {
    await answered();
    setClock(NEXT_QUARTER);
    await Promise.all([run(), run()]);
    expect(await mailsOf("partner-thanks")).toHaveLength(1);
  });

  it.each<[string, () => Promise<unknown>]>([
    ["the settings do not ask for it", () => updateSetting(user, "delays", { sendsThanks: false })],
    ["the partner is no longer active", () => Partner.updateOne({ _id: partner._id }, { isActive: false })],
    ["no contact has an address", () => Partner.updateOne({ _id: partner._id }, { "contacts.0.email": "" })],
    ["nothing was answered in it", () => HandOff.updateMany({}, { answeredAt: NEXT_QUARTER })],
    ["half of the next quarter has passed", async () => setClock(atParis("2026-08-20", "10:00"))],
  ])("writes nothing when %s", async (_title, prepare) => {
    await answered();
    setClock(NEXT_QUARTER);
    await prepare();
    await run();
    expect(await mailsOf("partner-thanks")).toEqual([]);
  });
});

it("counts answers, delays and outcomes from the latest requests, those taken back aside", async () => {
  for (const hours of [24, 72, 120])
    await answered(new Date(Date.parse("2026-05-12T08:00:00Z") + hours * 3600_000));
  const { _id } = await createHandOff(user, { partner, householdId: await newFile() });
  await HandOff.updateOne({ _id }, { state: "revoked" });
  const figures = await getPartnerFigures(partner._id);
  expect(figures).toMatchObject({ asked: 3, answered: 3 });
  expect(figures.meanDays).toBeCloseTo(3);
  expect(figures.medianDays).toBeCloseTo(3);
  expect(figures.outcomes).toEqual([{ state: "accepted", count: 3 }]);
});

let files = 0;

function newFile(): Promise<string> {
  files += 1;
  return createFile(user, { lastName: `Foyer ${files}`, email: `foyer${files}@internes.example` });
}

async function answered(answeredAt = ANSWERED): Promise<void> {
  const { _id } = await createHandOff(user, { partner, householdId: await newFile() });
  await HandOff.updateOne({ _id }, { state: "accepted", answeredAt });
  await Partner.updateOne({ _id: partner._id }, { lastAnsweredAt: answeredAt });
}

async function run(): Promise<number> {
  const decided = await sendQuarterlyThanks(10);
  await settle();
  return decided;
}
