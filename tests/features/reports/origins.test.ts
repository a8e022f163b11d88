import { beforeEach, expect, it } from "vitest";
import { Candidate } from "#models/candidate";
import { createUser } from "#tests/factories/accounts";
import { createEvent } from "#tests/factories/events";
import { createIntern } from "#tests/factories/placements";
import { callRoute } from "#tests/factories/routes";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { writeAttendance } from "~/features/events/attendances.commands.server";
import { getErasureScope } from "~/features/privacy/erasure-scope.queries.server";
import { countEverything } from "~/features/reports/counting.commands.server";
import { figuresOf } from "~/features/reports/erased-figures.queries.server";
import { getEventResult } from "~/features/reports/event-results.queries.server";
import { getReport } from "~/features/reports/reports.queries.server";

let user: User;
let evening: string;

beforeEach(async () => {
  user = await createUser();
  evening = await createEvent(user);
});

it("tells who settled by what made them known to us, and what an event cost for each of them", async () => {
  await settledFrom(evening, 6);
  await settledFrom(undefined, 5);
  await countEverything();
  const [people, installed, costs] = await tables();
  expect(textsOf(people)).toMatchObject({ "Une rencontre": "6", "Non précisée": "5" });
  expect(textsOf(installed)).toMatchObject({
    "Une rencontre": "6",
    "Non précisée": "5",
    "La presse, une annonce": "0",
  });
  expect(costs?.rows.map(({ now: { text } }) => text)).toEqual(["50\u00A0€"]);
  expect(await getEventResult(evening, 30_000)).toEqual({ origins: 6, installed: 6, eachCents: 5000 });
});

it("counts nobody as settled after an event before the day they are to be", async () => {
  await settledFrom(evening, 1);
  const situations = [{ id: "a", kind: "settled", fromOn: "2100-01-04" }];
  await Candidate.updateMany({}, { situations, journeys: [] });
  expect(await getEventResult(evening, 30_000)).toEqual({ origins: 1, installed: 0 });
});

it("says neither how few settled after an event nor a cost that would tell it", async () => {
  await settledFrom(evening, 6);
  await settledFrom(await createEvent(user, { name: "Petit stand", costCents: 10_000 }), 2);
  await countEverything();
  const [, , costs] = await tables();
  expect(costs?.rows.map(({ now: { text } }) => text)).toEqual(["masqué", "masqué"]);
});

it("counts, before somebody is erased, what they were for the figures of their day", async () => {
  const [householdId = ""] = await settledFrom(evening, 1);
  const scope = await getErasureScope(householdId);
  const figures = await figuresOf(scope);
  const today = toDay(now());
  expect(figures.find(({ day }) => day === today)?.flow).toContainEqual({
    ...{ measure: "origin", key: `event/${evening}`, count: 1 },
  });
});

it("gives an élu·e the tables and their sheets, not the events themselves", async () => {
  const elected = await createUser("elu");
  await settledFrom(evening, 6);
  await countEverything();
  const sheet = await callRoute("_staff.reports_.$table.ts", elected, "/reports/installed-origins");
  expect([sheet.status, sheet.body.includes("Une rencontre")]).toEqual([200, true]);
  expect((await callRoute("_staff.events.$id.tsx", elected, `/events/${evening}`)).status).toBe(403);
});

/** People who came to this event, or to none, and settled today. Returns their files. */
async function settledFrom(eventId: string | undefined, count: number): Promise<string[]> {
  const files: string[] = [];
  for (const rank of Array.from({ length: count }, (_, index) => index)) {
    const { _id: candidateId, householdId } = await createIntern(user, `Caron${eventId ?? ""}${rank}`);
    if (eventId) await writeAttendance(user, eventId, { candidateId, householdId, state: "came" });
    await settle();
    const situations = [{ id: "s", kind: "settled" as const, fromOn: toDay(now()) }];
    await Candidate.updateOne({ _id: candidateId }, { $set: { situations } });
    files.push(householdId);
  }
  return files;
}

async function tables() {
  const report = await getReport(new URLSearchParams());
  return ["origins", "installed-origins", "event-costs"].map((key) =>
    report.tables.find((table) => table.key === key),
  );
}

function textsOf(table: Awaited<ReturnType<typeof tables>>[number]): Record<string, string> {
  return Object.fromEntries((table?.rows ?? []).map(({ label, now: { text } }) => [label, text]));
}
