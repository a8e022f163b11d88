import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Candidate } from "#models/candidate";
import { type Count, Counter } from "#models/counter";
import { Household } from "#models/household";
import { Submission } from "#models/submission";
import { createUser } from "#tests/factories/accounts";
import { fileOf } from "#tests/factories/files";
import { createFile, createSubmission } from "#tests/factories/submissions";
import { resetDatabase } from "#tests/support/database";
import { TUESDAY } from "#tests/support/setup";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { newId } from "~/core/ids.server";
import { recordCall } from "~/features/file/file.commands.server";
import { countDay, countEverything, refreshCounters } from "~/features/reports/counting.commands.server";

const DAY = 86_400_000;
const HOUR = 3_600_000;
const DAYS = [
  "2026-05-06",
  "2026-05-07",
  "2026-05-08",
  "2026-05-09",
  "2026-05-10",
  "2026-05-11",
  "2026-05-12",
];

/** A request and what became of it, told in days before the present. */
const life = fc.record({
  askedAgo: fc.integer({ min: 3, max: 6 }),
  dismissal: fc.constantFrom(undefined, "spam", "test", "withdrawn"),
  answeredAgo: fc.constantFrom(undefined, 0, 1, 2),
  isInTime: fc.boolean(),
  isOpen: fc.boolean(),
  stages: fc.uniqueArray(fc.constantFrom("first-contact", "visit", "settled"), {
    minLength: 1,
    maxLength: 2,
  }),
  territories: fc.uniqueArray(fc.constantFrom("A", "B", "C")),
  needs: fc.uniqueArray(fc.constantFrom("housing", "schooling")),
  settledAgo: fc.constantFrom(undefined, 0, 2, 3),
  hasLeft: fc.boolean(),
  exitAgo: fc.constantFrom(undefined, 1, 3),
  origin: fc.constantFrom(undefined, { source: "press" }, { source: "event", eventId: "stand" }),
  obstacles: fc.array(
    fc.record({
      kind: fc.constantFrom("finance", "premises"),
      state: fc.constantFrom("open", "in-progress", "lifted"),
    }),
    { maxLength: 3 },
  ),
});

type Life = typeof life extends fc.Arbitrary<infer Value> ? Value : never;

function ago(days: number): Date {
  return new Date(TUESDAY.getTime() - days * DAY - HOUR);
}

function dayAgo(days: number): string {
  return ago(days).toISOString().slice(0, 10);
}

async function store(one: Life): Promise<void> {
  const [householdId, candidateId] = [newId(), newId()];
  const at = ago(one.askedAgo);
  await Submission.collection.insertOne({
    _id: newId() as never,
    key: newId(),
    linkId: newId(),
    state: one.dismissal ? "dismissed" : "opened",
    receivedAt: at,
    householdId,
    ...(one.dismissal && { dismissal: { reason: one.dismissal } }),
  });
  await Household.collection.insertOne({
    _id: householdId as never,
    state: one.isOpen ? "open" : "closed",
    createdAt: at,
    heads: one.stages.map((stage) => ({ candidateId, pipeline: "doctor", stage, kind: "doctor" })),
    territories: one.territories,
    openNeedKinds: one.needs,
    firstAnswer: {
      dueAt: one.isInTime ? TUESDAY : at,
      ...(one.answeredAgo !== undefined && { at: ago(one.answeredAgo) }),
    },
  });
  await Candidate.collection.insertOne({
    _id: candidateId as never,
    householdId,
    situations:
      one.settledAgo === undefined
        ? []
        : [
            {
              kind: "settled",
              fromOn: dayAgo(one.settledAgo),
              ...(one.hasLeft && { toOn: "2026-05-11" }),
            },
          ],
    journeys: [
      {
        pipeline: "doctor",
        stage: one.stages[0],
        history: [],
        ...(one.exitAgo !== undefined && {
          exit: { reason: "elsewhere", decidedBy: "person", at: ago(one.exitAgo) },
        }),
      },
    ],
    obstacles: one.obstacles,
    createdAt: at,
    ...(one.origin && { origin: one.origin }),
  });
}

/** The same figures, counted the simplest way. */
function naiveFlow(lives: readonly Life[], day: string): Record<string, number> {
  const sums: Record<string, number> = {};
  const add = (key: string) => {
    sums[key] = (sums[key] ?? 0) + 1;
  };
  for (const one of lives) {
    const origin = one.origin?.eventId ? "event/stand" : (one.origin?.source ?? "unknown");
    if (dayAgo(one.askedAgo) === day) add(`origin ${origin}`);
    if (one.settledAgo !== undefined && dayAgo(one.settledAgo) === day) add(`installed-origin ${origin}`);
    if (dayAgo(one.askedAgo) === day && one.dismissal !== "spam" && one.dismissal !== "test")
      add("request all");
    if (one.answeredAgo !== undefined && dayAgo(one.answeredAgo) === day && !one.dismissal)
      add(`answer ${one.isInTime ? "in-time" : "late"}`);
    if (one.settledAgo !== undefined && dayAgo(one.settledAgo) === day)
      add(`installed ${one.hasLeft ? "left" : "stayed"}`);
    if (one.exitAgo !== undefined && dayAgo(one.exitAgo) === day) add("exit person/elsewhere");
  }
  return sums;
}

function naiveState(lives: readonly Life[]): Record<string, number> {
  const sums: Record<string, number> = {};
  const add = (key: string) => {
    sums[key] = (sums[key] ?? 0) + 1;
  };
  for (const one of lives) {
    const lasting = one.obstacles.filter(({ state }) => state !== "lifted");
    for (const kind of new Set(lasting.map((obstacle) => obstacle.kind))) add(`obstacle ${kind}`);
    if (!one.isOpen) continue;
    add("file all");
    add("kind doctor");
    for (const stage of one.stages) add(`stage doctor/${stage}`);
    for (const territory of one.territories) add(`territory ${territory}`);
    for (const need of one.needs) add(`need ${need}`);
  }
  return sums;
}

function told(counts: readonly Count<string>[] = []): Record<string, number> {
  const kept = counts.filter(({ measure }) => measure !== "answer-hours");
  return Object.fromEntries(kept.map(({ measure, key, count }) => [`${measure} ${key}`, count]));
}

describe("the counters", () => {
  it("equal a naive recount of any files, and stay so when counted twice", async () => {
    await fc.assert(
      fc
        .asyncProperty(fc.array(life, { maxLength: 12 }), async (lives) => {
          await Promise.all(lives.map(store));
          await countEverything();
          await countEverything();
          const days = await Counter.find({}).lean();
          for (const day of DAYS) {
            const counted = days.find(({ _id }) => _id === day);
            expect(told(counted?.flow), day).toEqual(naiveFlow(lives, day));
          }
          expect(told(days.find(({ _id }) => _id === "2026-05-12")?.state)).toEqual(naiveState(lives));
        })
        .beforeEach(resetDatabase),
      { numRuns: 15 },
    );
  });

  it("tell how things stood only for the day that is being lived", async () => {
    await createFile(await createUser());
    await settle();
    await countDay("2026-05-11");
    await countDay("2026-05-12");
    expect((await Counter.findById("2026-05-11").lean())?.state).toBeUndefined();
    const before = (await Counter.findById("2026-05-12").lean())?.state;
    setClock(new Date(TUESDAY.getTime() + DAY));
    await countDay("2026-05-12");
    expect((await Counter.findById("2026-05-12").lean())?.state).toEqual(before);
  });

  it("measure a first answer in working hours from the request", async () => {
    const user = await createUser();
    const householdId = await createFile(user);
    const household = await fileOf(householdId);
    setClock(new Date(TUESDAY.getTime() + DAY));
    const candidateId = household.heads[0]?.candidateId ?? "";
    await recordCall(user, household, {
      candidateId,
      isReached: true,
      text: "Bonjour",
      nextLabel: "Rappeler",
      nextOn: "2026-05-20",
    });
    await settle();
    await countDay("2026-05-13");
    const { flow } = (await Counter.findById("2026-05-13").lean()) ?? { flow: [] };
    expect(flow).toContainEqual({ measure: "answer", key: "in-time", count: 1 });
    expect(flow).toContainEqual({ measure: "answer-hours", key: "6", count: 1 });
  });

  it("leave out the forms still to be checked", async () => {
    const { _id } = await createSubmission();
    await Submission.updateOne({ _id }, { $set: { isSuspect: true } });
    await countDay("2026-05-12");
    expect((await Counter.findById("2026-05-12").lean())?.flow).toEqual([]);
  });
});

describe("the background task", () => {
  it("rests while the figures are fresh, then counts again", async () => {
    await createSubmission();
    expect(await refreshCounters()).toBe(1);
    expect(await refreshCounters()).toBe(0);
    setClock(new Date(TUESDAY.getTime() + HOUR));
    expect(await refreshCounters()).toBe(1);
  });

  it("counts every day that went by when the clock moves on", async () => {
    await createSubmission();
    await refreshCounters();
    setClock(new Date(TUESDAY.getTime() + 150 * DAY));
    await refreshCounters();
    await refreshCounters();
    expect(await Counter.countDocuments()).toBe(151);
    expect(await refreshCounters()).toBe(0);
  });

  it("takes in what changed in a past day", async () => {
    const { _id } = await createSubmission();
    await refreshCounters();
    setClock(new Date(TUESDAY.getTime() + 2 * DAY));
    await Submission.updateOne({ _id }, { $set: { dismissal: { reason: "spam" }, state: "dismissed" } });
    await refreshCounters();
    expect((await Counter.findById("2026-05-12").lean())?.flow).toEqual([]);
  });
});
