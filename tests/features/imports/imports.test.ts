import { describe, expect, it, vi } from "vitest";
import { Candidate } from "#models/candidate";
import { Entry } from "#models/entry";
import { Household, type HouseholdRecord } from "#models/household";
import { Import, type ImportRecord } from "#models/import";
import { ImportRow } from "#models/import-row";
import { Restructuring } from "#models/restructuring";
import { RestructuringStep } from "#models/restructuring-step";
import { Task } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { countAudited } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { database } from "~/core/db/connect.server";
import { settle } from "~/core/db/relay.server";
import { restructuringOf } from "~/core/db/restructure.server";
import { changing, planRestructuring } from "~/core/db/restructure-plan.server";
import { newId } from "~/core/ids.server";
import { planChildren } from "~/features/child-calendar/planned-children.commands.server";
import { refreshFile } from "~/features/households/household-refresh.commands.server";
import { purgeImports } from "~/features/imports/import-purge.commands.server";
import { resumeImports, startImport } from "~/features/imports/import-run.commands.server";
import {
  decideDuplicates,
  mapColumns,
  receiveFile,
  repairCells,
} from "~/features/imports/imports.commands.server";
import { listImports } from "~/features/imports/imports.queries.server";
import {
  resumeAllRestructurings,
  undoRestructuring,
} from "~/features/restructurings/restructurings.commands.server";
import { changeTask } from "~/features/tasks/tasks.commands.server";
import { IMPORT_STATES, importWords } from "~/vocabulary/imports";
import { RESTRUCTURING_STATES } from "~/vocabulary/restructurings";
import { valuesOf } from "~/vocabulary/words";

const HEADERS =
  "NOM de famille\tPrénom\tMél\tTél. portable\tStatut\tArrivée\tConjoint\tEnfants\tObservations";

describe("a table", () => {
  it("is read from its headers, titles above and blank lines aside", async () => {
    const user = await createUser();
    const found = await receive(user, [
      `Suivi 2026\t`,
      "",
      HEADERS,
      line("MARTIN", "Jeanne"),
      "",
      line("DUC", "Léa"),
    ]);

    expect(found.mapping).toEqual([
      "lastName",
      "firstName",
      "email",
      "phone",
      "kind",
      "arrivalOn",
      "spouse",
      "children",
      "note",
    ]);
    expect(found.rowCount).toBe(2);
    expect(await ImportRow.distinct("number")).toEqual([4, 6]);
  });

  it("is read the next time as it was the first", async () => {
    const user = await createUser();
    const first = await receive(user, [HEADERS, line("MARTIN", "Jeanne")]);
    const mapping = first.mapping.map((field) => (field === "note" ? null : field));
    await mapColumns(user, first, {
      ...readingOf(first, user),
      mapping,
      kinds: [{ word: "ffi", kind: "intern" }],
    });
    const second = await receive(user, [HEADERS, line("DUC", "Léa")]);

    expect(second).toMatchObject({ mapping, kinds: [{ word: "ffi", kind: "intern" }] });
  });

  it("never takes a date of birth for a birth name", async () => {
    const user = await createUser();
    const headers = "Nom\tPrénom\tNé(e) le\tNom de naissance";
    const rows = ["MARTIN\tJeanne\t\t12/03/1991", "DUC\tLéa\t\tROUX", "ROY\tÈve\t\tRoy"];
    const found = await receive(user, [headers, ...rows]);
    expect(found.mapping).toEqual(["lastName", "firstName", null, "birthName"]);
    await mapColumns(user, found, readingOf(found, user));

    expect(await ImportRow.findOne({ state: "wrong" }).lean()).toMatchObject({
      number: 2,
      problems: [{ column: 3, message: "Un nom de naissance n’a pas de chiffres." }],
    });
    await launch(user, found);
    expect(await Candidate.distinct("birthName")).toEqual(["Roux"]);
  });
});

describe("a dry run", () => {
  it("tells errors, repairs them in the cell, and creates nothing", async () => {
    const user = await createUser();
    const found = await read(user, [
      line("MARTIN", "Jeanne", { email: "jeanne@", phone: "612345678" }),
      line("DUC", "Léa", { note: "numéro 2 84 05 46 123 456 78" }),
    ]);
    expect(found.counts).toEqual({ toCreate: 0, duplicates: 0, wrong: 2 });

    await repairCells(user, found, [
      { number: 2, column: 2, text: "jeanne@internes.example" },
      { number: 3, column: 8, text: "" },
    ]);
    expect((await reload(found)).counts).toEqual({ toCreate: 2, duplicates: 0, wrong: 0 });
    expect(await Candidate.countDocuments()).toBe(0);
  });

  it("keeps nothing of a child to be born", async () => {
    const user = await createUser();
    await read(user, [line("MARTIN", "Jeanne", { children: "Inès 2017, bébé à naître en mars" })]);

    expect((await ImportRow.findOne().lean())?.cells[7]).toBe("Inès 2017");
  });

  it("tells whom a row may already be, in the base or above in the table", async () => {
    const user = await createUser();
    await createFile(user);
    const found = await read(user, [
      line("CARON", "Elodie"),
      line("MARTIN", "Jeanne", { phone: "06 11 11 11 11" }),
      line("Durand", "Paul", { phone: "+33 6 11 11 11 11" }),
    ]);

    expect(found.counts).toEqual({ toCreate: 1, duplicates: 2, wrong: 0 });
    const rows = await ImportRow.find({ state: "duplicate" }).sort({ number: 1 }).lean();
    expect(rows.map(({ duplicates: [first] }) => first)).toMatchObject([
      { name: "Élodie Caron", reasons: ["name"] },
      { row: 3, name: "Jeanne Martin", reasons: ["phone"] },
    ]);
  });

  it("never lets a row in error stand for the right one below", async () => {
    const user = await createUser();
    const found = await read(user, [
      line("MARTIN", "Jeanne", { phone: "612" }),
      line("MARTIN", "Jeanne", { email: "jeanne@internes.example" }),
    ]);
    expect(await statesOf()).toEqual(["wrong", "new"]);

    await repairCells(user, found, [{ number: 2, column: 3, text: "06 12 34 56 78" }]);
    expect(await statesOf(), "the first one comes first again").toEqual(["new", "duplicate"]);
  });

  it("compares every row again to the one repaired", async () => {
    const user = await createUser();
    const found = await read(user, [
      line("MARTIN", "Jeanne", { email: "jeanne@" }),
      line("DUC", "Léa", { email: "lea@internes.example" }),
    ]);
    const repair = (text: string) => repairCells(user, found, [{ number: 2, column: 2, text }]);

    await repair("lea@internes.example");
    expect(await statesOf()).toEqual(["new", "duplicate"]);
    await repair("jeanne@internes.example");
    expect(await statesOf()).toEqual(["new", "new"]);
  });
});

it("is read and launched from its page, the mistaken rows left aside", async () => {
  const user = await createUser();
  const found = await receive(user, [HEADERS, line("MARTIN", "Jeanne", { kind: "FFI" }), line("DUC", "")]);
  const address = `/imports/${found._id}`;
  const reading = {
    intent: "read",
    ...Object.fromEntries(found.mapping.map((field, column) => [`mapping[${column}]`, field ?? ""])),
    "kinds[0].word": "FFI",
    "kinds[0].kind": "intern",
    rule: "complete",
    referentId: user.id,
    label: "Reprendre contact",
    dueOn: "2026-05-20",
  };
  expect((await callRoute("_staff.imports.$id.tsx", user, address)).body).toContain('"word":"FFI"');
  expect(await callRoute("_staff.imports.$id.tsx", user, address, reading)).toMatchObject({ status: 302 });
  expect(await callRoute("_staff.imports.$id.tsx", user, address, { intent: "start" })).toMatchObject({
    status: 302,
  });
  await resumeImports();

  expect(await Candidate.find().lean()).toMatchObject([{ lastName: "Martin", kind: "intern" }]);
  const stranger = await createUser();
  expect(await callRoute("_staff.imports.$id.tsx", stranger, address)).toMatchObject({ status: 404 });
});

describe("its page", () => {
  const page = (user: User, { _id }: { _id: string }, form?: Record<string, string>) =>
    callRoute("_staff.imports.$id.tsx", user, `/imports/${_id}`, form);

  it("repairs a cell beyond the end of a short line", async () => {
    const user = await createUser();
    const found = await read(user, ["DUC\t\tlea@internes.example"]);
    expect((await ImportRow.findOne().lean())?.cells).toHaveLength(9);
    // As tables received before were kept.
    await ImportRow.updateMany({}, { cells: ["DUC"] });
    await ImportRow.updateMany({}, { "cells.8": "une note" });

    expect(await page(user, found, { intent: "repair", "cell-2-1": "Léa" })).toMatchObject({ status: 302 });
    expect(await page(user, found)).toMatchObject({ status: 200 });
    const repaired = ["DUC", "Léa", "", "", "", "", "", "", "une note"];
    expect(await ImportRow.findOne().lean()).toMatchObject({ state: "new", cells: repaired });
  });

  it("asks for the columns again while its rows were not all read, and launches nothing", async () => {
    const user = await createUser();
    const found = await read(user, [line("MARTIN", "Jeanne"), line("DUC", "")]);
    await Import.updateOne({ _id: found._id }, { state: "mapping" });
    await ImportRow.updateMany({}, { state: "new", problems: [] });

    expect((await page(user, found)).body).toContain('"state":"mapping"');
    expect(await page(user, found, { intent: "start" })).toMatchObject({ status: 400 });
    await Import.updateOne({ _id: found._id }, { state: "review" });
    await launch(user, found);
    expect(await Household.countDocuments(), "a row in error is never imported").toBe(1);
  });

  it("refuses to change rows once the import is launched", async () => {
    const user = await createUser();
    const found = await importAll(user, [line("MARTIN", "Jeanne")]);

    const repaired = await page(user, found, { intent: "repair", "cell-2-0": "DUC" });
    const decided = await page(user, found, { intent: "decide", "decision-2": "skip" });
    expect([repaired.status, decided.status]).toEqual([400, 400]);
    expect((await ImportRow.findOne().lean())?.cells[0]).toBe("MARTIN");
  });

  it("shows an import in each of its states, planned or not, its rows or its plan gone", async () => {
    const user = await createUser();
    const found = await importAll(user, [line("MARTIN", "Jeanne")]);
    const shown = async (set: object) => {
      await Import.updateOne({ _id: found._id }, set);
      return (await page(user, found)).status;
    };
    for (const state of valuesOf(IMPORT_STATES)) expect(await shown({ state }), state).toBe(200);
    for (const state of valuesOf(RESTRUCTURING_STATES)) {
      await Restructuring.updateMany({}, { state, $unset: { startedAt: 1, lease: 1 } });
      for (const own of ["importing", "imported"]) expect(await shown({ state: own }), state).toBe(200);
    }
    await ImportRow.deleteMany({});
    for (const state of valuesOf(IMPORT_STATES)) expect(await shown({ state }), state).toBe(200);
    await Restructuring.deleteMany({});
    for (const state of valuesOf(IMPORT_STATES)) expect(await shown({ state }), state).toBe(200);
    expect(await shown({ $unset: { restructuringId: 1 } })).toBe(200);
  });

  it("is redirected to all the same when the creation stops at once: the background takes it up", async () => {
    const user = await createUser();
    const found = await read(user, [line("MARTIN", "Jeanne")]);
    vi.spyOn(RestructuringStep.collection, "insertMany").mockRejectedValueOnce(
      new Error("the base went away"),
    );

    expect(await page(user, found, { intent: "start" })).toMatchObject({ status: 302 });
    expect(await page(user, found)).toMatchObject({ status: 200 });
    await resumeImports();
    await resumeAllRestructurings();
    expect(await Household.countDocuments()).toBe(1);
  });
});

describe("an import", () => {
  it("creates candidate, spouse and children, with a next action, an owner and a date", async () => {
    const user = await createUser();
    await importAll(user, [
      line("MARTIN", "Jeanne", {
        email: "jeanne@internes.example",
        kind: "IMG",
        arrival: "02/11/2026",
        spouse: "Paul Durand",
        children: "Inès 2017, Léo 03/2024",
        note: "Aime la montagne",
      }),
    ]);

    const file = await Household.findOne().lean<HouseholdRecord>();
    expect(file).toMatchObject({
      title: "Martin – Durand",
      arrivalOn: "2026-11-02",
      referentId: user.id,
      adults: [{ firstName: "Paul", lastName: "Durand", relation: "couple" }],
      children: [
        { firstName: "Inès", birthMonth: "2017-01" },
        { firstName: "Léo", birthMonth: "2024-03" },
      ],
      nextAction: { label: "Reprendre contact", ownerId: user.id, dueOn: "2026-05-20" },
    });
    expect(await Candidate.findOne().lean()).toMatchObject({
      kind: "intern",
      firstName: "Jeanne",
      lastName: "Martin",
    });
    expect(await Entry.findOne().lean()).toMatchObject({ quote: "Aime la montagne" });
    expect(await countAudited("restructuring.started")).toBe(1);
  });

  it("writes what a file shows as it would be computed", async () => {
    const user = await createUser();
    await importAll(user, [line("MARTIN", "Jeanne", { spouse: "Paul Durand", kind: "médecin" })]);
    const before = await Household.findOne().lean<HouseholdRecord>();
    await refreshFile(before?._id ?? "");

    expect(await Household.findOne().lean()).toEqual({ ...before, updatedAt: expect.any(Date) });
  });

  it("is undone exactly, known files completed included", async () => {
    const user = await createUser();
    await createFile(user);
    await settle();
    const before = await everything();
    const found = await importAll(user, [
      line("CARON", "Élodie", { phone: "07 00 00 00 00", spouse: "Paul", children: "Zoé 2020" }),
      line("MARTIN", "Jeanne", { arrival: "02/11/2026", children: "Léo 03/2018" }),
    ]);
    expect(await Household.countDocuments()).toBe(2);
    expect(await openCalendars()).toEqual(["Léo", "Zoé"]);
    expect(await Candidate.findOne({ lastName: "Caron" }).lean()).toMatchObject({
      phones: ["06 12 34 56 78", "07 00 00 00 00"],
    });

    await undoRestructuring(user, found.restructuringId ?? "", []);
    await settle();
    expect(await everything()).toEqual(before);
  });

  it("undone, leaves in the bin what a colleague had touched of the calendar of a child", async () => {
    const user = await createUser();
    await createFile(user);
    const children = { children: "Zoé 2020", spouse: "Paul" };
    const found = await importAll(user, [line("CARON", "Élodie", children)]);
    const { _id, label, ownerId, dueOn } = await Task.findOne({ "plan.stepKey": "check" }).orFail().lean();
    const shown = { label, ownerId, dueOn, checklist: [] };
    await changeTask(user, _id, shown, { ...shown, label: "Passer à l’école de Zoé" });

    await undoRestructuring(user, found.restructuringId ?? "", []);
    await settle();
    expect(await Task.find().lean()).toMatchObject([{ _id, state: "deleted" }]);
  });

  it("plans the calendar of the children of a new file as telling of them would", async () => {
    const user = await createUser();
    await importAll(user, [line("MARTIN", "Jeanne", { arrival: "02/11/2026", children: "Léo 03/2018" })]);
    const planned = await Task.find().sort({ _id: 1 }).lean();
    expect(planned).toHaveLength(4);
    await planChildren(user, planned[0]?.householdId ?? "");

    expect(await Task.find().sort({ _id: 1 }).lean()).toEqual(planned);
  });

  it("passes a duplicate when somebody decided so", async () => {
    const user = await createUser();
    await createFile(user);
    const found = await read(user, [line("CARON", "Elodie", { phone: "07 00 00 00 00" })]);
    await decideDuplicates(found, { "2": "skip" });
    await launch(user, found);

    expect(await Candidate.findOne().lean()).toMatchObject({ phones: ["06 12 34 56 78"] });
  });

  it("completes a known file once: a second row does not replace what the first one wrote", async () => {
    const user = await createUser();
    await createFile(user);
    await Candidate.updateMany({}, { $unset: { birthName: 1 } });
    const headers = "Nom\tPrénom\tNom de naissance\tConjoint";
    const rows = ["CARON\tÉlodie\tROUX\tPaul Durand", "CARON\tÉlodie\t\tHugo Petit"];
    const found = await receive(user, [headers, ...rows]);
    await mapColumns(user, found, readingOf(found, user));
    await launch(user, found);

    expect(await Candidate.findOne().lean()).toMatchObject({ birthName: "Roux" });
    expect((await Household.findOne().lean())?.adults).toMatchObject([{ firstName: "Paul" }]);
    expect(await restructuringOf((await reload(found)).restructuringId ?? "")).toMatchObject({ refused: 1 });
  });

  it("tells, in error, a row that became wrong between the review and the launch", async () => {
    const user = await createUser();
    const found = await receive(user, [
      HEADERS,
      line("MARTIN", "Jeanne", { kind: "FFI" }),
      line("DUC", "Léa"),
    ]);
    await mapColumns(user, found, { ...readingOf(found, user), kinds: [{ word: "ffi", kind: "intern" }] });
    await Import.updateOne({ _id: found._id }, { kinds: [] });

    expect((await launch(user, found)).counts).toEqual({ toCreate: 1, duplicates: 0, wrong: 1 });
    expect(await ImportRow.findOne({ state: "wrong" }).lean()).toMatchObject({ problems: [{ column: 4 }] });
  });

  it("is taken up again after a stop while it was planned", async () => {
    const user = await createUser();
    const found = await read(user, [line("MARTIN", "Jeanne")]);
    await Import.updateOne({ _id: found._id }, { state: "importing", restructuringId: "a".repeat(24) });

    expect(await resumeImports()).toBe(1);
    await resumeAllRestructurings();
    expect((await restructuringOf("a".repeat(24))).state).toBe("done");
    expect(await Household.countDocuments()).toBe(1);
  });

  it("is planned by one process at a time", async () => {
    const user = await createUser();
    const found = await read(user, [line("MARTIN", "Jeanne")]);
    const lease = { by: "another process", until: new Date(Date.now() + 60_000) };
    await Import.updateOne({ _id: found._id }, { state: "importing", restructuringId: newId(), lease });
    expect(await resumeImports()).toBe(0);

    await Import.updateOne({ _id: found._id }, { "lease.until": new Date(0) });
    expect(await resumeImports()).toBe(1);
    expect(await reload(found)).toMatchObject({ state: "imported" });
    expect((await reload(found)).lease).toBeUndefined();
  });

  it("stops planning as soon as another process took it over", async () => {
    const user = await createUser();
    const found = await read(user, [line("MARTIN", "Jeanne")]);
    const restructuringId = newId();
    await Import.updateOne({ _id: found._id }, { state: "importing", restructuringId });
    const deleteMany = RestructuringStep.collection.deleteMany.bind(RestructuringStep.collection);
    vi.spyOn(RestructuringStep.collection, "deleteMany").mockImplementationOnce(async (filter) => {
      await Import.updateOne({ _id: found._id }, { "lease.by": "another process" });
      return deleteMany(filter);
    });

    await resumeImports();
    expect((await restructuringOf(restructuringId)).state).toBe("planning");
    expect((await reload(found)).lease?.by, "what the other one reserved stays").toBe("another process");
  });

  it("that cannot be planned holds up no other", async () => {
    const user = await createUser();
    for (const name of ["MARTIN", "DUC"]) {
      const { _id } = await read(user, [line(name, "Jeanne")]);
      await Import.updateOne({ _id }, { state: "importing", restructuringId: newId() });
    }
    vi.spyOn(RestructuringStep.collection, "insertMany").mockRejectedValueOnce(
      new Error("cannot be planned"),
    );

    expect(await resumeImports()).toBe(2);
    expect(await Import.countDocuments({ state: "imported" })).toBe(1);
  });

  it("is said imported only once every file is there", async () => {
    const user = await createUser();
    const found = await importAll(user, [line("MARTIN", "Jeanne")]);
    const words = async () => {
      const [one] = await listImports(user);
      return one && importWords(one.state, one.run);
    };
    expect(await words()).toBe("Importé");
    for (const [state, said] of [
      ["running", "En cours"],
      ["failed", "Interrompu"],
      ["reverted", "Annulé"],
    ]) {
      await Restructuring.updateOne({ _id: found.restructuringId }, { state });
      expect(await words()).toBe(said);
    }
  });
});

describe("thirty days after", () => {
  it("forgets the rows of what was imported, which can still be undone", async () => {
    const user = await createUser();
    const found = await importAll(user, [line("MARTIN", "Jeanne")]);
    setClock(new Date("2026-06-10T08:00:00Z"));
    expect(await purgeImports()).toBe(0);
    setClock(new Date("2026-06-12T08:00:00Z"));
    expect(await purgeImports()).toBe(1);
    expect(await purgeImports()).toBe(0);

    expect(await ImportRow.countDocuments()).toBe(0);
    await undoRestructuring(user, found.restructuringId ?? "", []);
    expect(await Household.countDocuments()).toBe(0);
  });

  it("forgets a table left half-way and a plan nobody carried out, not what is under way", async () => {
    const user = await createUser();
    await read(user, [line("MARTIN", "Jeanne")]);
    const steps = [changing(Household, newId(), { set: { tags: ["Salon"] } })];
    await planRestructuring(user, { kind: "bulk", label: "Étiqueter" }, steps);
    const running = await planRestructuring(user, { kind: "bulk", label: "Étiqueter" }, steps);
    await Restructuring.updateOne({ _id: running }, { state: "running" });
    setClock(new Date("2026-06-12T08:00:00Z"));

    expect(await purgeImports()).toBe(2);
    expect(await Import.countDocuments()).toBe(0);
    expect(await ImportRow.countDocuments()).toBe(0);
    expect(await Restructuring.distinct("_id")).toEqual([running]);
    expect(await RestructuringStep.distinct("restructuringId")).toEqual([running]);
  });
});

interface Cells {
  email?: string;
  phone?: string;
  kind?: string;
  arrival?: string;
  spouse?: string;
  children?: string;
  note?: string;
}

function line(lastName: string, firstName: string, cells: Cells = {}): string {
  const { email = "", phone = "", kind = "", arrival = "", spouse = "", children = "", note = "" } = cells;
  return [lastName, firstName, email, phone, kind, arrival, spouse, children, note].join("\t");
}

async function receive(user: User, lines: string[]): Promise<ImportRecord> {
  return reload({ _id: await receiveFile(user, { pasted: lines.join("\n") }) });
}

async function statesOf(): Promise<string[]> {
  return (await ImportRow.find().sort({ number: 1 }).lean()).map(({ state }) => state);
}

function readingOf({ mapping, kinds, nextAction }: ImportRecord, user: User) {
  return { mapping, kinds, nextAction, rule: "complete" as const, referentId: user.id };
}

async function read(user: User, lines: string[]): Promise<ImportRecord> {
  const found = await receive(user, [HEADERS, ...lines]);
  await mapColumns(user, found, readingOf(found, user));
  return reload(found);
}

async function launch(user: User, found: ImportRecord): Promise<ImportRecord> {
  await startImport(user, found);
  await resumeImports();
  await resumeAllRestructurings();
  return reload(found);
}

async function importAll(user: User, lines: string[]): Promise<ImportRecord> {
  return launch(user, await read(user, lines));
}

async function reload({ _id }: { _id: string }): Promise<ImportRecord> {
  const found = await Import.findById(_id).lean<ImportRecord>();
  if (!found) throw new Error("the import is gone");
  return found;
}

/** Every file and all it holds, but for versions. */
/** The children of whom something is to be done. */
async function openCalendars(): Promise<string[]> {
  const tasks = await Task.find({ state: "open", "plan.childId": { $type: "string" } }).lean();
  const ids = new Set(tasks.map(({ plan }) => plan?.childId));
  const files = await Household.find().lean<HouseholdRecord[]>();
  const children = files.flatMap((file) => file.children).filter(({ id }) => ids.has(id));
  return children.map(({ firstName = "" }) => firstName).sort();
}

async function everything() {
  const read = async (name: string) =>
    (await database().collection(name).find().sort({ _id: 1 }).toArray()).map(
      ({ version: _version, ...fields }) => fields,
    );
  return Promise.all(["households", "candidates", "entries", "needs", "tasks"].map(read));
}
