import { Collection } from "mongodb";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { School } from "#models/school";
import { createUser } from "#tests/factories/accounts";
import { refusalOf } from "#tests/factories/files";
import { createSchools, importLines, LINES, schoolFile } from "#tests/factories/schools";
import { requestAs } from "#tests/factories/sessions";
import { CAHORS, createCommunes, FIGEAC } from "#tests/factories/structures";
import { SOFTWARE, type User } from "~/core/auth/actor";
import { workbookOf } from "~/core/sheets/write-table.server";
import { getReferencePage } from "~/features/reference-data/reference-page.queries.server";
import { importSchools } from "~/features/schools/school-import.commands.server";
import { uaiProblem } from "~/features/schools/school-uai";
import { updateSchool } from "~/features/schools/schools.commands.server";
import { getSchool } from "~/features/schools/schools.queries.server";
import { updateSetting } from "~/features/settings/settings.commands.server";
import { action } from "~/routes/_staff.settings.reference-data";
import { NBSP } from "~/vocabulary/typography";

/** A record of the programming interface of the national directory. */
const RECORD = {
  identifiant_de_l_etablissement: "0460006G",
  nom_etablissement: "Ecole primaire Les Tilleuls",
  type_etablissement: "Ecole",
  statut_public_prive: "Public",
  adresse_1: "12 rue d'Essai",
  code_postal: "46000",
  code_commune: CAHORS.code,
  nom_commune: "Cahors",
  ecole_maternelle: 1,
  ecole_elementaire: 1,
  restauration: 1,
  hebergement: 0,
  ulis: null,
  latitude: 44.44,
  longitude: 1.44,
  telephone: "05 36 49 00 11",
  mail: "ECOLE@exemple.fr",
  web: null,
  type_contrat_prive: "SANS OBJET",
  nombre_d_eleves: 61,
  precision_localisation: "Numéro de rue",
  position: { lon: 1.44, lat: 44.44 },
  date_maj_ligne: "2026-10-02",
  etat: "OUVERT",
};

/** The same record as the official export in columns. */
const EXPORT = [
  "Identifiant_de_l_etablissement;Nom_etablissement;Type_etablissement;Statut_public_prive;Adresse_1;Code_postal;Code_commune;Nom_commune;Ecole_maternelle;Ecole_elementaire;Voie_generale;Restauration;Hebergement;ULIS;latitude;longitude;Telephone;Mail;Type_contrat_prive;Nombre_d_eleves;precision_localisation;date_maj_ligne;etat",
  `0460006G;Ecole primaire Les Tilleuls;Ecole;Public;12 rue d'Essai;46000;${CAHORS.code};Cahors;1;1;;1;0;;44.44;1.44;05 36 49 00 11;ECOLE@exemple.fr;SANS OBJET;61;Numéro de rue;2026-10-02;OUVERT`,
].join("\n");

const TILLEULS = {
  name: "École primaire Les Tilleuls",
  kind: "primary-school",
  sector: "public",
  levels: ["ps", "ms", "gs", "cp", "ce1", "ce2", "cm1", "cm2"],
  communeName: "Cahors",
  epciCode: CAHORS.epci,
  address: "12 rue d’Essai",
  hasCanteen: true,
  hasBoarding: false,
  phone: "05 36 49 00 11",
  email: "ecole@exemple.fr",
  pupils: 61,
  location: { type: "Point", coordinates: [1.44, 44.44] },
  source: "Annuaire de l’éducation",
  dataOn: "2026-10-02",
};

beforeEach(createCommunes);

describe("the flattened file", () => {
  it("gives each establishment its kind, its classes, its sector, and what it offers", async () => {
    const { done, aside } = await importLines(...Object.values(LINES));
    expect([done.counts, aside]).toEqual([counted({ schools: 5, added: 5 }), []]);
    expect(await getSchool("0460001B")).toMatchObject({
      ...{ name: "École maternelle des Peupliers", kind: "nursery-school", levels: ["ps", "ms", "gs"] },
      ...{ epciCode: FIGEAC.epci, hasCanteen: true, hasBoarding: false, pupils: 41, isListed: true },
    });
    expect(await getSchool("0460002C")).toMatchObject({
      ...{ name: "École élémentaire des Peupliers", kind: "elementary-school", hasUlis: true },
      levels: ["cp", "ce1", "ce2", "cm1", "cm2"],
    });
    const primary = await getSchool("0460003D");
    expect(primary).toMatchObject({
      ...{ kind: "primary-school", sector: "private", contract: "contrat d’association toutes classes" },
      isApproximate: true,
    });
    expect([primary.levels.length, primary.hasCanteen]).toEqual([8, undefined]);
    expect(await getSchool("0460004E")).toMatchObject({
      kind: "middle-school",
      levels: ["6e", "5e", "4e", "3e"],
    });
    expect(await getSchool("0460005F")).toMatchObject({
      ...{ kind: "high-school", levels: ["2nde", "1re", "terminale"], tracks: ["general", "vocational"] },
      ...{ source: "Annuaire de l’éducation", dataOn: "2026-09-01" },
    });
  });

  it("tells by its name a primary school of which only one box is filled", async () => {
    await importLines(LINES.primary.replace(",1,1,,,,", ",,1,,,,"));
    expect(await getSchool("0460003D")).toMatchObject({ kind: "primary-school" });
  });

  it("changes nothing the second time, not even by writing", async () => {
    await createSchools();
    const before = await School.find().lean();
    const writes = [
      vi.spyOn(Collection.prototype, "bulkWrite"),
      vi.spyOn(Collection.prototype, "insertMany"),
    ];
    const { done } = await importLines(...Object.values(LINES));
    expect(done.counts).toEqual(counted({ schools: 5, unchanged: 5 }));
    for (const write of writes) expect(write).not.toHaveBeenCalled();
    for (const write of writes) write.mockRestore();
    expect(await School.find().lean()).toEqual(before);
  });

  it("follows what changed, marks what is no longer listed, and brings it back", async () => {
    await createSchools();
    const { nursery, ...others } = LINES;
    const middle = LINES.middle.replace("Saules", "Frênes");
    const { done } = await importLines(...Object.values({ ...others, middle }));
    expect(done.counts).toEqual(counted({ schools: 4, changed: 1, unchanged: 3 }));
    expect(await getSchool("0460001B")).toMatchObject({ isListed: true });
    await importLines(LINES.nursery.replace("0460001B", "0460007H"));
    expect(await getSchool("0460001B")).toMatchObject({ isListed: false });
    const back = await importLines(LINES.nursery);
    expect(back.done.counts).toEqual(counted({ schools: 1, changed: 1, gone: 1 }));
    expect(await getSchool("0460001B")).toMatchObject({ isListed: true });
  });

  it("marks the one that the file says is closed, and tells why it was left aside", async () => {
    await createSchools();
    const { done, aside } = await importLines(LINES.nursery.replace("OUVERT", "FERME"), LINES.middle);
    expect(done.counts).toEqual(counted({ schools: 1, unchanged: 1, rejected: 1, gone: 1 }));
    expect(aside[0]?.why).toBe(`l’établissement n’est pas ouvert (état${NBSP}: ferme)`);
    expect(await getSchool("0460001B")).toMatchObject({ isListed: false });
  });

  it("keeps what a colleague added", async () => {
    await createSchools();
    await updateSchool(SOFTWARE, "0460004E", {}, { note: "Espagnol et occitan dès la 6ᵉ." });
    await importLines(LINES.middle.replace("Saules", "Frênes"));
    expect(await getSchool("0460004E")).toMatchObject({
      name: "Collège des Frênes",
      note: "Espagnol et occitan dès la 6ᵉ.",
    });
  });

  it("says of each line left aside where it is and why, and counts what is from elsewhere", async () => {
    const { done, aside } = await importLines(
      LINES.middle,
      LINES.nursery.replace("0460001B", "0460001C"),
      LINES.nursery.replace("0460001B", "460001"),
      LINES.elementary.replace(FIGEAC.code, "46999").replace("Figeac", "Nulle-Part").replace("46100", ""),
      LINES.middle,
      LINES.high.replace("Public", ""),
      LINES.high.replace(CAHORS.code, "47001").replace("0460005F", "0470001W"),
      LINES.high.replace("Lycée,LYCEE", "Service Administratif,DSDEN"),
    );
    expect(done.counts).toEqual(
      counted({ schools: 1, added: 1, rejected: 5, elsewhere: 1, otherCategories: 1 }),
    );
    expect(aside.map(({ number, why }) => [number, why.replaceAll("\u00a0", " ")])).toEqual([
      [3, "l’UAI « 0460001C » est mal recopié : sa lettre devrait être B"],
      [4, "l’UAI « 460001 » n’est pas lisible : il faut sept chiffres et une lettre"],
      [5, expect.stringContaining("Nulle-Part")],
      [6, "déjà lu plus haut dans le fichier"],
      [7, "on ne sait pas s’il est public ou privé"],
    ]);
  });

  it("refuses another table, and one without an establishment to write, with the first reason", async () => {
    expect(await refusalOf(importSchools(SOFTWARE, ["46"], new TextEncoder().encode("a;b\n1;2")))).toContain(
      "n’est pas l’annuaire",
    );
    expect(await refusalOf(importLines(LINES.middle.replace("0460004E", "0460004A")))).toMatch(
      /aucun établissement.*Ligne 2.*mal recopié/,
    );
    expect(await School.countDocuments({})).toBe(0);
  });
});

describe("the official directory", () => {
  it.each([
    ["a list", () => bytesOf([RECORD])],
    ["an answer with results", () => bytesOf({ total_count: 1, results: [RECORD] })],
    ["an export in columns", () => new TextEncoder().encode(`\uFEFF${EXPORT}`)],
    ["the same export written by Windows", () => new Uint8Array(Buffer.from(EXPORT, "latin1"))],
  ])("reads %s", async (_form, file) => {
    const { done } = await importSchools(SOFTWARE, ["46"], file());
    expect(done).toMatchObject({ millesime: "2026-10-02", counts: counted({ schools: 1, added: 1 }) });
    const school = await getSchool("0460006G");
    expect(school).toMatchObject(TILLEULS);
    expect([school.hasUlis, school.contract, school.website, school.isApproximate]).toEqual(
      Array.from({ length: 4 }),
    );
  });

  it("reads a workbook", async () => {
    const rows = EXPORT.split("\n").map((line) => line.split(";"));
    await importSchools(SOFTWARE, ["46"], await workbookOf(rows));
    expect(await getSchool("0460006G")).toMatchObject(TILLEULS);
  });

  it("marks nothing as gone from one page of a longer answer", async () => {
    await createSchools();
    const page = bytesOf({ total_count: 6, results: [RECORD] });
    expect((await importSchools(SOFTWARE, ["46"], page)).done.counts).toMatchObject({ added: 1, gone: 0 });
    const whole = bytesOf([RECORD]);
    expect((await importSchools(SOFTWARE, ["46"], whole)).done.counts).toMatchObject({ gone: 1 });
    expect(await getSchool("0460003D")).toMatchObject({ isListed: false });
  });

  it("keeps what a file of the other form does not speak of", async () => {
    await importSchools(SOFTWARE, ["46"], bytesOf([RECORD]));
    await importLines(LINES.primary.replace("0460003D", "0460006G"));
    const school = await getSchool("0460006G");
    expect(school).toMatchObject({ name: "École primaire privée des Roseaux", phone: "05 36 49 00 11" });
    expect([school.hasCanteen, school.pupils]).toEqual([undefined, undefined]);
  });

  it("refuses a broken JSON, and one that is no list", async () => {
    for (const text of ['[{"a":', '{"status":"error"}'])
      expect(await refusalOf(importSchools(SOFTWARE, ["46"], new TextEncoder().encode(text)))).toContain(
        "JSON",
      );
  });
});

it("tells a right UAI from one that was badly copied", () => {
  expect(uaiProblem("0460001B")).toBeNull();
  for (const typed of ["", "0460001", "046001B", "0460001I", "0460001C"])
    expect(uaiProblem(typed), typed).not.toBeNull();
});

it("is sent from the page of the reference data, which shows what was left aside", async () => {
  const user = await createUser("responsable");
  await updateSetting(user, "brand", { departements: ["46"] });
  expect(await send(user, schoolFile(LINES.middle))).toMatchObject({ status: 302 });
  const [line] = (await getReferencePage()).imports;
  expect(line).toMatchObject({
    source: "Établissements scolaires",
    detail: "46, 1 établissement, dont 1 nouveau, 0 changé, 0 sans changement",
  });
  const { done } = await send(user, schoolFile(LINES.middle, LINES.nursery.replace("0460001B", "0460001C")));
  expect(done?.aside).toEqual([expect.objectContaining({ number: 3, place: "Figeac" })]);
  await expect(send(await createUser("referent"), schoolFile(LINES.middle))).rejects.toMatchObject({
    status: 403,
  });
});

function counted(counts: Record<string, number>): Record<string, number> {
  return {
    ...{ schools: 0, added: 0, changed: 0, unchanged: 0, gone: 0 },
    ...{ rejected: 0, elsewhere: 0, otherCategories: 0 },
    ...counts,
  };
}

function bytesOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

async function send(sender: User, bytes: Uint8Array<ArrayBuffer>) {
  const { url, headers } = await requestAs(sender, "/settings/reference-data");
  const body = new FormData();
  body.append("intent", "schools");
  body.append("schools", new File([bytes], "annuaire.csv"));
  const request = new Request(url, { method: "POST", headers, body });
  const result = await action({ request, params: {}, context: {} });
  if (result instanceof Response) return { status: result.status };
  return { done: result.data.done };
}
