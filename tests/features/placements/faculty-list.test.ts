import { describe, expect, it } from "vitest";
import { Candidate } from "#models/candidate";
import { Import, type ImportRecord } from "#models/import";
import { ImportRow } from "#models/import-row";
import { Placement, type PlacementRecord } from "#models/placement";
import { createUser } from "#tests/factories/accounts";
import { createSemester, createTrainingPlace, WINTER } from "#tests/factories/placements";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { resumeImports, startImport } from "~/features/imports/import-run.commands.server";
import { mapColumns, receiveFile } from "~/features/imports/imports.commands.server";
import { levelsOf, semesterOfWords } from "~/features/imports/intern-reading";
import {
  resumeAllRestructurings,
  undoRestructuring,
} from "~/features/restructurings/restructurings.commands.server";
import { DEFAULT_LEVELS } from "~/vocabulary/training";

const HEADERS = [
  "Nom",
  "Prénom",
  "Mail",
  "Statut",
  "DES",
  "Phase",
  "Semestres validés",
  "Licence jusqu'au",
  "Date de thèse",
  "Semestre de stage demandé",
  "Niveau demandé",
  "Vœu 1",
  "Vœu 2",
  "Voiture",
  "Hébergement demandé",
];

const CLARA = [
  ...["MARTIN", "Clara", "clara@internes.example", "Interne", "Médecine générale", "Approfondissement", "3"],
  ...[
    "15/11/2027",
    "",
    "nov. 2026",
    "SASPAS",
    "Maison de santé des Tilleuls",
    "Près de Cahors",
    "non",
    "oui",
  ],
];
const HUGO = [
  ...["DUC", "Hugo", "hugo@internes.example", "DJ", "MG", "consolidation", "8", "", "03/06/2026"],
  ...["Hiver 2026-2027", "Docteur junior", "", "", "x", ""],
];

describe("the list of a faculty", () => {
  it("is read from the headers faculties write", async () => {
    const user = await createUser();
    expect((await receive(user, [CLARA])).mapping).toEqual([
      ...["lastName", "firstName", "email", "kind", "des", "phase", "validatedSemesters", "licenceUntil"],
      ...["thesisOn", "semesterAsked", "levelAsked", "wishes", "wishes", "hasCar", "needsBed"],
    ]);
  });

  it("opens the semester each line asks for, with its wishes", async () => {
    const user = await createUser();
    await createSemester();
    const placeId = await createTrainingPlace();
    await imported(user, [CLARA, HUGO]);
    const clara = await Candidate.findOne({ firstName: "Clara" }).lean();

    expect(clara).toMatchObject({
      specialty: "Médecine générale",
      seeks: ["placement"],
      internship: {
        ...{ des: "Médecine générale", phase: "approfondissement", validatedSemesters: 3 },
        licenceUntil: "2027-11-15",
      },
    });
    expect(await placementOf("Clara")).toMatchObject({
      ...{ semesterId: WINTER, state: "wished", levels: ["saspas"], wishes: [{ placeId }] },
      ...{ hasCar: false, bed: { isNeeded: true }, note: "Vœux du tableau : Près de Cahors." },
    });
    expect(await placementOf("Hugo")).toMatchObject({ levels: ["junior"], hasCar: true });
  });

  it("takes a structure of several levels as a wish for the level asked, and as nothing when none tells", async () => {
    const user = await createUser();
    await createSemester();
    const placeId = await createTrainingPlace({ level: "saspas" });
    await createTrainingPlace({ level: "level-1" });
    await imported(user, [CLARA, HUGO.with(HEADERS.indexOf("Vœu 1"), "Maison de santé des Tilleuls")]);

    expect((await placementOf("Clara"))?.wishes).toEqual([{ placeId }]);
    expect(await placementOf("Hugo")).toMatchObject({
      ...{ wishes: [], note: "Vœux du tableau : Maison de santé des Tilleuls." },
    });
  });

  it("changes nothing the second time", async () => {
    const user = await createUser();
    await createSemester();
    await imported(user, [CLARA]);
    const before = await placementOf("Clara");
    await imported(user, [CLARA]);
    expect(await Placement.find().lean()).toEqual([before]);
    expect(await Candidate.countDocuments()).toBe(1);
  });

  it("takes its semesters away when it is undone, with the file or without it", async () => {
    const user = await createUser();
    await createSemester();
    const silent = CLARA.with(HEADERS.indexOf("Semestre de stage demandé"), "");
    await imported(user, [silent]);
    const { restructuringId = "" } = await imported(user, [CLARA, HUGO]);
    expect(await Placement.countDocuments()).toBe(2);
    await undoRestructuring(user, restructuringId, []);
    await resumeAllRestructurings();
    await settle();
    expect(await Placement.countDocuments()).toBe(0);
    expect(await Candidate.distinct("firstName")).toEqual(["Clara"]);
  });

  it("uses the semester chosen on the page where a line names none", async () => {
    const user = await createUser();
    await createSemester();
    const silent = CLARA.with(HEADERS.indexOf("Semestre de stage demandé"), "");
    await imported(user, [silent], WINTER);

    expect(await placementOf("Clara")).toMatchObject({ semesterId: WINTER });
  });

  it("opens no semester, and asks for nothing, where none is named nor chosen", async () => {
    const user = await createUser();
    await imported(user, [CLARA.with(HEADERS.indexOf("Semestre de stage demandé"), "")]);

    expect(await Placement.countDocuments()).toBe(0);
    expect((await Candidate.findOne().lean())?.internship?.validatedSemesters).toBe(3);
  });

  it("tells beside its cell what cannot be read", async () => {
    const user = await createUser();
    await createSemester();
    const wrong = CLARA.with(HEADERS.indexOf("Semestre de stage demandé"), "mai 2031")
      .with(HEADERS.indexOf("Niveau demandé"), "chirurgie")
      .with(HEADERS.indexOf("Voiture"), "peut-être");
    const found = await receive(user, [wrong]);
    await mapColumns(user, found, readingOf(found, user));
    const row = await ImportRow.findOne().lean();

    expect(row?.problems.map(({ column }) => HEADERS[column])).toEqual([
      "Semestre de stage demandé",
      "Niveau demandé",
      "Voiture",
    ]);
  });
});

it.each([
  ["nov. 2026", "winter-2026"],
  ["Hiver 2026-2027", "winter-2026"],
  ["mai 27", "summer-2027"],
  ["11/2026", "winter-2026"],
  ["05/2027", "summer-2027"],
  ["Été 2027", "summer-2027"],
  ["4", undefined],
  ["premier semestre", undefined],
])("reads « %s » as the semester %s", (words, semesterId) => {
  expect(semesterOfWords(words)).toBe(semesterId);
});

it.each([
  ["SASPAS", ["saspas"]],
  ["niveau 1", ["level-1"]],
  ["SN1", ["level-1"]],
  ["DJ", ["junior"]],
  ["Niveau 1 / SASPAS", ["level-1", "saspas"]],
  ["chirurgie", undefined],
])("reads « %s » as the levels %s", (words, keys) => {
  expect(levelsOf(words, DEFAULT_LEVELS)).toEqual(keys);
});

async function receive(user: User, rows: readonly string[][]): Promise<ImportRecord> {
  const pasted = [HEADERS, ...rows].map((cells) => cells.join("\t")).join("\n");
  return Import.findById(await receiveFile(user, { pasted }))
    .orFail()
    .lean<ImportRecord>();
}

function readingOf({ mapping }: ImportRecord, user: User, semesterId?: string) {
  return {
    ...{ mapping, kinds: [], rule: "complete" as const, referentId: user.id, semesterId },
    nextAction: { label: "Appeler", dueOn: "2026-11-30" },
  };
}

async function imported(user: User, rows: readonly string[][], semesterId?: string): Promise<ImportRecord> {
  const received = await receive(user, rows);
  await mapColumns(user, received, readingOf(received, user, semesterId));
  const reviewed = await Import.findById(received._id).orFail().lean<ImportRecord>();
  await startImport(user, reviewed);
  // A slow machine leaves the end of it to the background.
  await resumeImports();
  await resumeAllRestructurings();
  await settle();
  return Import.findById(received._id).orFail().lean<ImportRecord>();
}

async function placementOf(firstName: string): Promise<PlacementRecord | null> {
  const candidate = await Candidate.findOne({ firstName }).lean();
  return Placement.findOne({ candidateId: candidate?._id }).lean<PlacementRecord>();
}
