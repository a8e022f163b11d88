import { beforeEach, describe, expect, it } from "vitest";
import { Household } from "#models/household";
import { Scholarship, type ScholarshipRecord } from "#models/scholarship";
import { createUser } from "#tests/factories/accounts";
import { fileOf } from "#tests/factories/files";
import { createScholarship, scholarshipOf } from "#tests/factories/scholarships";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { COUNT_CAP, PAGE_SIZE } from "~/core/http/pagination.server";
import { newId } from "~/core/ids.server";
import { refreshFile } from "~/features/households/household-refresh.commands.server";
import { mergeFiles } from "~/features/restructurings/merge.commands.server";
import { undoRestructuring } from "~/features/restructurings/restructurings.commands.server";
import { listScholarships } from "~/features/scholarships/scholarship-list.queries.server";

const FIGEAC = "200067361";
const CAHORS = "200023737";

let user: User;
let scholarship: ScholarshipRecord;

beforeEach(async () => {
  user = await createUser();
  scholarship = await createScholarship(user);
});

describe("who sees a scholarship in a list", () => {
  it("is whoever sees its file, from the day it is opened and whoever follows the file then", async () => {
    expect(scholarship.visibleTo).toEqual(await keysOf(scholarship.householdId));
    const next = await createUser("referent", { isWholeDepartement: false, territories: [] });
    expect((await listOf(next)).rows).toEqual([]);
    await Household.updateOne({ _id: scholarship.householdId }, { $set: { referentId: next.id } });
    await refreshFile(scholarship.householdId);
    expect((await listOf(next)).rows).toMatchObject([{ id: scholarship._id }]);
  });

  it("is whoever sees the file it was merged into, and the first one again once the merge is undone", async () => {
    const before = scholarship.visibleTo;
    const other = await createFile(user, {
      lastName: "Lagarde",
      email: "l@x.example",
      territories: [CAHORS],
    });
    const id = await mergeFiles(user, other, scholarship.householdId, { choices: {}, sameIds: [] });
    expect((await scholarshipOf(scholarship._id)).visibleTo).toEqual(await keysOf(other));
    await undoRestructuring(user, id, []);
    expect((await scholarshipOf(scholarship._id)).visibleTo).toEqual(before);
  });
});

describe("among many scholarships", () => {
  let colleague: User;

  beforeEach(async () => {
    colleague = await createUser("referent", { isWholeDepartement: false, territories: [FIGEAC] });
    await Scholarship.deleteMany({});
    await fill(COUNT_CAP + 60, [`territory:${CAHORS}`], "A");
    await fill(PAGE_SIZE + 20, ["referent:other", `territory:${FIGEAC}`], "B");
    await fill(20, [`referent:${colleague.id}`, `territory:${FIGEAC}`], "C");
  });

  it("a colleague pages through those of their territories, whatever stands before them, each once", async () => {
    const [first, second] = [await listOf(colleague), await listOf(colleague, 2)];
    expect(first).toMatchObject({ hasNext: true, total: PAGE_SIZE + 40 });
    expect(second).toMatchObject({ hasNext: false, total: PAGE_SIZE + 40 });
    const names = [...first.rows, ...second.rows].map(({ name }) => name);
    expect(names).toEqual([...new Set(names)].sort());
    expect(names.every((name) => name.startsWith("B") || name.startsWith("C"))).toBe(true);
  });

  it("whoever follows the whole département is told that there are more than a thousand", async () => {
    expect(await listOf(user)).toMatchObject({ hasNext: true, total: COUNT_CAP + 1 });
  });

  const readers = {
    "the whole département": {},
    "two territories": { visibleTo: { $in: ["team", `territory:${FIGEAC}`, "territory:200000000"] } },
  };

  it.each(Object.entries(readers))(
    "a page is read along an index for %s, and no more than it",
    async (_who, seen) => {
      for (const [filter, order] of [
        [{ isOpen: true }, { name: 1, _id: 1 }],
        [{ stage: "requested" as const }, { nextOn: 1, _id: 1 }],
      ] as const) {
        const found = Scholarship.find({ ...filter, ...seen })
          .sort(order)
          .limit(PAGE_SIZE + 1);
        const { executionStats } = Object(await found.explain("executionStats"));
        expect(executionStats).toMatchObject({ nReturned: PAGE_SIZE + 1 });
        expect(executionStats.totalDocsExamined, JSON.stringify(filter)).toBe(PAGE_SIZE + 1);
      }
    },
  );
});

async function fill(count: number, visibleTo: string[], letter: string): Promise<void> {
  const { _id, candidateId, ...model } = scholarship;
  const copies = Array.from({ length: count }, (_, place) => ({
    ...{ ...model, _id: newId(), candidateId: newId(), householdId: newId(), visibleTo },
    name: `${letter} ${String(place).padStart(4, "0")}`,
  }));
  await Scholarship.collection.insertMany(copies as never);
}

async function keysOf(householdId: string): Promise<string[]> {
  return (await fileOf(householdId)).visibleTo;
}

function listOf(reader: User, page = 1) {
  return listScholarships(reader, { isOver: false }, page);
}
