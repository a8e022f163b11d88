import { beforeEach, describe, expect, it } from "vitest";
import { HandOff } from "#models/hand-off";
import type { NeedRecord } from "#models/need";
import type { PartnerRecord } from "#models/partner";
import { createUser } from "#tests/factories/accounts";
import { countAudited, needOf } from "#tests/factories/files";
import { createAgency, createHandOff } from "#tests/factories/hand-offs";
import { callRoute } from "#tests/factories/routes";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { updateCriteria } from "~/features/needs/needs.commands.server";

const ROUTE = "_staff.needs.$id_.hand-off.tsx";

let user: User;
let need: NeedRecord;
let partner: PartnerRecord;

beforeEach(async () => {
  user = await createUser();
  const found = await needOf(await createFile(user));
  await updateCriteria(user, found, { communes: [], rooms: 3 });
  need = await needOf(found.householdId);
});

describe("a partner who reached their yearly cap", () => {
  beforeEach(async () => {
    partner = await createAgency(user, { yearlyCap: 1 });
    await createHandOff(user, { partner, householdId: await otherFile() });
  });

  it("is shown with what they were asked, and refused until the colleague means it", async () => {
    const page = await composed();
    expect(page.body).toContain("1 sollicitation sur 1 cette année");
    const refused = await sent({});
    expect([refused.status, refused.body]).toEqual([400, expect.stringContaining("Solliciter quand même")]);
    expect(await HandOff.countDocuments({ needId: need._id })).toBe(0);
    expect((await sent({ isOverCapMeant: "on" })).status).toBe(302);
    expect(await HandOff.countDocuments({ needId: need._id })).toBe(1);
    expect(await countAudited("partner.asked-over-cap", partner._id)).toBe(1);
  });

  it("counts neither what was taken back nor another year", async () => {
    await HandOff.updateMany({}, { state: "revoked" });
    expect((await composed()).body).not.toContain("sur 1 cette année");
    await HandOff.updateMany({}, { state: "sent", sentAt: new Date("2025-12-31T20:00:00Z") });
    expect((await sent({})).status).toBe(302);
    expect(await countAudited("partner.asked-over-cap")).toBe(0);
  });
});

it("tells of the requests a partner has not answered and of the days they take", async () => {
  partner = await createAgency(user);
  await createHandOff(user, { partner, householdId: await otherFile() });
  const { _id } = await createHandOff(user, { partner, householdId: await otherFile() });
  await HandOff.updateOne({ _id }, { state: "accepted", answeredAt: new Date("2026-05-15T08:00:00Z") });
  const { body } = await composed();
  expect(body).toContain("1 demande en cours");
  expect(body).toContain("répond en 3 jours en moyenne");
});

it("gives the number to call for a partner who prefers it", async () => {
  partner = await createAgency(user, { channel: "phone" });
  const { body } = await composed();
  expect(body).toContain('"phones":[{"name":"Paul Roques","phone":"05 65 00 00 01"}]');
  expect(body).toContain("préfère le téléphone");
});

it("leaves the delay of the partner to answer, in working days", async () => {
  partner = await createAgency(user, { delayDays: 10 });
  expect((await composed()).body).toContain('"answerBy":"2026-05-28"');
});

it("neither proposes nor accepts a partner whose themes leave this need out", async () => {
  partner = await createAgency(user, { themes: ["discovery"] });
  expect((await composed()).body).not.toContain(partner.name);
  const refused = await sent({});
  expect([refused.status, refused.body]).toEqual([400, expect.stringContaining("n’est pas sollicité")]);
});

let files = 0;

function otherFile(): Promise<string> {
  files += 1;
  return createFile(user, { lastName: `Autre ${files}`, email: `autre${files}@internes.example` });
}

function composed() {
  return callRoute(ROUTE, user, `/needs/${need._id}/hand-off?partenaire=${partner._id}`);
}

function sent(more: Record<string, string>) {
  return callRoute(ROUTE, user, `/needs/${need._id}/hand-off?partenaire=${partner._id}`, {
    partnerId: partner._id,
    contactId: partner.contacts[0]?.id ?? "",
    answerBy: "2026-05-20",
    consentMeans: "phone",
    ...more,
  });
}
