import { beforeEach, describe, expect, it } from "vitest";
import { CareService } from "#models/care-service";
import { ChildminderCount } from "#models/childminder-count";
import { createUser } from "#tests/factories/accounts";
import { createNursery } from "#tests/factories/care";
import { refusalOf } from "#tests/factories/files";
import { requestAs } from "#tests/factories/sessions";
import { CAHORS, createCommunes, FIGEAC } from "#tests/factories/structures";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { readTable } from "~/core/sheets/read-table.server";
import { workbookOf } from "~/core/sheets/write-table.server";
import { careCardOf } from "~/features/care-supply/care-card";
import { importCare } from "~/features/care-supply/care-import.commands.server";
import { planCare } from "~/features/care-supply/care-import.queries.server";
import { careKindOf, countOf } from "~/features/care-supply/care-import-reading";
import { updateCareService } from "~/features/care-supply/care-services.commands.server";
import { updateChildminders } from "~/features/care-supply/childminders.commands.server";
import { importTotals } from "~/features/care-supply/totals-import.commands.server";
import { planTotals } from "~/features/care-supply/totals-import.queries.server";
import { updateSetting } from "~/features/settings/settings.commands.server";
import { action } from "~/routes/_staff.childcare.supply.totals";

const PLACES = [
  "Structure;Type d'accueil;Mode de gestion;Commune;Code INSEE;Capacité;Libres 1 an;Horaires;Jours;Inclusif",
  "Crèche du Pont;multi-accueil;association;Cahors;46042;24;3;7h30-18h30;du lundi au vendredi;oui",
  "Les Petits Pas;micro-crèche;privé;Figeac;46102;10;;;;non",
  "Mystère;machin;;Figeac;46102;5;;;;",
  "Nulle part;crèche;;Nullepart;46999;8;;;;",
  "Au loin;crèche;;Agen;47001;8;;;;",
  "Crèche du Pont;crèche;;Cahors;46042;9;;;;",
  "Halte de la Gare;halte-garderie;;Figeac;46102;beaucoup;;;;",
].join("\n");

const TOTALS = [
  "code commune;nom;nb assistantes maternelles;nb places;année",
  "46042;Cahors;30;110;2024",
  "46042;Cahors;34;120;2023",
  "46102;Figeac;s;60;2024",
  "46999;Nullepart;3;9;2024",
  "47001;Agen;200;600;2024",
  "46102;Figeac;;;2025",
].join("\n");

let user: User;

beforeEach(async () => {
  user = await createUser();
  await createCommunes();
  await updateSetting(user, "brand", { departements: ["46"] });
});

describe("a list of places", () => {
  it("is read line by line, what cannot be taken is left aside with its line and its reason", async () => {
    const { lines } = await planCare(await places());
    expect(lines.map(({ number, fate }) => [number, fate])).toEqual([
      [2, "added"],
      [3, "added"],
      [4, "rejected"],
      [5, "rejected"],
      [6, "elsewhere"],
      [7, "rejected"],
      [8, "added"],
    ]);
    expect(lines[2]?.why).toContain("le type d’accueil n’est pas connu");
    expect(lines[3]?.why).toContain("n’est pas connue");
    expect(lines[5]?.why).toBe("la même que la ligne 2");
    expect(lines[6]?.why).toContain("« beaucoup » n’est pas un nombre");
    expect(await CareService.countDocuments({})).toBe(0);
  });

  it("is written with its places told by the list on its day", async () => {
    await importCare(user, await places());
    expect(await CareService.findOne({ name: "Crèche du Pont" }).lean()).toMatchObject({
      kind: "nursery",
      management: "association",
      places: { value: 24, on: "2026-05-01", source: "Caf du Lot" },
      byAge: [{ age: "1-2", free: { value: 3, on: "2026-05-01" } }],
      opensAt: "07:30",
      closesAt: "18:30",
      days: ["monday", "tuesday", "wednesday", "thursday", "friday"],
      isInclusive: true,
      checkedOn: "2026-05-01",
    });
  });

  it("changes nothing the second time, and keeps what a colleague typed when the list changes", async () => {
    await importCare(user, await places());
    await settle();
    const before = await CareService.find({}).sort({ _id: 1 }).lean();
    const { counts } = await importCare(user, await places());
    expect(counts).toMatchObject({ added: 0, changed: 0, unchanged: 3, rejected: 3, elsewhere: 1, gone: 0 });
    expect(await CareService.find({}).sort({ _id: 1 }).lean()).toEqual(before);
    const pont = await CareService.findOne({ name: "Crèche du Pont" }).orFail().lean();
    const card = careCardOf(pont);
    await updateCareService(user, pont._id, { before: { ...card }, submitted: { ...card, places: 28 } });
    const later = PLACES.replace("46042;24;3", "46042;26;1").replace("Figeac;46102;10", "Figeac;46102;12");
    await importCare(user, await places(later));
    expect(await CareService.findById(pont._id).lean()).toMatchObject({
      places: { value: 28, source: "Équipe" },
      byAge: [{ free: { value: 1 } }],
    });
    expect(await CareService.findOne({ name: "Les Petits Pas" }).lean()).toMatchObject({
      places: { value: 12 },
    });
  });

  it("does not add what another source has, marks what it no longer lists, and refuses a list without a name", async () => {
    await createNursery(user, { name: "Les Petits Pas" });
    await importCare(user, await places());
    expect(await CareService.countDocuments({ name: "Les Petits Pas" })).toBe(1);
    await importCare(user, await places(PLACES.split("\n").slice(0, 2).join("\n")));
    expect(await CareService.findOne({ name: "Halte de la Gare" }).lean()).toMatchObject({
      isListed: false,
      isActive: true,
    });
    expect(await refusalOf(planCare({ ...(await places()), listName: undefined }))).toContain(
      "de qui vient cette liste",
    );
  });

  it.each([
    ["Micro crèche PAJE", "micro-nursery"],
    ["Crèche familiale", "family-nursery"],
    ["Halte-garderie itinérante", "drop-in"],
    ["Jardin d'enfants", "kindergarten"],
    ["MAM", "childminders-house"],
    ["Accueil périscolaire du bourg", "after-school"],
    ["ALSH", "leisure-centre"],
    ["EAJE", "nursery"],
    ["Piscine", undefined],
  ])("reads the kind of « %s »", (text, kind) => {
    expect(careKindOf(text)).toBe(kind);
  });

  it("reads a count as sheets write it, and nothing else as one", () => {
    expect(["1 234", "24,0", "", "nd", "-1", "2,5"].map(countOf)).toEqual([
      1234,
      24,
      undefined,
      null,
      null,
      null,
    ]);
  });
});

describe("totals of childminders by commune", () => {
  it("are read with their year; a number withheld is left aside, and the latest year counts", async () => {
    const { lines } = await planTotals(await totals());
    expect(lines.map(({ number, fate, why }) => [number, fate, why])).toEqual([
      [2, "added", ""],
      [3, "unchanged", "une année plus récente est à la ligne 2"],
      [4, "added", "« s » n’est pas un nombre"],
      [5, "rejected", expect.stringContaining("n’est pas connue")],
      [6, "elsewhere", "hors du territoire"],
      [7, "rejected", "aucun nombre"],
    ]);
    await importTotals(user, await totals());
    expect(await countOfCommune(CAHORS.code)).toMatchObject({
      communeName: "Cahors",
      epciCode: CAHORS.epci,
      childminders: { value: 30, on: "2024-12-31", source: "Caf" },
      places: { value: 110 },
      checkedOn: "2024-12-31",
    });
    expect((await countOfCommune(FIGEAC.code))?.childminders).toBeUndefined();
  });

  it("are read under neighbouring headers", async () => {
    const other =
      "Date réf;Numéro Commune;Nom Commune;Nombre d'assistants maternels agréés;Nombre de places agréées;Places disponibles\n31/12/2024;46042;Cahors;30;110;12";
    await importTotals(user, await totals(other));
    expect(await countOfCommune(CAHORS.code)).toMatchObject({
      childminders: { value: 30, on: "2024-12-31" },
      places: { value: 110 },
      free: { value: 12 },
    });
  });

  it("change nothing the second time; the next month is taken, save what a colleague typed", async () => {
    await importTotals(user, await totals());
    await settle();
    const before = await ChildminderCount.find({}).sort({ _id: 1 }).lean();
    const { counts } = await importTotals(user, await totals());
    expect(counts).toMatchObject({ communes: 2, added: 0, changed: 0 });
    expect(await ChildminderCount.find({}).sort({ _id: 1 }).lean()).toEqual(before);
    const typed = { before: { childminders: 30, places: 110 }, submitted: { childminders: 28, places: 110 } };
    await updateChildminders(user, CAHORS.code, typed);
    const pmi = "commune;nb am;nb places\nCahors;31;112\nFigeac;17;61";
    const { steps } = await planTotals(await totals(pmi, "PMI"));
    expect(steps[0]?.line.why).toContain("gardé tel que l’équipe l’a écrit");
    await importTotals(user, await totals(pmi, "PMI"));
    expect(await countOfCommune(CAHORS.code)).toMatchObject({
      childminders: { value: 28, source: "Équipe" },
      places: { value: 112, on: "2026-05-01", source: "PMI" },
    });
    expect(await countOfCommune(FIGEAC.code)).toMatchObject({
      childminders: { value: 17 },
      places: { value: 61 },
    });
  });

  it("of an older list never take the place of a later figure", async () => {
    await importTotals(user, await totals("commune;nb places;année\nCahors;120;2025", "PMI"));
    await importTotals(user, await totals());
    expect((await countOfCommune(CAHORS.code))?.places).toMatchObject({ value: 120, on: "2025-12-31" });
  });

  it("come as a workbook too, previewed before anything is written", async () => {
    const bytes = await workbookOf(TOTALS.split("\n").map((line) => line.split(";")));
    const form = new FormData();
    form.set("file", new File([bytes], "totaux.xlsx"));
    form.set("listName", "Caf");
    form.set("dataOn", "2026-05-01");
    const counted = async (intent: string) => {
      form.set("intent", intent);
      const request = await requestAs(user, "/childcare/supply/totals");
      const body = new Request(request.url, { method: "POST", headers: request.headers, body: form });
      return action({ request: body, params: {}, context: {} });
    };
    expect(await counted("read")).toMatchObject({ preview: { counts: { added: 2, rejected: 2 } } });
    expect(await ChildminderCount.countDocuments({})).toBe(0);
    expect(await counted("write")).toMatchObject({ status: 302 });
    expect(await ChildminderCount.countDocuments({})).toBe(2);
  });

  it("typed by a colleague refuse more free places than places, and tell both values of what changed meanwhile", async () => {
    const first = { before: {}, submitted: { places: 10, free: 2 } };
    await updateChildminders(user, CAHORS.code, first);
    expect(
      await refusalOf(
        updateChildminders(user, CAHORS.code, { before: {}, submitted: { places: 11, free: 2 } }),
      ),
    ).toMatch(/11.*10/);
    const wrong = { before: { places: 10, free: 2 }, submitted: { places: 10, free: 12 } };
    expect(await refusalOf(updateChildminders(user, CAHORS.code, wrong))).toContain("plus de places libres");
  });
});

async function places(text = PLACES) {
  return {
    table: await readTable(new TextEncoder().encode(text)),
    listName: "Caf du Lot",
    dataOn: "2026-05-01",
  };
}

async function totals(text = TOTALS, listName = "Caf") {
  return { table: await readTable(new TextEncoder().encode(text)), listName, dataOn: "2026-05-01" };
}

function countOfCommune(code: string) {
  return ChildminderCount.findById(code).lean();
}
