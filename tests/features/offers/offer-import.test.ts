import { beforeEach, describe, expect, it } from "vitest";
import { Offer, type OfferRecord } from "#models/offer";
import { createUser } from "#tests/factories/accounts";
import { countAudited, refusalOf } from "#tests/factories/files";
import { createAgency } from "#tests/factories/hand-offs";
import { requestAs } from "#tests/factories/sessions";
import { createCommunes } from "#tests/factories/structures";
import type { User } from "~/core/auth/actor";
import { readListTable } from "~/core/sheets/sent-table.server";
import { workbookOf } from "~/core/sheets/write-table.server";
import { valuesOf } from "~/features/offers/offer-card";
import { importOffers } from "~/features/offers/offer-import.commands.server";
import { type OfferSheet, offerCounts, planOffers } from "~/features/offers/offer-import.queries.server";
import { takeOffer, updateOffer } from "~/features/offers/offers.commands.server";
import { updateSetting } from "~/features/settings/settings.commands.server";
import { action, loader } from "~/routes/_staff.housing.offers.import";
import { action as actOnPosts } from "~/routes/_staff.work.import";
import type { OfferKind } from "~/vocabulary/offers";

const HOMES = [
  "Réf;Intitulé;Adresse;Ville;CP;Loyer;Type;Meublé;Animaux;Disponible le;Contact;Téléphone;Surface",
  "A12;Maison de ville;4 rue Haute;Figeac;46100;650 € CC;T4;non;oui;01/09/2026;Mme Aubin;05 65 34 12 00;92 m²",
  "A13;Studio;;Cahors;46000;à débattre;Studio;oui;;de suite;;;",
  "A14;Ferme;;Agen;47000;900;T5;;;;;;",
  "A15;Grange;;Nullepart;46999;400;T3;;;;;;",
  "A12;Maison de ville;4 rue Haute;Figeac;46100;650;T4;;;;;;",
].join("\n");

const POSTS = [
  "Intitulé du poste,Entreprise,Commune,Contrat,Quotité,Télétravail,Salaire brut,Code ROME,Contact",
  "Comptable,Ateliers du Pont,Figeac,CDI,80 %,2 jours,2 300 €,M1203,M. Roux",
  "Traductrice,Bureau des Mots,,CDD,Temps plein,100 % à distance,12 €,,",
  ",Sans poste,Figeac,CDI,,,,,",
].join("\n");

let user: User;

beforeEach(async () => {
  user = await createUser();
  await createCommunes();
  await updateSetting(user, "brand", { departements: ["46"] });
});

describe("a list of homes", () => {
  it("is planned line by line, each one left aside with its number and its reason, and nothing written", async () => {
    const plan = await planOffers(await sheet(HOMES));
    expect(plan.lines.map(({ number, fate, why }) => [number, fate, why])).toEqual([
      [2, "added", ""],
      [3, "added", expect.stringMatching(/pas un montant dans «.à débattre.»/)],
      [4, "elsewhere", "hors du territoire"],
      [5, "rejected", expect.stringMatching(/la commune «.Nullepart.», 46999 n’est pas connue/)],
      [6, "rejected", "la même que la ligne 2"],
    ]);
    expect(await Offer.countDocuments({})).toBe(0);
  });

  it("is written with its source, its place and the day it was told", async () => {
    const partner = await createAgency(user);
    const { counts } = await importOffers(user, { ...(await sheet(HOMES)), partnerId: partner._id });
    expect(counts).toEqual({
      ...{ offers: 2, added: 2, changed: 0, unchanged: 0 },
      ...{ rejected: 2, elsewhere: 1, gone: 0 },
    });
    expect(await byRef("A12")).toMatchObject({
      ...{ origin: "import", listName: "Agence du Pont", partnerName: partner.name, state: "open" },
      ...{ communeName: "Figeac", amount: 650, fromOn: "2026-09-01", lastCheckedOn: "2026-05-02" },
      contact: "Mme Aubin, 05 65 34 12 00",
      proposal: {
        ...{ place: "4 rue Haute, Figeac", rooms: 4, isFurnished: false, takesPets: true },
        note: expect.stringMatching(/^Maison de ville · Surface.: 92 m²$/),
      },
    });
    const studio = await byRef("A13");
    expect([studio.amount, studio.fromOn, studio.proposal]).toEqual([
      undefined,
      undefined,
      expect.objectContaining({ rooms: 1, isFurnished: true }),
    ]);
    expect(await countAudited("offer.created")).toBe(2);
  });

  it("changes nothing the second time", async () => {
    await importOffers(user, await sheet(HOMES));
    const before = await stored();
    const { counts } = await importOffers(user, await sheet(HOMES));
    expect(counts).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
    expect(await stored()).toEqual(before);
  });

  it("takes what the list changed, keeps what a colleague wrote, and only moves the day of the rest", async () => {
    await importOffers(user, await sheet(HOMES));
    const house = await byRef("A12");
    const values = { ...house.proposal, rooms: 5 } as typeof house.proposal;
    await updateOffer(user, house._id, valuesOf(house), { proposal: values, contact: house.contact });
    const later = HOMES.replace("650 € CC;T4", "620 € CC;T3").replace("4 rue Haute;", "6 rue Haute;");
    const { counts } = await importOffers(user, { ...(await sheet(later)), toldOn: "2026-05-10" });
    expect(counts).toMatchObject({ added: 0, changed: 1, unchanged: 1 });
    expect(await byRef("A12")).toMatchObject({
      ...{ amount: 620, lastCheckedOn: "2026-05-10", communeName: "Figeac" },
      proposal: { rooms: 5, rent: 620, place: "6 rue Haute, Figeac", communeCode: "46102" },
    });
    expect(await byRef("A13")).toMatchObject({ lastCheckedOn: "2026-05-10" });
    const older = await importOffers(user, { ...(await sheet(later)), toldOn: "2026-05-01" });
    expect([older.counts.unchanged, (await byRef("A13")).lastCheckedOn]).toEqual([2, "2026-05-10"]);
  });

  it("leaves taken what was taken here, and only tells what it no longer has", async () => {
    await importOffers(user, await sheet(HOMES));
    await takeOffer(user, (await byRef("A12"))._id);
    const plan = await planOffers(await sheet(HOMES));
    expect(plan.lines[0]).toMatchObject({ fate: "unchanged", why: "prise, le reste" });
    const [header = "", house = ""] = HOMES.split("\n");
    const shorter = await sheet(`${header}\n${house}`);
    expect((await planOffers(shorter)).gone.map(({ label }) => label)).toEqual([
      expect.stringContaining("Cahors"),
    ]);
    await importOffers(user, { ...shorter, toldOn: "2026-05-10" });
    expect([(await byRef("A12")).state, (await byRef("A13")).state]).toEqual(["taken", "open"]);
  });

  it("is recognised by its title, its place and its contact where it has no reference, within its own source", async () => {
    const list = "Titre;Ville;Loyer;Contact\nGîte;Figeac;500;M. Ley\nGîte;Figeac;480;Mme Sol";
    await importOffers(user, await sheet(list));
    const cheaper = await sheet(list.replace("500", "450"));
    expect(offerCounts(await planOffers(cheaper))).toMatchObject({ added: 0, changed: 1, unchanged: 1 });
    const other = { ...cheaper, listName: "Mairie" };
    expect(offerCounts(await planOffers(other))).toMatchObject({ added: 2 });
  });

  it("is read from a workbook, its columns chosen by a colleague and offered the next time", async () => {
    const table = await readListTable(
      await workbookOf([
        ["Quoi", "Où", "Combien"],
        ["Deux pièces", "Figeac", "430"],
      ]),
      10,
    );
    const unread = await planOffers({ ...(await sheet(HOMES)), table });
    expect([unread.isReadable, unread.lines]).toEqual([false, []]);
    const columns = [
      { header: "Quoi", field: "title" as const },
      { header: "Où", field: "commune" as const },
      { header: "Combien", field: "rent" as const },
    ];
    await importOffers(user, { ...(await sheet(HOMES)), table, columns });
    expect(await Offer.findOne({}).lean()).toMatchObject({ amount: 430, communeName: "Figeac" });
    expect((await planOffers({ ...(await sheet(HOMES)), table })).columns).toEqual(columns);
  });

  it("is refused when no line of it can be written", async () => {
    expect(await refusalOf(importOffers(user, await sheet("Ville;Loyer\nAgen;500")))).toContain(
      "Aucune ligne",
    );
  });
});

describe("a list of posts", () => {
  it("is read in its own columns; one from anywhere needs no commune, a wage by the hour is told and left out", async () => {
    const posts = await sheet(POSTS, "spouse-work");
    const plan = await planOffers(posts);
    expect(plan.lines.map(({ fate, why }) => [fate, why])).toEqual([
      ["added", ""],
      ["added", expect.stringMatching(/pas un montant brut par mois dans «.12 €.»/)],
      ["rejected", expect.stringContaining("Dites de quel poste")],
    ]);
    await importOffers(user, posts);
    expect(await Offer.findOne({ "proposal.romeCode": "M1203" }).lean()).toMatchObject({
      ...{ communeName: "Figeac", amount: 2300, contact: "M. Roux" },
      proposal: {
        ...{ post: "Comptable", employer: "Ateliers du Pont", contract: "permanent" },
        ...{ workingTime: "part", telework: "some" },
      },
    });
    expect((await importOffers(user, posts)).counts).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
  });
});

describe("the pages of the imports", () => {
  it("ask for the day the list was told, never proposed, and show the plan before anything is written", async () => {
    const nameless = { listName: "Agence du Pont", pasted: HOMES };
    expect(await post(action, { intent: "read", ...nameless })).toMatchObject({
      data: { error: { toldOn: ["Choisissez un jour."] } },
    });
    expect(await post(action, { intent: "read", toldOn: "2030-01-01", ...nameless })).toMatchObject({
      data: { error: { toldOn: [expect.stringContaining("pas encore venu")] } },
    });
    expect(await post(action, { intent: "read", toldOn: "2016-05-02", ...nameless })).toMatchObject({
      data: { error: { toldOn: [expect.stringContaining("Vérifiez l’année")] } },
    });
    expect(await post(action, { intent: "read", toldOn: "2026-05-02", pasted: HOMES })).toMatchObject({
      data: { error: { listName: [expect.stringContaining("de qui vient cette liste")] } },
    });
  });

  it("write what was read, with the columns of the page", async () => {
    const file = new File([HOMES], "logements.csv");
    const shown = await post(action, { intent: "read", listName: "Agence", toldOn: "2026-05-02", file });
    if (!("preview" in shown)) throw new Error("no preview");
    const { columns, text, aside, counts } = shown.preview;
    expect([counts.added, aside.map(({ number }) => number), await Offer.countDocuments({})]).toEqual([
      2,
      [5, 6, 4],
      0,
    ]);
    const chosen = Object.fromEntries(columns.map(({ field = "" }, at) => [`columns[${at}]`, field]));
    const sent = { intent: "write", listName: "Agence", toldOn: "2026-05-02", pasted: text, ...chosen };
    expect(await post(action, { ...sent, "columns[5]": "" })).toMatchObject({ status: 302 });
    expect((await byRef("A12")).amount).toBeUndefined();
    const posts = { intent: "write", listName: "Employeurs", toldOn: "2026-05-02", pasted: POSTS };
    expect(await post(actOnPosts, posts)).toMatchObject({ status: 302 });
    expect(await Offer.countDocuments({ kind: "spouse-work" })).toBe(2);
  });

  it("are for the team alone", async () => {
    for (const role of ["recruteur", "elu", "dpo"] as const) {
      const other = await createUser(role, { partnerId: "structure" });
      const { url, headers } = await requestAs(other, "/housing/offers/import");
      const asked = loader({ request: new Request(url, { headers }), params: {}, context: {} });
      await expect(asked, role).rejects.toMatchObject({ status: 403 });
    }
  });
});

async function sheet(text: string, kind: OfferKind = "housing"): Promise<OfferSheet> {
  const table = await readListTable(new TextEncoder().encode(text), 1000);
  return { kind, table, listName: "Agence du Pont", toldOn: "2026-05-02" };
}

async function byRef(sourceId: string): Promise<OfferRecord> {
  return Offer.findOne({ sourceId }).orFail().lean<OfferRecord>();
}

async function stored(): Promise<OfferRecord[]> {
  return Offer.find({}, { pendingEffects: 0 }).sort({ _id: 1 }).lean<OfferRecord[]>();
}

async function post(act: typeof action, fields: Record<string, string | File>) {
  const { url, headers } = await requestAs(user, "/housing/offers/import");
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return act({ request: new Request(url, { method: "POST", headers, body }), params: {}, context: {} });
}
