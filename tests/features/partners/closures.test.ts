import { beforeEach, describe, expect, it } from "vitest";
import { Mail } from "#models/mail";
import { createUser } from "#tests/factories/accounts";
import { mailsOf, needOf } from "#tests/factories/files";
import { createAgency, createHandOff, reloadHandOff } from "#tests/factories/hand-offs";
import { callRoute } from "#tests/factories/routes";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { atParis, toDay } from "~/core/calendar";
import { setClock } from "~/core/clock.server";
import { getSettings } from "~/core/settings.server";
import { sendDueReminders } from "~/features/hand-offs/hand-off-reminders.commands.server";
import { openDayFrom } from "~/features/partners/closures.queries.server";
import { getPartner } from "~/features/partners/partners.queries.server";
import { updateSetting } from "~/features/settings/settings.commands.server";

const AWAY = { fromOn: "2026-05-18", toOn: "2026-05-24", label: "congés" };

let user: User;

beforeEach(async () => {
  user = await createUser();
});

describe("the day a partner is there again", () => {
  it.each([
    ["before a closure, the day itself", "2026-05-15", "2026-05-15"],
    ["within it, the first working day after", "2026-05-19", "2026-05-26"],
    ["on its last day, past the holiday that follows", "2026-05-24", "2026-05-26"],
    ["on a Sunday, the next working day, past the closure it falls in", "2026-05-17", "2026-05-26"],
  ])("%s", async (_case, day, opens) => {
    expect(await openDayFrom({ kind: "estate-agency", closures: [AWAY] }, day)).toBe(opens);
  });

  it("follows one closure by the next", async () => {
    const closures = [
      { fromOn: "2026-06-01", toOn: "2026-06-05" },
      AWAY,
      { fromOn: "2026-05-25", toOn: "2026-05-31" },
    ];
    expect(await openDayFrom({ kind: "estate-agency", closures }, "2026-05-20")).toBe("2026-06-08");
  });

  it("of a school waits for the end of its holidays, in its zone only", async () => {
    await updateSetting(user, "calendar", { zone: "A" });
    expect(await openDayFrom({ kind: "school" }, "2027-02-08")).toBe("2027-02-08");
    await updateSetting(user, "calendar", { zone: "C" });
    expect(await openDayFrom({ kind: "school" }, "2027-02-08")).toBe("2027-02-22");
    expect(await openDayFrom({ kind: "relay-centre" }, "2026-12-24")).toBe("2027-01-04");
    expect(await openDayFrom({ kind: "town-hall" }, "2027-02-08")).toBe("2027-02-08");
  });
});

it("reminds a partner on the first day they are there, not while they are closed", async () => {
  const partner = await createAgency(user, { closures: [AWAY] });
  const handOff = await createHandOff(user, { householdId: await createFile(user), partner });
  await Mail.updateOne(
    { _id: handOff.mailId },
    { $set: { state: "sent", sentAt: atParis("2026-05-12", "10:01") } },
  );
  setClock(atParis("2026-05-20", "09:05"));
  await sendDueReminders(10);
  expect(await mailsOf("hand-off-reminder")).toEqual([]);
  const { nextReminderAt } = await reloadHandOff(handOff._id);
  expect(nextReminderAt && toDay(nextReminderAt)).toBe("2026-05-28");
  setClock(atParis("2026-05-28", "09:05"));
  await sendDueReminders(10);
  expect(await mailsOf("hand-off-reminder")).toHaveLength(1);
});

it("moves the answer asked for beyond the closure, and the composer says why", async () => {
  const partner = await createAgency(user, { closures: [AWAY] });
  const householdId = await createFile(user);
  const { _id } = await needOf(householdId);
  const { body } = await callRoute(
    "_staff.needs.$id_.hand-off.tsx",
    user,
    `/needs/${_id}/hand-off?partenaire=${partner._id}`,
  );
  expect(body).toContain('"answerBy":"2026-05-26"');
  expect(body).toMatch(/du lundi 18\smai au dimanche 24\smai \(congés\)/);
});

it("is kept with the card, and refused when it ends before it begins", async () => {
  const partner = await createAgency(user);
  const page = `/partners/${partner._id}`;
  const form = {
    intent: "card",
    before: JSON.stringify({ name: partner.name, kind: partner.kind, contacts: partner.contacts }),
    name: partner.name,
    kind: partner.kind,
    "contacts[0].id": partner.contacts[0]?.id ?? "",
    "contacts[0].name": "Paul Roques",
    "closures[0].fromOn": AWAY.fromOn,
    "closures[0].toOn": AWAY.toOn,
  };
  const wrong = await callRoute("_staff.partners.$id.tsx", user, page, {
    ...form,
    "closures[0].toOn": "2026-05-01",
  });
  expect([wrong.status, wrong.body]).toEqual([400, expect.stringContaining("finit avant de commencer")]);
  expect((await callRoute("_staff.partners.$id.tsx", user, page, form)).status).toBe(302);
  expect((await getPartner(partner._id)).closures).toEqual([{ fromOn: AWAY.fromOn, toOn: AWAY.toOn }]);
});

it("lets a responsable edit semesters and school holidays, as the days are typed", async () => {
  const responsable = await createUser("responsable");
  const { calendar } = await getSettings();
  const form = {
    before: JSON.stringify(calendar),
    summerStart: "4/5",
    winterStart: "02/11",
    zone: "A",
    "schoolHolidays[0].label": "Pont",
    "schoolHolidays[0].zone": "all",
    "schoolHolidays[0].fromOn": "2027-05-06",
    "schoolHolidays[0].toOn": "2027-05-09",
  };
  const path = "/settings/calendar";
  expect((await callRoute("_staff.settings.calendar.tsx", responsable, path, form)).status).toBe(302);
  expect((await getSettings()).calendar).toMatchObject({
    summerStart: "05-04",
    zone: "A",
    schoolHolidays: [{ label: "Pont" }],
  });
  const wrong = await callRoute("_staff.settings.calendar.tsx", responsable, path, {
    ...form,
    winterStart: "31/02",
  });
  expect([wrong.status, wrong.body]).toEqual([400, expect.stringContaining("écrivez le jour et le mois")]);
  expect((await callRoute("_staff.settings.calendar.tsx", user, path, form)).status).toBe(403);
});
