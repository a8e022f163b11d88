import { beforeEach, expect, it } from "vitest";
import { Erasure, type ErasureRecord } from "#models/erasure";
import { Household } from "#models/household";
import { VisitDay } from "#models/visit-day";
import { createUser } from "#tests/factories/accounts";
import { fileOf } from "#tests/factories/files";
import { createFile } from "#tests/factories/submissions";
import { type Couple, createCouple } from "#tests/factories/tracking";
import { dayOf, hostPath, programmePath, sendVisitDay } from "#tests/factories/visit-days";
import { visit } from "#tests/support/public-site";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { daysAgo } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { visitDays } from "~/features/calendar/feed-sources.queries.server";
import { refreshFile } from "~/features/households/household-refresh.commands.server";
import { getAccessPackage } from "~/features/privacy/access-package.queries.server";
import { askErasure, runErasure } from "~/features/privacy/erasures.commands.server";
import { mergeFiles } from "~/features/restructurings/merge.commands.server";

let user: User;
let couple: Couple;
let id: string;

beforeEach(async () => {
  user = await createUser();
  couple = await createCouple(user);
  id = await sendVisitDay(user, couple.householdId);
});

it("follows its file into another, and is seen by whoever sees that one", async () => {
  const other = await createFile(user, {
    lastName: "Lagarde",
    email: "l@x.example",
    phone: "06 11 22 33 44",
  });
  await mergeFiles(user, other, couple.householdId, { choices: {}, sameIds: [] });
  await settle();
  expect(await dayOf(id)).toMatchObject({ householdId: other, visibleTo: (await fileOf(other)).visibleTo });
  expect((await visit(await programmePath(id))).html).toContain("Découvrir Figeac");
});

it("is seen by the colleague who follows the file now", async () => {
  const next = await createUser();
  await Household.updateOne({ _id: couple.householdId }, { $set: { referentId: next.id } });
  await refreshFile(couple.householdId);
  expect((await dayOf(id)).visibleTo).toContain(`referent:${next.id}`);
});

it("goes with the file when it is erased, and its links tell nothing", async () => {
  const [host, programme] = [await hostPath(id), await programmePath(id)];
  await erase();
  expect(await VisitDay.countDocuments({})).toBe(0);
  expect((await visit(host)).html).not.toMatch(/Tilleuls|Roques/);
  expect((await visit(programme)).html).not.toContain("Figeac");
});

it("stays for the others when one adult is erased, without their link nor their name", async () => {
  await VisitDay.updateOne({ _id: id }, { $set: { "steps.0.note": "Sacha Morel verra aussi le chantier." } });
  await erase(couple.spouseId);
  const { readers, steps } = await dayOf(id);
  expect(readers.map(({ memberId }) => memberId)).toEqual([couple.candidateId]);
  expect(JSON.stringify(steps)).not.toMatch(/Sacha|Morel/);
});

it("is in what is handed to an adult, without what is kept of its hosts nor what the other said", async () => {
  const said = {
    memberId: couple.spouseId,
    by: "Sacha",
    satisfaction: "no",
    liked: "zq-theirs",
    at: new Date(),
  };
  await VisitDay.updateOne({ _id: id }, { $set: { feedback: [said] } });
  const { sections } = await getAccessPackage(couple.householdId, couple.candidateId);
  const days = JSON.stringify(sections.find(({ title }) => title === "Journées de visite"));
  expect(days).toContain("Paul Roques");
  expect(days).not.toMatch(/zq-theirs|tilleuls\.example/);
});

it("is in the calendar of whoever follows the file", async () => {
  const span = { from: toDay(daysAgo(1)), to: toDay(daysAgo(-60)) };
  expect(await visitDays([user.id], span)).toMatchObject([
    { id, on: "2026-05-26", time: "14:00", until: "15:30", word: "Journée de visite" },
  ]);
});

async function erase(memberId?: string): Promise<void> {
  const asked = {
    askedBy: "person" as const,
    askedOn: "2026-05-11",
    requesterId: memberId ?? couple.candidateId,
  };
  const erasureId = await askErasure(user, couple.householdId, { ...asked, memberId });
  await settle();
  const erasure = await Erasure.findById(erasureId).orFail().lean<ErasureRecord>();
  await runErasure(await createUser("dpo"), erasure, "effacer");
  await settle();
}
