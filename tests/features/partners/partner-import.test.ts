import { beforeEach, expect, it } from "vitest";
import { Partner } from "#models/partner";
import { createUser } from "#tests/factories/accounts";
import { countAudited, refusalOf } from "#tests/factories/files";
import { createAgency } from "#tests/factories/hand-offs";
import { callRoute } from "#tests/factories/routes";
import type { User } from "~/core/auth/actor";
import { kindOf, readPartners } from "~/features/partners/import-reading";
import { importPartners, previewPartners } from "~/features/partners/partner-import.commands.server";
import { importCommunes } from "~/features/reference-data/reference-data.commands.server";
import { updateSetting } from "~/features/settings/settings.commands.server";

const HEADER = "Nom;Type;Communes;EPCI;Contact;Rôle;E-mail;Téléphone;Note";
const TABLE = [
  HEADER,
  "Mairie de Figeac;Mairie;Figeac;;Anne Lac;accueil;anne@figeac.example;05 65 00 00 03;Le matin",
  "Relais Les Petits;RPE;;Grand-Figeac;Léa Roc;;lea@petits.example;;",
  ";;;;;;;;",
  "École du Pont;école;Nullepart;;Paul;;paul@pont.example;;",
  "Sans type;bidule;;;Paul;;pas-une-adresse;12;",
  "Mairie de Figeac;mairie;Figeac;;Autre;;autre@figeac.example;;",
].join("\n");

let user: User;

beforeEach(async () => {
  user = await createUser();
  await importCommunes(user, ["46"]);
  await updateSetting(user, "territories", { list: [{ code: "200067361", label: "Grand-Figeac" }] });
});

it("says row by row what would be added, what is wrong and what is there twice", async () => {
  const { rows } = await previewPartners({ pasted: TABLE });
  expect(rows.map(({ number, state, why = "" }) => [number, state, why.replaceAll("\u00A0", " ")])).toEqual([
    [2, "new", ""],
    [3, "new", ""],
    [5, "wrong", "la commune « Nullepart » n’est pas connue"],
    [6, "wrong", expect.stringMatching(/« bidule » n’est pas connu.*« pas-une-adresse ».*« 12 »/)],
    [7, "known", "le même que la ligne 2"],
  ]);
  expect(await Partner.countDocuments()).toBe(0);
});

it("creates them with their places and contacts, once, however often it is sent", async () => {
  const { text } = await previewPartners({ pasted: TABLE });
  expect(await importPartners(user, { pasted: text })).toBe(2);
  expect(await importPartners(user, { pasted: text })).toBe(0);
  const partners = await Partner.find().sort({ name: 1 }).lean();
  expect(partners).toMatchObject([
    {
      name: "Mairie de Figeac",
      kind: "town-hall",
      communeCode: "46102",
      communes: ["46102"],
      note: "Le matin",
      contacts: [{ name: "Anne Lac", role: "accueil", email: "anne@figeac.example" }],
    },
    { name: "Relais Les Petits", kind: "relay-centre", territories: ["200067361"] },
  ]);
  expect(await countAudited("partner.created")).toBe(2);
});

it("two sendings at once still make one partner", async () => {
  await Promise.all([importPartners(user, { pasted: TABLE }), importPartners(user, { pasted: TABLE })]);
  expect(await Partner.countDocuments()).toBe(2);
});

it("leaves out those already in the directory, by name or by address", async () => {
  await createAgency(user, { name: "MAIRIE DE FIGEAC", communeCode: "46102" });
  await createAgency(user, {
    name: "Autre nom",
    contacts: [{ name: "Léa", email: "lea@petits.example" }],
  });
  const { rows } = await previewPartners({ pasted: TABLE });
  expect(rows.slice(0, 2).map(({ state, why }) => [state, why])).toEqual([
    ["known", expect.stringContaining("même nom")],
    ["known", expect.stringContaining("même adresse que Autre nom")],
  ]);
});

it.each([
  ["un texte sans en-têtes", "Mairie;Figeac\nÉcole;Cahors", "en-têtes"],
  ["des en-têtes seuls", HEADER, "aucune ligne"],
  ["trop de lignes", [HEADER, ...Array(501).fill("Mairie;mairie;;;A;;;;")].join("\n"), "500 lignes"],
])("refuses %s", async (_title, pasted, sentence) => {
  expect(await refusalOf(previewPartners({ pasted }))).toContain(sentence);
});

it("recognises columns whatever their order, case and accents", () => {
  const read = readPartners([
    ["Annuaire 2026"],
    ["MÉL", "organisme", "TYPE DE PARTENAIRE", "Fax"],
    ["a@b.example", "Agence", "Agence immobilière", "05"],
  ]);
  expect(read?.columns).toEqual(["email", "name", "kind", null]);
  expect(read?.rows).toMatchObject([
    {
      number: 3,
      partner: { name: "Agence", kind: "estate-agency", contact: { name: "Accueil", email: "a@b.example" } },
    },
  ]);
});

it.each([
  ["Mairie", "town-hall"],
  ["RPE", "relay-centre"],
  ["Relais petite enfance", "relay-centre"],
  ["Crèche", "nursery"],
  ["MAM", "nursery"],
  ["Agence", "estate-agency"],
  ["Collège", "school"],
  ["France Travail", "employment-service"],
  ["Entreprise", "employer"],
  ["MSP", "health-structure"],
  ["Gîte", "host"],
  ["Caf", "institution"],
  ["Mutuelle", "territory"],
  ["Institution (Caf, CPAM, ARS, Ordre…)", "institution"],
  ["?", undefined],
])("reads the type « %s » as %s", (typed, kind) => {
  expect(kindOf(typed)).toBe(kind);
});

it("is a page for the team: read, then created, and nobody else's", async () => {
  const route = "_staff.partners.import.tsx";
  const read = await callRoute(route, user, "/partners/import", { intent: "preview", pasted: TABLE });
  expect([read.status, read.body]).toEqual([200, expect.stringContaining("Relais Les Petits")]);
  const empty = await callRoute(route, user, "/partners/import", { intent: "preview" });
  expect([empty.status, empty.body]).toEqual([400, expect.stringContaining("Choisissez un fichier")]);
  const done = await callRoute(route, user, "/partners/import", { intent: "create", pasted: TABLE });
  expect([done.status, done.location]).toEqual([302, "/partners"]);
  expect(await Partner.countDocuments()).toBe(2);
  const recruteur = await createUser("recruteur");
  expect((await callRoute(route, recruteur, "/partners/import")).status).toBe(403);
});
