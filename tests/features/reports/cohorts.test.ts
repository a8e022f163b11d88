import fc from "fast-check";
import mongoose from "mongoose";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Candidate } from "#models/candidate";
import { Cohort } from "#models/cohort";
import { Opening } from "#models/opening";
import { TrainingPlace } from "#models/training-place";
import { createUser } from "#tests/factories/accounts";
import { createSemester, createTrainingPlace, WINTER } from "#tests/factories/placements";
import { callRoute } from "#tests/factories/routes";
import { createCommunes, createPlace } from "#tests/factories/structures";
import type { User } from "~/core/auth/actor";
import { now, setClock } from "~/core/clock.server";
import { newId } from "~/core/ids.server";
import { fillOpening } from "~/features/openings/openings.commands.server";
import { countCohorts, refreshCohorts } from "~/features/reports/cohort-counting.commands.server";
import { type NamedLine, rowsOf } from "~/features/reports/cohort-tables";
import { getCohorts } from "~/features/reports/cohorts.queries.server";

const PAGE = "_staff.reports_.cohorts.tsx";
const CSV = "_staff.reports_.cohorts_.$table.ts";
const OTHERS = "Autres";

let user: User;

beforeEach(async () => {
  setClock(new Date("2029-01-15T09:00:00+01:00"));
  user = await createUser("responsable");
  await createSemester();
});

afterEach(() => {
  mongoose.set("debug", false);
});

describe("counting", () => {
  it("says who settled, after how many whole months, who is still in touch and who is lost", async () => {
    await seat([
      { situations: [{ id: "a", kind: "settled", fromOn: "2028-05-01" }] },
      { journeys: [journey("doctor", "settled", "2027-07-15")] },
      { journeys: [journey("intern", "pool", "2027-06-01")] },
      { journeys: [journey("doctor", "dormant", "2027-06-01")] },
      { journeys: [journey("doctor", "elsewhere", "2027-06-01")] },
      {
        journeys: [journey("intern", "pool", "2027-06-01")],
        noContact: { at: now(), by: "person" as const },
      },
    ]);
    expect(await countCohorts()).toBe(3);

    expect(await linesOf("semesters")).toEqual([
      { key: WINTER, settled: 2, inTouch: 2, lost: 2, months: [11, 2] },
    ]);
  });

  it("counts as settled whoever took an opening, on a day nobody knows", async () => {
    const [id = ""] = await seat([{ journeys: [journey("intern", "pool", "2027-06-01")] }]);
    await Opening.collection.insertOne({ _id: newId() as never, filledBy: id, state: "filled" });
    await countCohorts();
    expect(await linesOf("semesters")).toMatchObject([{ settled: 1, inTouch: 0, months: [] }]);
  });

  it("counts a person once for each semester and each structure, and once for what made them known to us", async () => {
    await createSemester("summer-2027", { startsOn: "2027-05-03", endsOn: "2027-11-01" });
    const [id = ""] = await seat([{ origin: { source: "event", eventId: "evening", on: "2026-01-01" } }]);
    await TrainingPlace.updateMany({}, { $push: { offers: offer("summer-2027", [id]) } });
    await countCohorts();

    expect((await linesOf("semesters")).map(({ key }) => key)).toEqual([WINTER, "summer-2027"]);
    expect(await linesOf("structures")).toMatchObject([{ label: "Maison de santé des Tilleuls", lost: 1 }]);
    expect(await linesOf("origins")).toMatchObject([{ key: "event:evening", lost: 1 }]);
  });

  it("leaves out the seat of somebody erased since: what became of them is not known", async () => {
    await seat([{}, { journeys: [journey("intern", "pool", "2027-06-01")] }]);
    await TrainingPlace.updateMany({}, { "offers.0.holders.0.candidateId": "" });
    await countCohorts();
    expect(await linesOf("semesters")).toMatchObject([{ settled: 0, inTouch: 1, lost: 0 }]);
  });

  it("counts nobody as settled before the day they are to be", async () => {
    const journeys = [journey("intern", "pool", "2027-06-01")];
    await seat([{ journeys, situations: [{ id: "a", kind: "settled", fromOn: "2029-09-01" }] }]);
    await countCohorts();
    expect(await linesOf("semesters")).toMatchObject([{ settled: 0, inTouch: 1, months: [] }]);
  });

  it("counts the months up to the day an opening was noted as filled", async () => {
    const [id = ""] = await seat([{ journeys: [journey("intern", "pool", "2027-06-01")] }]);
    await createCommunes();
    setClock(new Date("2027-11-15T09:00:00+01:00"));
    await fillOpening(user, (await createPlace(user))._id, id);
    setClock(new Date("2029-01-15T09:00:00+01:00"));
    await countCohorts();
    expect(await linesOf("semesters")).toMatchObject([{ settled: 1, months: [6] }]);
  });

  it("leaves out a seat only held, and a semester that is not over", async () => {
    await createSemester("winter-2028", { startsOn: "2028-11-06", endsOn: "2029-05-02" });
    const [id = ""] = await seat([{}]);
    await TrainingPlace.updateMany({}, { "offers.0.holders.0.isHeld": true });
    await TrainingPlace.updateMany({}, { $push: { offers: offer("winter-2028", [id]) } });
    await countCohorts();
    expect(await linesOf("semesters")).toEqual([
      { key: WINTER, settled: 0, inTouch: 0, lost: 0, months: [] },
    ]);
  });

  it("is done again every six hours, not before", async () => {
    expect([await refreshCohorts(), await refreshCohorts()]).toEqual([3, 0]);
    setClock(new Date("2029-01-15T15:01:00+01:00"));
    expect(await refreshCohorts()).toBe(3);
  });
});

describe("what is shown", () => {
  it("never tells of fewer than five, nor what a line or a column would give away", () => {
    const rows = rowsOf(
      [line("one", 9, 7, 0), line("two", 7, 2, 8), line("three", 1, 2, 0), line("four", 0, 1, 0)],
      OTHERS,
    );

    const texts = rows.flatMap(({ people, settled, inTouch, lost }) => [people, settled, inTouch, lost]);
    expect(texts.every(({ value }) => value === undefined || value === 0 || value >= 5)).toBe(true);
    expect(rows.map(({ label }) => label)).toEqual(["one", "two", OTHERS]);
    expect(rows[1]?.inTouch.value).toBeUndefined();
    expect(rows[1]?.lost.value === undefined || rows[1]?.settled.value === undefined).toBe(true);
  });

  it("leaves no figure hidden alone in a line or in a column, where a subtraction would find it", () => {
    const counts = fc.constantFrom(0, 1, 3, 5, 7, 10, 20);
    const lines = fc.array(fc.tuple(counts, counts, counts), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(lines, (drawn) => {
        const rows = rowsOf(
          drawn.map((parts, rank) => line(`line ${rank}`, ...parts)),
          OTHERS,
        );
        const grid = rows.map(({ people, settled, inTouch, lost }) => [people, settled, inTouch, lost]);
        const columns = rows.length > 1 ? [0, 1, 2, 3].map((part) => grid.map((cells) => cells[part])) : [];
        const alone = [...grid, ...columns].filter(
          (cells) => cells.filter((cell) => cell?.value === undefined).length === 1,
        );
        expect(alone).toEqual([]);
      }),
    );
  });

  it("makes one line of those of fewer than five people, whatever their names", () => {
    const few = [line("MSP des Ormeaux", 3, 0, 0), line("MSP du Lac", 3, 0, 0)];
    expect(
      rowsOf([...few, line("MSP du Pont", 9, 0, 0)], OTHERS).map(({ label, people }) => [label, people.text]),
    ).toEqual([
      ["MSP du Pont", "9"],
      [OTHERS, "6"],
    ]);
  });

  it("gives the median delay from five on", () => {
    const settled = (months: number[]) => ({ ...line("one", months.length, 0, 0), months });
    const medians = [[3, 9, 12, 20, 30], [3, 9, 12, 20], []].map(
      (months) => rowsOf([settled(months)], OTHERS)[0]?.median,
    );
    expect(medians).toEqual(["12 mois", "masqué", "—"]);
  });
});

describe("the page", () => {
  it("shows the élu·e and the team the same figures, masked, and gives them as a file", async () => {
    await seat(Array.from({ length: 6 }, () => ({ journeys: [journey("intern", "pool", "2027-06-01")] })));
    await countCohorts();
    const elu = await createUser("elu");
    const [theirs, ours] = [
      await callRoute(PAGE, elu, "/reports/cohorts"),
      await callRoute(PAGE, user, "/reports/cohorts"),
    ];

    expect([theirs.status, theirs.body]).toEqual([200, ours.body]);
    expect(JSON.parse(theirs.body).tables[0].rows).toMatchObject([
      { label: "Hiver 2026-2027", people: { value: 6 }, inTouch: { value: 6 }, settled: { value: 0 } },
    ]);
    const file = await callRoute(CSV, elu, "/reports/cohorts/semesters");
    expect(file.body).toContain("Hiver 2026-2027;6;0;—;6;0");
    expect((await callRoute(CSV, elu, "/reports/cohorts/constructor")).status).toBe(404);
  });

  it.each(["recruteur"] as const)("is not for a %s", async (role) => {
    const reader = await createUser(role);
    expect((await callRoute(PAGE, reader, "/reports/cohorts")).status).toBe(403);
    expect((await callRoute(CSV, reader, "/reports/cohorts/semesters")).status).toBe(403);
  });

  it("reads the tables counted ahead and the names of events, whatever the number of interns", async () => {
    await seat([{}, {}, {}]);
    await countCohorts();
    const read: string[] = [];
    mongoose.set("debug", (collection: string) => read.push(collection));

    await getCohorts();

    expect(read).toEqual(["cohorts"]);
  });
});

type Person = Record<string, unknown>;

/** People who had a seat of the winter in one place. Returns their ids. */
async function seat(people: readonly Person[]): Promise<string[]> {
  const bare = { version: 1, pendingEffects: [], appliedEffects: [], createdAt: now(), kind: "intern" };
  const documents = people.map((values) => ({
    ...{ ...bare, _id: newId(), householdId: newId(), firstName: "Élodie", lastName: "Caron", journeys: [] },
    ...values,
  }));
  await Candidate.insertMany(documents);
  const ids = documents.map(({ _id }) => _id);
  await createTrainingPlace({ offers: [offer(WINTER, ids)] });
  return ids;
}

function offer(semesterId: string, ids: readonly string[]) {
  const holders = ids.map((candidateId) => ({ candidateId, placementId: newId(), at: now() }));
  return { semesterId, seats: ids.length, state: "confirmed" as const, holders };
}

function journey(pipeline: string, stage: string, day: string) {
  const at = new Date(`${day}T09:00:00Z`);
  return { pipeline, stage, since: at, history: [{ stage, label: stage, at, by: null }] };
}

async function linesOf(table: "semesters" | "structures" | "origins") {
  return (await Cohort.findById(table).orFail().lean()).lines;
}

function line(label: string, settled: number, inTouch: number, lost: number): NamedLine {
  return { key: label, label, settled, inTouch, lost, months: [] };
}
