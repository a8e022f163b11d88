import { expect, it } from "vitest";
import { Candidate } from "#models/candidate";
import { Household } from "#models/household";
import { Notice } from "#models/notice";
import { Task } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { createIntern } from "#tests/factories/placements";
import { callRoute } from "#tests/factories/routes";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { licenceAlert } from "~/features/candidates/internship-facts";
import { openLicenceTasks } from "~/features/placements/licence-tasks.commands.server";

const TODAY = "2026-11-24";

it.each([
  ["ends in sixty days", { licenceUntil: "2027-01-23" }, { until: "2027-01-23", isOver: false }],
  ["ends in sixty-one days", { licenceUntil: "2027-01-24" }, null],
  ["ended yesterday", { licenceUntil: "2026-11-23" }, { until: "2026-11-23", isOver: true }],
  ["ends, the thesis defended", { licenceUntil: "2026-12-01", thesisOn: "2026-11-01" }, null],
  [
    "ends before the day foreseen for the thesis",
    { licenceUntil: "2026-12-01", thesisOn: "2026-12-15" },
    { until: "2026-12-01", isOver: false },
  ],
  ["is not known", {}, null],
])("tells of a licence that %s, or not", (_words, internship, told) => {
  expect(licenceAlert(internship, TODAY)).toEqual(told);
});

it("opens one task sixty days before, however often it runs, and tells who follows the file", async () => {
  const user = await createUser();
  const intern = await createIntern(user);
  await Candidate.updateOne({ _id: intern._id }, { internship: { licenceUntil: "2027-01-23" } });
  setClock(new Date("2026-11-23T09:00:00+01:00"));
  expect(await openLicenceTasks(50)).toBe(0);
  setClock(new Date("2026-11-24T09:00:00+01:00"));
  expect([await openLicenceTasks(50), await openLicenceTasks(50)]).toEqual([1, 0]);
  await settle();

  const label = "Élodie\u00A0: licence de remplacement qui se termine le 23\u00A0janvier 2027, non thésé·e.";
  expect(await Task.find({ candidateId: intern._id }).lean()).toMatchObject([
    { label, ownerId: user.id, dueOn: "2026-12-01", track: "professional", householdId: intern.householdId },
  ]);
  expect(await Notice.countDocuments({ accountId: user.id, text: label })).toBe(1);
});

it("opens another one when the licence is renewed, none in a file that is closed", async () => {
  const user = await createUser();
  const intern = await createIntern(user);
  setClock(new Date("2026-11-24T09:00:00+01:00"));
  await Candidate.updateOne({ _id: intern._id }, { internship: { licenceUntil: "2026-12-15" } });
  expect(await openLicenceTasks(50)).toBe(1);
  await Candidate.updateOne({ _id: intern._id }, { internship: { licenceUntil: "2027-01-15" } });
  expect(await openLicenceTasks(50)).toBe(1);
  await Household.updateOne({ _id: intern.householdId }, { state: "closed" });
  await Candidate.updateOne({ _id: intern._id }, { internship: { licenceUntil: "2027-01-16" } });
  expect(await openLicenceTasks(50)).toBe(0);
});

it("is said on the professional page, to a recruteur too, beside the facts of the third cycle", async () => {
  const user = await createUser();
  const intern = await createIntern(user);
  setClock(new Date("2026-11-24T09:00:00+01:00"));
  const internship = { des: "Médecine générale", phase: "consolidation", licenceUntil: "2026-12-15" };
  await Candidate.updateOne({ _id: intern._id }, { internship, introducedTo: ["partner-1"] });
  const recruteur = await createUser("recruteur", { partnerId: "partner-1" });
  const page = await callRoute("_staff.candidates.$id.tsx", recruteur, `/candidates/${intern._id}`);

  expect(page.body).toContain("phase de consolidation");
  expect(page.body).toContain("non thésé·e");
});

it("writes the facts of the third cycle from the form, and takes them away", async () => {
  const user = await createUser();
  const intern = await createIntern(user);
  const [route, here] = ["_staff.candidates.$id_.edit.tsx", `/candidates/${intern._id}/edit`];
  const drawn = async () => {
    const { project } = JSON.parse((await callRoute(route, user, here)).body);
    return JSON.stringify(project.drawn);
  };
  const base = { intent: "project", firstName: "Élodie", lastName: "Caron" };
  const facts = { des: "Médecine générale", phase: "socle", validatedSemesters: "2", thesisOn: "2027-06-01" };
  await callRoute(route, user, here, { ...base, ...facts, before: await drawn() });
  const written = await Candidate.findById(intern._id).lean();
  expect(written?.internship).toEqual({ ...facts, validatedSemesters: 2 });
  await callRoute(route, user, here, { ...base, before: await drawn() });

  expect((await Candidate.findById(intern._id).lean())?.internship).toBeUndefined();
  const wrong = await callRoute(route, user, here, { ...base, validatedSemesters: "beaucoup" });
  expect(wrong.status).toBe(400);
  expect(wrong.body).toContain("Écrivez un nombre de semestres");
});
