import fc from "fast-check";
import { assert, beforeEach, describe, expect, it } from "vitest";
import { AuditEvent } from "#models/audit-event";
import { Candidate, type CandidateRecord } from "#models/candidate";
import { Entry } from "#models/entry";
import { Household } from "#models/household";
import { Task } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { createEvent, eventOf, originOf } from "#tests/factories/events";
import { everyByte } from "#tests/factories/families";
import { createIntern } from "#tests/factories/placements";
import { SOFTWARE, type User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { countsOf } from "~/features/events/attendance-rules";
import {
  noteAttendance,
  putBackAttendance,
  recordEncounter,
  removeAttendance,
} from "~/features/events/attendances.commands.server";
import { cancelCalls, planCalls } from "~/features/events/event-calls.commands.server";
import { getEventPage } from "~/features/events/event-page.queries.server";
import { archiveEvent, updateEvent } from "~/features/events/events.commands.server";
import { findOpenEvent } from "~/features/events/events.queries.server";
import { noteOrigin, setOrigin } from "~/features/events/origins.commands.server";
import { getAccessPackage } from "~/features/privacy/access-package.queries.server";
import { eraseEverywhere } from "~/features/privacy/erasure-run.server";
import { getErasureScope } from "~/features/privacy/erasure-scope.queries.server";
import { mergeFiles } from "~/features/restructurings/merge.commands.server";
import { undoRestructuring } from "~/features/restructurings/restructurings.commands.server";
import { splitFile } from "~/features/restructurings/split.commands.server";

const CAME = { state: "came" as const };
const BY_FORM = { submissionId: "form-of-the-evening", receivedOn: "2026-04-02" };

let user: User;
let intern: CandidateRecord;
let evening: string;

beforeEach(async () => {
  user = await createUser();
  intern = await createIntern(user);
  evening = await createEvent(user);
});

describe("coming to an event", () => {
  it("is written in the file and makes it the origin of whoever had none", async () => {
    await come(evening);
    expect(await originOf(intern._id)).toEqual({ source: "event", eventId: evening, on: "2026-04-10" });
    expect(
      await Entry.exists({ text: /^Rencontré·e à la soirée d’accueil/, track: "professional" }),
    ).not.toBeNull();
    expect(await AuditEvent.exists({ action: "event.attended", subjectId: evening })).not.toBeNull();
  });

  it("is one line for each person, even when two colleagues note it at once", async () => {
    await Promise.all([come(evening), come(evening)]);
    expect((await eventOf(evening)).attendances).toMatchObject([{ candidateId: intern._id, state: "came" }]);
  });

  it("is no origin for whoever only registered, or did not come", async () => {
    await noteAttendance(user, evening, { candidateId: intern._id, state: "registered" });
    await noteAttendance(user, evening, { candidateId: intern._id, state: "absent" });
    expect(await originOf(intern._id)).toBeUndefined();
  });

  it("taken back, leaves the earliest of the others for origin, or none", async () => {
    const stand = await createEvent(user, { on: "2026-05-02" });
    await come(evening);
    await come(stand);
    await removeAttendance(user, evening, (await eventOf(evening)).attendances[0]?.id ?? "");
    expect(await originOf(intern._id)).toMatchObject({ eventId: stand });
    await noteAttendance(user, stand, { candidateId: intern._id, state: "absent" });
    expect(await originOf(intern._id)).toBeUndefined();
  });

  it("removed by mistake, comes back as it was: the form it came by, its call, the origin it gave", async () => {
    const stand = await createEvent(user, { on: "2026-05-02" });
    await recordEncounter(SOFTWARE, { ...BY_FORM, eventId: evening, candidateId: intern._id }, "form");
    await come(evening);
    await come(stand);
    await planCalls(user, evening, "2100-01-04");
    const [line] = (await eventOf(evening)).attendances;
    await Candidate.updateOne({ _id: intern._id }, { "origin.on": "2026-04-02" });

    const removed = await removeAttendance(user, evening, line?.id ?? "");
    await settle();
    assert(removed);
    await putBackAttendance(user, evening, removed);

    expect((await eventOf(evening)).attendances).toEqual([line]);
    expect(await originOf(intern._id)).toEqual({ source: "event", eventId: evening, on: "2026-04-02" });
    expect(await tasks()).toMatchObject([{ state: "open", dueOn: "2100-01-04" }]);
  });

  it("is refused of an event among the archives, whose form is closed too", async () => {
    const { code } = await eventOf(evening);
    expect(await findOpenEvent(code.toLowerCase())).toMatchObject({ _id: evening });
    await archiveEvent(user, evening, true);
    await expect(come(evening)).rejects.toThrow("archivée");
    expect(await findOpenEvent(code)).toBeNull();
  });

  it("is not noted of a file the colleague does not see, whose people are counted and not named", async () => {
    await come(evening);
    await Household.updateOne({ _id: intern.householdId }, { visibleTo: ["referent:another"] });
    const stranger = await createUser("referent", { isWholeDepartement: false, territories: [] });
    await expect(
      noteAttendance(stranger, evening, { candidateId: intern._id, ...CAME }),
    ).rejects.toMatchObject({
      status: 404,
    });
    expect(await getEventPage(stranger, evening, 1)).toMatchObject({
      ...{ people: { rows: [] }, hiddenCount: 1, counts: { came: 1 }, eachCents: 30_000 },
    });
  });
});

it("refuses to say who came before the day", async () => {
  const coming = await createEvent(user, { on: "2027-01-10" });
  for (const state of ["came", "absent"] as const)
    await expect(noteAttendance(user, coming, { candidateId: intern._id, state })).rejects.toThrow(
      "pas encore eu lieu",
    );
  await noteAttendance(user, coming, { candidateId: intern._id, state: "registered" });
});

it("never overwrites the first origin, whatever happens at whichever event afterwards", async () => {
  const coming = 2;
  const events = await Promise.all(
    ["2024-01-10", "2026-01-10", "2027-01-10"].map((on) => createEvent(user, { on })),
  );
  await come(evening);
  const first = await originOf(intern._id);
  const state = fc.constantFrom("registered" as const, "came" as const, "absent" as const);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(2), state), { maxLength: 4 }), async (acts) => {
      for (const [rank, is] of acts) {
        // Before its day, one only registers.
        const said = rank === coming ? "registered" : is;
        await noteAttendance(user, events[rank] ?? "", { candidateId: intern._id, state: said });
      }
      expect(await originOf(intern._id)).toEqual(first);
    }),
    { numRuns: 8 },
  );
});

describe("an origin set by hand", () => {
  it("says how, and is kept from later events", async () => {
    await setOrigin(user, intern._id, {}, { source: "colleague" });
    await come(evening);
    expect(await originOf(intern._id)).toEqual({ source: "colleague" });
  });

  it("refuses an event where the person is not noted", async () => {
    await expect(setOrigin(user, intern._id, {}, { source: "event", eventId: evening })).rejects.toThrow(
      "où cette personne est notée",
    );
  });

  it("refuses, showing both, what a colleague wrote meanwhile", async () => {
    await setOrigin(user, intern._id, {}, { source: "colleague" });
    await expect(setOrigin(user, intern._id, {}, { source: "press" })).rejects.toThrow("consœur");
  });
});

describe("calls after an event", () => {
  beforeEach(() => come(evening));

  it("are one task for each of those who came, in their file, and go when they are taken back", async () => {
    const { callsId, count } = await planCalls(user, evening, "2100-01-04");
    expect(count).toBe(1);
    expect(await tasks()).toMatchObject([
      ...[{ state: "open", dueOn: "2100-01-04", kind: "call", householdId: intern.householdId }],
    ]);
    await expect(planCalls(user, evening, "2100-01-05")).rejects.toThrow("personne à rappeler");
    await cancelCalls(user, evening, callsId);
    expect(await tasks()).toMatchObject([{ state: "deleted" }]);
    await planCalls(user, evening, "2100-01-06");
    expect(await tasks()).toMatchObject([{ state: "open", dueOn: "2100-01-06" }]);
  });

  it("go with whoever was not there after all", async () => {
    await planCalls(user, evening, "2100-01-04");
    await noteAttendance(user, evening, { candidateId: intern._id, state: "absent" });
    expect(await tasks()).toMatchObject([{ state: "deleted" }]);
  });
});

it("corrects an event, and refuses what a colleague corrected meanwhile", async () => {
  const card = { name: "Bienvenue", kind: "welcome-evening" as const, on: "2026-04-10", costCents: 30_000 };
  await updateEvent(user, evening, card, { ...card, costCents: 45_050 });
  expect(await eventOf(evening)).toMatchObject({ costCents: 45_050 });
  await expect(updateEvent(user, evening, card, { ...card, costCents: 1 })).rejects.toThrow("450,50");
});

it("is not corrected among the archives, even by a colleague who had its form open", async () => {
  const card = { name: "Bienvenue", kind: "welcome-evening" as const, on: "2026-04-10", costCents: 30_000 };
  await archiveEvent(user, evening, true);
  await expect(updateEvent(user, evening, card, { ...card, costCents: 1 })).rejects.toThrow("Désarchivez-la");
  expect(await eventOf(evening)).toMatchObject({ costCents: 30_000 });
});

it("moved to another day, takes with it that of the origin of whoever it made known to us, not that of a form filled before", async () => {
  const other = await createIntern(user, "Lagarde");
  await come(evening);
  await noteOrigin(SOFTWARE, { eventId: evening, candidateId: other._id, metOn: "2026-04-02" }, "form");
  const card = { name: "Bienvenue", kind: "welcome-evening" as const, on: "2026-04-10", costCents: 30_000 };
  await updateEvent(user, evening, card, { ...card, on: "2026-04-17" });
  expect(await originOf(intern._id)).toMatchObject({ on: "2026-04-17" });
  expect(await originOf(other._id)).toMatchObject({ on: "2026-04-02" });
  await updateEvent(user, evening, { ...card, on: "2026-04-17" }, { ...card, on: "2026-04-01" });
  expect([await originOf(intern._id), await originOf(other._id)]).toMatchObject([
    ...[{ on: "2026-04-01" }, { on: "2026-04-01" }],
  ]);
});

it("forgets whoever is erased, who can read where they came before; the event still counts them", async () => {
  await come(evening);
  await settle();
  const { sections } = await getAccessPackage(intern.householdId, intern._id);
  expect(sections.find(({ title }) => title === "Rencontres")?.items).toMatchObject([{ event: "Bienvenue" }]);
  await eraseEverywhere(await getErasureScope(intern.householdId));
  const { attendances } = await eventOf(evening);
  expect([attendances, countsOf(attendances)]).toMatchObject([[{ candidateId: "" }], { came: 1 }]);
  expect((await everyByte()).includes("Caron")).toBe(false);
});

describe("files made one", () => {
  let gone: CandidateRecord;
  let stand: string;

  beforeEach(async () => {
    gone = await createIntern(user, "Lagarde", { email: intern.emails[0] });
    stand = await createEvent(user, { on: "2025-03-01" });
    await come(evening);
    await noteAttendance(user, evening, { candidateId: gone._id, ...CAME });
    await noteAttendance(user, stand, { candidateId: gone._id, ...CAME });
    await planCalls(user, evening, "2100-01-04");
    await settle();
    await setOrigin(
      user,
      gone._id,
      { origin: await originOf(gone._id) },
      { source: "event", eventId: stand },
    );
  });

  it("of one person keep the earliest origin, one call and one line counted, until it is undone", async () => {
    const sameIds = [gone._id];
    const merge = await mergeFiles(user, intern.householdId, gone.householdId, { choices: {}, sameIds });
    expect(await originOf(intern._id)).toMatchObject({ eventId: stand });
    expect(countsOf((await eventOf(evening)).attendances)).toMatchObject({ came: 1 });
    expect((await tasks()).filter(({ state }) => state === "open")).toHaveLength(1);

    await undoRestructuring(user, merge, []);
    expect(await originOf(intern._id)).toMatchObject({ eventId: evening });
    expect(countsOf((await eventOf(evening)).attendances)).toMatchObject({ came: 2 });
    expect((await tasks()).filter(({ state }) => state === "open")).toHaveLength(2);
  });

  it("of one person are corrected, and taken off, as one", async () => {
    const sameIds = [gone._id];
    await mergeFiles(user, intern.householdId, gone.householdId, { choices: {}, sameIds });
    await settle();
    await noteAttendance(user, evening, { candidateId: intern._id, state: "absent" });
    expect(countsOf((await eventOf(evening)).attendances)).toMatchObject({ came: 0, absent: 1 });
    await removeAttendance(user, evening, (await eventOf(evening)).attendances[0]?.id ?? "");
    expect((await eventOf(evening)).attendances).toEqual([]);
  });

  it("and split again, take the call of each person with them", async () => {
    await mergeFiles(user, intern.householdId, gone.householdId, { choices: {}, sameIds: [] });
    await settle();
    const { newId } = await splitFile(user, intern.householdId, {
      ...{ people: [gone._id], children: new Map(), items: [], referentId: user.id },
      ...{ label: "Reprendre contact", dueOn: "2100-01-04" },
    });
    await settle();
    const files = new Map((await tasks()).map(({ candidateId, householdId }) => [candidateId, householdId]));
    expect([files.get(gone._id), files.get(intern._id)]).toEqual([newId, intern.householdId]);
  });
});

async function come(eventId: string): Promise<void> {
  await noteAttendance(user, eventId, { candidateId: intern._id, ...CAME });
  await settle();
}

async function tasks() {
  await settle();
  return Task.find({ eventId: evening }).lean();
}
