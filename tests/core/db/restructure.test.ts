import fc from "fast-check";
import { Collection } from "mongodb";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Candidate } from "#models/candidate";
import { Entry } from "#models/entry";
import { Partner } from "#models/partner";
import { Restructuring } from "#models/restructuring";
import { RestructuringStep } from "#models/restructuring-step";
import { createUser } from "#tests/factories/accounts";
import { countAudited, refusalOf } from "#tests/factories/files";
import { commit } from "~/core/db/commit.server";
import { database } from "~/core/db/connect.server";
import { carryOut, restructuringOf, resumeRestructurings, revert } from "~/core/db/restructure.server";
import {
  changing,
  inserting,
  type PlannedStep,
  planRestructuring,
  removing,
} from "~/core/db/restructure-plan.server";
import { conflictsOf } from "~/core/db/restructure-revert.server";
import { newId } from "~/core/ids.server";

const refreshed: string[] = [];
let killed = 0;
const run = {
  refresh: async (householdId: string) => {
    refreshed.push(householdId);
  },
};
const BULK = { kind: "bulk" as const, label: "Étiquette posée sur 3 dossiers" };

afterEach(() => {
  vi.restoreAllMocks();
  refreshed.length = 0;
});

describe("a plan", () => {
  it("touches nothing until it is carried out", async () => {
    const [actor, id] = await Promise.all([createUser(), insertPartner({ name: "Avant" })]);
    await planRestructuring(actor, BULK, [changing(Partner, id, { set: { name: "Après" } })]);

    expect(await partner(id)).toMatchObject({ name: "Avant", version: 1 });
  });

  it("refuses to change what it inserts", async () => {
    const actor = await createUser();
    const entry = newEntry();
    const steps = [inserting(Entry, entry), changing(Entry, entry._id, { set: { text: "Autre" } })];

    expect(await refusalOf(planRestructuring(actor, BULK, steps))).toContain(
      "does not change what it inserts",
    );
  });
});

describe("a restructuring", () => {
  it("changes, adds, takes away, inserts and removes, audited once, and refreshes each file once", async () => {
    const actor = await createUser();
    const [id, gone] = await Promise.all([
      insertPartner({ name: "Avant", tags: ["a"], note: "à ôter" }),
      insertPartner({ name: "Doublon" }),
    ]);
    const entry = newEntry();
    const householdId = newId();
    const done = await planAndRun(actor, [
      changing(
        Partner,
        id,
        { set: { name: "Après" }, unset: ["note"], addTo: { tags: ["a", "b"] } },
        { householdId },
      ),
      inserting(Entry, entry, { householdId }),
      removing(Partner, gone),
    ]);

    expect(done).toMatchObject({ state: "done", total: 3, done: 3, refused: 0 });
    expect(await partner(id)).toMatchObject({ name: "Après", tags: ["a", "b"], version: 2 });
    expect(await partner(id)).not.toHaveProperty("note");
    expect(await partner(gone)).toBeNull();
    expect(await Entry.countDocuments({ _id: entry._id })).toBe(1);
    expect(await countAudited("restructuring.started")).toBe(1);
    expect(refreshed).toEqual([householdId]);
  });

  it("carried out twice does what it does once", async () => {
    const actor = await createUser();
    const id = await insertPartner({ name: "Avant" });
    const { _id } = await planAndRun(actor, [changing(Partner, id, { set: { name: "Après" } })]);
    await carryOut(actor, _id, run);

    expect(await partner(id)).toMatchObject({ version: 2 });
    expect(await countAudited("restructuring.started")).toBe(1);
  });

  it("refuses the step whose document is gone, or no longer as it was read", async () => {
    const actor = await createUser();
    const id = await insertPartner({ name: "Un autre nom" });
    const done = await planAndRun(actor, [
      changing(Partner, newId(), { set: { name: "Après" } }),
      changing(Partner, id, { set: { name: "Après" }, expects: { name: "Avant" } }),
    ]);

    expect(done).toMatchObject({ state: "done", refused: 2 });
    expect(await partner(id)).toMatchObject({ name: "Un autre nom", version: 1 });
  });

  it("inserts what only goes with a step unless that step is refused, and counts the refusal once", async () => {
    const actor = await createUser();
    const [still, moved] = await Promise.all([insertPartner({ name: "A" }), insertPartner({ name: "B" })]);
    const told = newEntry();
    const done = await planAndRun(actor, [
      changing(Partner, still, { set: { name: "Après" }, expects: { name: "A" } }),
      inserting(Entry, told, { onlyWith: still }),
      changing(Partner, moved, { set: { name: "Après" }, expects: { name: "A" } }),
      inserting(Entry, newEntry(), { onlyWith: moved }),
    ]);

    expect(done).toMatchObject({ state: "done", refused: 1 });
    expect(await Entry.distinct("_id")).toEqual([told._id]);
    await revert(actor, done._id, [], run);
    expect(await Entry.countDocuments()).toBe(0);
  });
});

describe("undoing", () => {
  it("keeps a field changed since, and puts it back only when asked", async () => {
    const actor = await createUser();
    const [one, other] = await Promise.all([insertPartner({ name: "A" }), insertPartner({ name: "B" })]);
    const { _id } = await planAndRun(
      actor,
      [one, other].map((id) => changing(Partner, id, { set: { name: "Écrit" } })),
    );
    for (const id of [one, other]) await commit(actor, Partner, id, { set: { name: "Depuis" }, effects: [] });

    const conflicts = await conflictsNow(_id);
    expect(conflicts).toMatchObject([
      { path: "name", before: "A", written: "Écrit", current: "Depuis" },
      { path: "name", before: "B", written: "Écrit", current: "Depuis" },
    ]);
    await revert(actor, _id, [conflicts[0]?.id ?? ""], run);
    expect(await partner(one)).toMatchObject({ name: "A" });
    expect(await partner(other)).toMatchObject({ name: "Depuis" });
    expect(await countAudited("restructuring.reverted")).toBe(1);
  });

  it("keeps a whole inserted file that something joined since", async () => {
    const actor = await createUser();
    const householdId = newId();
    const entry = newEntry(householdId);
    const file = { ...newPartner({ name: "tient lieu de dossier" }), _id: householdId };
    const { _id } = await planAndRun(actor, [
      inserting(Partner, file as never, { householdId }),
      inserting(Entry, entry, { householdId }),
    ]);
    await Entry.collection.insertOne(newEntry(householdId) as never);

    expect(await conflictsNow(_id)).toMatchObject([{ reason: "joined", joined: { Entry: 1 } }]);
    await revert(actor, _id, [], run);
    expect(await Entry.countDocuments({ householdId })).toBe(2);
    expect(await partner(householdId)).not.toBeNull();
  });

  it("refuses what is not finished", async () => {
    const actor = await createUser();
    const id = await planRestructuring(actor, BULK, []);

    expect(await refusalOf(revert(actor, id, [], run))).toContain("n’est pas terminée");
  });
});

describe("a sudden stop", { timeout: 300_000 }, () => {
  it("leaves every document as before, once all is resumed then undone", async () => {
    await fc.assert(
      fc.asyncProperty(worldOf(), killsOf(), async (world, kills) => {
        const actor = await createUser();
        const steps = await settleWorld(world);
        const before = await everyDocument();
        const id = await planRestructuring(actor, BULK, steps);
        await throughKills(kills, () => carryOut(actor, id, run));
        const after = await everyDocument();
        await carryOut(actor, id, run);
        expect(await everyDocument()).toEqual(after);
        expect(await unlike(steps)).toEqual([]);

        await throughKills(kills, () => revert(actor, id, [], run));
        expect((await restructuringOf(id)).state).toBe("reverted");
        expect(await everyDocument()).toEqual(before);
        await forgetAll();
      }),
      { numRuns: process.env.SOAK === "1" ? 500 : 25 },
    );
    expect(killed, "stops happened").toBeGreaterThan(20);
  });
});

function killsOf() {
  return fc.array(fc.nat(14), { minLength: 1, maxLength: 6 });
}

async function conflictsNow(id: string) {
  const found = [];
  for await (const conflict of conflictsOf(id)) found.push(conflict);
  return found;
}

async function planAndRun(actor: Parameters<typeof planRestructuring>[0], steps: PlannedStep[]) {
  return carryOut(actor, await planRestructuring(actor, BULK, steps), run);
}

/** Runs an act that dies at each of these writes, before or after it reached the base, until it is over. */
async function throughKills(kills: number[], act: () => Promise<unknown>): Promise<void> {
  let left = kills[0] ?? -1;
  const queue = kills.slice(1);
  for (const method of ["bulkWrite", "insertMany", "updateMany", "findOneAndUpdate"] as const) {
    const real = Collection.prototype[method] as (...args: unknown[]) => Promise<unknown>;
    vi.spyOn(Collection.prototype, method).mockImplementation(async function (
      this: unknown,
      ...args: unknown[]
    ) {
      left -= 1;
      const isLast = left === 0;
      if (isLast && queue.length % 2 === 0) throw new Error("killed before the write");
      const result = await real.apply(this, args);
      if (isLast) throw new Error("killed after the write");
      return result as never;
    });
  }
  for (;;) {
    try {
      await act();
      await resumeRestructurings(run);
      break;
    } catch (error) {
      if (!/killed/.test(String(error))) throw error;
      killed += 1;
      left = queue.shift() ?? -1;
      await Restructuring.updateMany({}, { $set: { attempts: 0 } }).catch(() => {});
    }
  }
  vi.restoreAllMocks();
}

interface World {
  documents: Record<string, unknown>[];
  acts: { on: number; kind: "set" | "unset" | "add" | "deep" | "remove" | "insert"; value: number }[];
}

function worldOf(): fc.Arbitrary<World> {
  const value = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.constant(null),
    fc.array(fc.integer(), { maxLength: 3 }),
  );
  const document = fc.record(
    { a: value, b: value, tags: fc.array(fc.nat(4)), deep: fc.record({ x: value }, { requiredKeys: [] }) },
    { requiredKeys: [] },
  );
  const kind = fc.constantFrom("set", "unset", "add", "deep", "remove", "insert" as const);
  const act = fc.record({ on: fc.nat(7), kind, value: fc.nat(5) });
  return fc.record({
    documents: fc.array(document, { minLength: 1, maxLength: 8 }),
    acts: fc.array(act, { maxLength: 14 }),
  }) as fc.Arbitrary<World>;
}

/** Documents of two collections, one versioned and one not, and the steps of a plan about them. */
async function settleWorld({ documents, acts }: World): Promise<PlannedStep[]> {
  const ids: string[] = [];
  for (const [index, fields] of documents.entries()) {
    ids.push(newId());
    const base = index % 2 === 0 ? { ...newPartner({}), ...fields } : { ...newEntry(), ...fields };
    const model = index % 2 === 0 ? Partner : Entry;
    await model.collection.insertOne({ ...base, _id: ids.at(-1) } as never);
  }
  const removed = new Set<number>();
  return acts.flatMap(({ on, kind, value }) => {
    const index = on % ids.length;
    const id = ids[index] ?? "";
    const model = (index % 2 === 0 ? Partner : Entry) as typeof Partner;
    if (kind === "insert") return inserting(Entry, newEntry());
    if (removed.has(index)) return [];
    if (kind === "remove") {
      removed.add(index);
      return removing(model, id);
    }
    if (kind === "unset") return changing(model, id, { unset: value % 2 ? ["a"] : ["deep.x"] });
    if (kind === "add") return changing(model, id, { addTo: { tags: [value, 9] } });
    if (kind === "deep") return changing(model, id, { set: { "deep.y": value, "fresh.z.k": value } });
    return changing(model, id, { set: { a: value, b: `b${value}` } });
  });
}

/** The steps of which nothing is to be seen. */
async function unlike(steps: PlannedStep[]): Promise<PlannedStep[]> {
  const last = new Map(steps.map((step) => [step.documentId, step]));
  const missing = await Promise.all(
    [...last.values()].map(async (step) => {
      const collection = step.model === "Partner" ? Partner.collection : Entry.collection;
      const found = await collection.findOne({ _id: step.documentId } as never);
      return Boolean(found) === (step.kind !== "remove") ? [] : [step];
    }),
  );
  return missing.flat();
}

/** Every document, but for what undoing may leave: audit, versions, the restructuring itself. */
async function everyDocument() {
  const read = async (name: string) =>
    (await database().collection(name).find().sort({ _id: 1 }).toArray()).map(
      ({ version: _v, ...fields }) => fields,
    );
  return {
    partners: await read("partners"),
    entries: await read("entries"),
    candidates: await Candidate.countDocuments(),
  };
}

async function forgetAll(): Promise<void> {
  for (const model of [Partner, Entry, Restructuring, RestructuringStep])
    await (model as typeof Partner).collection.deleteMany({});
}

async function insertPartner(fields: object): Promise<string> {
  const _id = newId();
  await Partner.collection.insertOne({ ...newPartner(fields), _id } as never);
  return _id;
}

async function partner(id: string) {
  return Partner.collection.findOne({ _id: id } as never);
}

function newPartner(fields: object) {
  return { version: 1, pendingEffects: [], appliedEffects: [], ...fields };
}

function newEntry(householdId = newId()) {
  return {
    _id: newId(),
    householdId,
    track: "family" as const,
    kind: "note" as const,
    at: new Date("2026-05-12T08:00:00Z"),
    authorId: null,
    text: "Note",
    changes: [],
  };
}
