import { beforeEach, describe, expect, it } from "vitest";
import { Commune } from "#models/commune";
import { LocalService, type LocalServiceRecord } from "#models/local-service";
import { createUser } from "#tests/factories/accounts";
import { createToyLibrary } from "#tests/factories/directory";
import { countAudited, refusalOf } from "#tests/factories/files";
import { requestAs } from "#tests/factories/sessions";
import { CAHORS, createCommunes, FIGEAC } from "#tests/factories/structures";
import { SOFTWARE, type User } from "~/core/auth/actor";
import { workbookOf } from "~/core/sheets/write-table.server";
import { cardOf } from "~/features/directory/service-card";
import { importServices } from "~/features/directory/service-import.commands.server";
import {
  countsOf,
  planServices,
  readServiceTable,
  type ServiceList,
} from "~/features/directory/service-import.queries.server";
import { kindOf, modeOf } from "~/features/directory/service-reading";
import { updateService, withdrawService } from "~/features/directory/services.commands.server";
import { addCommuneAlias } from "~/features/reference-data/reference-data.commands.server";
import { getReferencePage } from "~/features/reference-data/reference-page.queries.server";
import { updateSetting } from "~/features/settings/settings.commands.server";
import { action } from "~/routes/_staff.directory.import";

/** Written by hand, in the columns of the national list. */
const FRANCE_SERVICES = [
  "id_fs,nom,adresse,code_postal,insee,commune,telephone,type_fs,format_fs,lon,lat",
  "9001,Bus France services des Collines,12 rue Haute,46000,46042,Cahors,05 36 49 00 41,Principal,Bus_équivalent,1.44,44.45",
  "9002,France services d'Ici,Place du Four,46100,46102,Figeac,05 36 49 00 42,Antenne,Fixe_antenne(s),2.03,44.61",
  "9003,France services de Nulle part,Rue Vide,46999,46999,Nullepart,05 36 49 00 43,Principal,Fixe,1,44",
  "9004,France services Lointaine,Rue Loin,47000,47001,Agen,05 36 49 00 44,Principal,Fixe,0.6,44.2",
  "9005,France services Muette,Rue Basse,46000,46042,Cahors,05 36,Principal,Mutualisé,,",
].join("\n");

const OWN_LIST = [
  "Nom du service;Catégorie;Ville;CP;Thématique;Financeurs;Arrêts;Lundi;Mardi",
  "Médiathèque du Pré;bibliothèque;Figeac;46100;Animation de la vie sociale;Commune, Département;;10h-12h;14h-18h",
  "Club des Rives;club sportif;St Céré;46400;;;;;",
  "Car à livres;médiathèque;Cahors;;;;Figeac : le mardi ; Ailleurs : le jeudi;;",
].join("\n");

let user: User;

beforeEach(async () => {
  user = await createUser();
  await createCommunes();
  await updateSetting(user, "brand", { departements: ["46"] });
});

describe("the national list of France Services", () => {
  it("is recognised and read, what cannot be is left aside with its line and its reason", async () => {
    const { lines, listName } = await planServices(await listOf(FRANCE_SERVICES));
    expect(listName).toBe("France Services");
    expect(lines.map(({ number, fate }) => [number, fate])).toEqual([
      [2, "added"],
      [3, "added"],
      [4, "rejected"],
      [5, "elsewhere"],
      [6, "added"],
    ]);
    expect(lines[2]?.why).toContain("la commune « Nullepart », 46999, code 46999 n’est pas connue");
    expect(lines[4]?.why).toContain("le numéro « 05 36 » n’est pas complet");
    expect(await LocalService.countDocuments({})).toBe(0);
  });

  it("is written with its place, its mode and its source, dated by the list", async () => {
    await importServices(user, await listOf(FRANCE_SERVICES));
    expect(await byNumber("9001")).toMatchObject({
      kind: "france-services",
      mode: "itinerant",
      themes: ["access-to-rights"],
      communeName: "Cahors",
      epciCode: CAHORS.epci,
      location: { coordinates: [1.44, 44.45] },
      source: "France Services",
      checkedOn: "2026-05-01",
      isListed: true,
    });
    expect(await byNumber("9002")).toMatchObject({
      name: "France services d’Ici",
      note: "type : Antenne",
      mode: "fixed",
    });
    const mute = await byNumber("9005");
    expect([mute.mode, mute.phone]).toEqual(["shared", undefined]);
    expect(await countAudited("local-service.imported")).toBe(3);
  });

  it("changes nothing the second time", async () => {
    await importServices(user, await listOf(FRANCE_SERVICES));
    const before = await stored();
    const { counts } = await importServices(user, await listOf(FRANCE_SERVICES));
    expect(counts).toEqual({
      services: 3,
      added: 0,
      changed: 0,
      unchanged: 3,
      rejected: 1,
      elsewhere: 1,
      gone: 0,
    });
    expect(await stored()).toEqual(before);
  });

  it("keeps what a colleague typed, and takes what the source changed of the rest", async () => {
    await importServices(user, await listOf(FRANCE_SERVICES));
    const bus = await byNumber("9001");
    const card = cardOf(bus);
    await updateService(user, bus._id, { ...card }, { ...card, name: "Le bus", phone: "05 36 49 00 99" });
    const later = FRANCE_SERVICES.replace("12 rue Haute", "14 rue Haute")
      .replace("05 36 49 00 41", "05 36 49 00 51")
      .replace("Place du Four", "Place Neuve");
    const { counts } = await importServices(user, await listOf(later));
    expect(counts).toMatchObject({ added: 0, changed: 2, unchanged: 1 });
    expect(await byNumber("9001")).toMatchObject({
      name: "Le bus",
      phone: "05 36 49 00 99",
      address: "14 rue Haute",
    });
    expect((await byNumber("9002")).address).toBe("Place Neuve");
  });

  it("marks what a later list no longer has, deletes nothing, and takes it back", async () => {
    await importServices(user, await listOf(FRANCE_SERVICES));
    const shorter = FRANCE_SERVICES.split("\n")
      .filter((line) => !line.startsWith("9002"))
      .join("\n");
    expect((await importServices(user, await listOf(shorter))).counts.gone).toBe(1);
    expect((await byNumber("9002")).isListed).toBe(false);
    expect((await importServices(user, await listOf(shorter))).counts.gone).toBe(0);
    expect((await importServices(user, await listOf(FRANCE_SERVICES))).counts.changed).toBe(1);
    expect((await byNumber("9002")).isListed).toBe(true);
  });

  it("leaves out of the lists what a colleague took out", async () => {
    await importServices(user, await listOf(FRANCE_SERVICES));
    const { _id } = await byNumber("9002");
    await withdrawService(user, _id);
    await importServices(user, await listOf(FRANCE_SERVICES));
    expect((await byNumber("9002")).isActive).toBe(false);
  });

  it("is told on the page of the reference data, beside other lists in use", async () => {
    await importServices(user, await listOf(FRANCE_SERVICES));
    await importServices(user, await listOf(OWN_LIST));
    const { imports } = await getReferencePage();
    expect(imports.map(({ isCurrent }) => isCurrent)).toEqual([true, true]);
    expect(imports.map(({ detail }) => detail)).toContain(
      "France Services, 46, 3 services, dont 3 nouveaux, 1 ligne laissée de côté, 1 d’ailleurs",
    );
  });
});

describe("a list of any form", () => {
  it("is read by its headers: type, themes, funders, stops, days", async () => {
    await importServices(user, await listOf(OWN_LIST));
    expect(await byName("Médiathèque du Pré")).toMatchObject({
      kind: "library",
      communeCode: FIGEAC.code,
      funders: ["Commune", "Département"],
      opening: "lundi 10h-12h, mardi 14h-18h",
      source: "Ville",
    });
    expect(await byName("Car à livres")).toMatchObject({
      stops: [{ communeName: "Figeac", when: "le mardi" }],
    });
  });

  it("finds a commune by the names it had and those people use, by its postal code when there is one", async () => {
    const merged = { formerNames: ["Vers"], aliases: [], postalCodes: ["46090"] };
    await Commune.updateOne({ _id: CAHORS.code }, { $set: merged });
    await addCommuneAlias(SOFTWARE, CAHORS.code, "Saint Gély-Vers");
    const list =
      "nom;commune;cp\nA du Lot;VERS;\nB du Lot;St-Gély Vers;\nC du Lot;;46090\nD du Lot;Vers les bois;46090";
    const { lines } = await planServices(await listOf(list));
    expect(lines.map(({ fate, place }) => (fate === "added" ? place : fate))).toEqual([
      "Cahors",
      "Cahors",
      "Cahors",
      "rejected",
    ]);
  });

  it("is read from a workbook as well, and the columns a colleague chose are offered the next time", async () => {
    const rows = [
      ["Intitulé", "Où"],
      ["Judo du Pré", "Figeac"],
    ];
    const table = await readServiceTable(await workbookOf(rows));
    const unread = await planServices({ table, dataOn: "2026-05-01", listName: "Clubs" });
    expect([unread.columns.map(({ field }) => field), unread.lines]).toEqual([[undefined, undefined], []]);
    const columns = [
      { header: "Intitulé", field: "name" as const },
      { header: "Où", field: "commune" as const },
    ];
    await importServices(user, { table, dataOn: "2026-05-01", columns, kind: "sport", listName: "Clubs" });
    expect(await byName("Judo du Pré")).toMatchObject({ kind: "sport", communeName: "Figeac" });
    const again = await planServices({ table, dataOn: "2026-05-01", listName: "Clubs", kind: "sport" });
    expect([again.columns, countsOf(again).unchanged]).toEqual([columns, 1]);
  });

  it("adds once a line written twice, and nothing the team already has under this name in this commune", async () => {
    await createToyLibrary(user);
    const list = "nom;commune\nClub;Figeac\nCLUB;figeac\nludotheque des quatre coins;Figeac";
    const { lines } = await planServices(await listOf(list));
    expect(lines.map(({ fate, why }) => [fate, why])).toEqual([
      ["added", ""],
      ["rejected", "la même que la ligne 2"],
      ["unchanged", "déjà dans l’annuaire (Équipe)"],
    ]);
  });

  it("keeps the numbers of its lines under a title and between empty ones, and is refused without a name", async () => {
    const list = await listOf(
      "Clubs de la ville;;\n;;\nnom;commune;tel\nA du Lot;Figeac;\n;;\nB du Lot;Nullepart;",
    );
    const { lines } = await planServices(list);
    expect(lines.map(({ number, fate }) => [number, fate])).toEqual([
      [4, "added"],
      [6, "rejected"],
    ]);
    expect(await refusalOf(planServices({ ...list, listName: "" }))).toContain(
      "Dites de qui vient cette liste",
    );
  });

  it("is refused without a line, beyond 2,000 rows, and when nothing of it is from here", async () => {
    const read = (text: string) => refusalOf(readServiceTable(new TextEncoder().encode(text)));
    expect(await read("nom;commune")).toContain("aucune ligne");
    expect(await read(`nom;commune\n${"a;b\n".repeat(2001)}`)).toContain("dépasse 2000 lignes");
    expect(await refusalOf(importServices(user, await listOf("nom;commune\nA;Agen")))).toContain(
      "Aucune ligne",
    );
  });
});

it.each([
  ["Médiathèque intercommunale", "library"],
  ["LAEP Les P’tits Pas", "parent-child-place"],
  ["ALSH du Pré", "leisure-centre"],
  ["Accueil périscolaire", "after-school"],
  ["Espace France services", "france-services"],
  ["Sport", "sport"],
  ["chose", undefined],
])("reads the kind « %s » as %s", (word, kind) => {
  expect(kindOf(word)).toBe(kind);
});

it.each([
  ["Bus_équivalent", "itinerant"],
  ["Itinérante", "itinerant"],
  ["Mutualisé", "shared"],
  ["Fixe_antenne(s)", "fixed"],
  ["Multisites", "fixed"],
])("reads the format « %s » as %s", (word, mode) => {
  expect(modeOf(word)).toBe(mode);
});

describe("the page of the import", () => {
  it("shows the plan first, takes other columns, writes only when it is asked to", async () => {
    const shown = await post({
      intent: "read",
      dataOn: "2026-05-01",
      file: new File([FRANCE_SERVICES], "fs.csv"),
    });
    if (!("preview" in shown)) throw new Error("no preview");
    expect(shown.preview.counts).toMatchObject({ added: 3, rejected: 1, elsewhere: 1 });
    expect(shown.preview.aside).toMatchObject([
      { number: 4, place: "Nullepart" },
      { number: 5, place: "Agen", why: "hors du territoire" },
    ]);
    expect(shown.preview.lines.map(({ number }) => number)).toContain(5);
    expect(await LocalService.countDocuments({})).toBe(0);
    const chosen = Object.fromEntries(
      shown.preview.columns.map(({ field = "" }, at) => [`columns[${at}]`, field]),
    );
    const sent = { dataOn: "2026-05-01", listName: "France Services", pasted: shown.preview.text, ...chosen };
    const other = await post({ ...sent, intent: "read", "columns[6]": "" });
    expect("preview" in other && other.preview.columns[6]).toEqual({ header: "telephone" });
    expect(await post({ ...sent, intent: "write" })).toMatchObject({ status: 302 });
    expect((await byNumber("9001")).phone).toBe("05 36 49 00 41");
  });

  it("refuses an empty form and a day to come, in words", async () => {
    expect(await post({ intent: "read", dataOn: "2026-05-01" })).toMatchObject({ init: { status: 400 } });
    expect(await post({ intent: "read", dataOn: "2030-01-01", pasted: FRANCE_SERVICES })).toMatchObject({
      data: { error: { dataOn: [expect.stringContaining("n’est pas encore venu")] } },
    });
  });
});

async function listOf(text: string): Promise<ServiceList> {
  const table = await readServiceTable(new TextEncoder().encode(text));
  return { table, dataOn: "2026-05-01", ...(text.startsWith("id_fs") ? {} : { listName: "Ville" }) };
}

async function byNumber(sourceId: string): Promise<LocalServiceRecord> {
  return LocalService.findOne({ sourceId }).orFail().lean<LocalServiceRecord>();
}

async function byName(name: string): Promise<LocalServiceRecord> {
  return LocalService.findOne({ name }).orFail().lean<LocalServiceRecord>();
}

async function stored(): Promise<LocalServiceRecord[]> {
  return LocalService.find({}, { pendingEffects: 0 }).sort({ _id: 1 }).lean<LocalServiceRecord[]>();
}

async function post(fields: Record<string, string | File>) {
  const { url, headers } = await requestAs(user, "/directory/import");
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return action({ request: new Request(url, { method: "POST", headers, body }), params: {}, context: {} });
}
