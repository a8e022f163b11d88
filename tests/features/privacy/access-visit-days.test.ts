import { expect, it } from "vitest";
import { Need } from "#models/need";
import { VisitDay } from "#models/visit-day";
import { createUser } from "#tests/factories/accounts";
import { needOf } from "#tests/factories/files";
import { createCouple } from "#tests/factories/tracking";
import { CLINIC, createDay, HOME } from "#tests/factories/visit-days";
import { openNeed } from "~/features/needs/needs.commands.server";
import { getAccessPackage } from "~/features/privacy/access-package.queries.server";

it("hands nobody what the team alone reads, nor the steps of the other’s search for work", async () => {
  const user = await createUser();
  const { householdId, candidateId, spouseId } = await createCouple(user);
  await openNeed(user, householdId, "spouse-work");
  const { _id: needId } = await needOf(householdId, "spouse-work");
  await Need.updateOne({ _id: needId }, { $set: { "criteria.memberId": spouseId } });
  const meeting = { ...CLINIC, kind: "work" as const, title: "zq-work", hostName: "zq-employer" };
  const id = await createDay(user, householdId, [HOME, meeting, { ...HOME, title: "zq-lead" }]);
  await VisitDay.updateOne({ _id: id }, { $set: { "steps.2.needId": needId } });
  const [candidate, spouse] = [await daysOf(householdId, candidateId), await daysOf(householdId, spouseId)];
  expect(candidate).toContain(HOME.title);
  expect(candidate).not.toMatch(/zq-/);
  for (const words of [HOME.title, "zq-work", "zq-employer", "zq-lead"]) expect(spouse).toContain(words);
  expect(spouse).not.toContain("zq-aside");
});

async function daysOf(householdId: string, memberId: string): Promise<string> {
  const { sections } = await getAccessPackage(householdId, memberId);
  return JSON.stringify(sections.find(({ title }) => title === "Journées de visite"));
}
