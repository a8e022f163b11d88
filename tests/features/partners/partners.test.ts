import { beforeEach, describe, expect, it } from "vitest";
import { Partner } from "#models/partner";
import { createUser } from "#tests/factories/accounts";
import { countAudited, refusalOf } from "#tests/factories/files";
import { createAgency, createHandOff } from "#tests/factories/hand-offs";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { newId } from "~/core/ids.server";
import { recordCapacity } from "~/features/partners/capacity.commands.server";
import { countAnswer, countAsk, updatePartner } from "~/features/partners/partners.commands.server";
import { getPartner, listPartners } from "~/features/partners/partners.queries.server";
import { partnerSchema } from "~/features/partners/partners.schema.server";
import { listPartnersForNeed } from "~/features/partners/partners-for-need.queries.server";
import { getPartnersPage, partnerFilters } from "~/features/partners/partners-page.queries.server";
import { recordApproximateLocations } from "~/features/reference-data/geo-api-import.commands.server";
import { importCommunes } from "~/features/reference-data/reference-data.commands.server";
import { NEED_KINDS } from "~/vocabulary/needs";
import { PARTNER_KINDS, PARTNER_KINDS_BY_NEED } from "~/vocabulary/partners";
import { inPairs } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";

const FIGEAC = "200067361";
const CAHORS = "200023737";

let user: User;

beforeEach(async () => {
  user = await createUser();
});

it("keeps the id of a contact when the card changes, so that letters still find them", async () => {
  const { _id, contacts, kind } = await createAgency(user);
  const [paul] = contacts;
  const added = { name: "Anne Lac", email: "anne@deux-ponts.example" };
  await updatePartner(user, _id, await drawn(_id), {
    name: "Agence des Trois Ponts",
    kind,
    territories: [FIGEAC],
    contacts: [{ ...paul, name: "Paul Roque", id: paul?.id }, added],
  });
  const changed = await getPartner(_id);
  expect(changed).toMatchObject({ name: "Agence des Trois Ponts", territories: [FIGEAC] });
  expect(changed.contacts.map(({ id, name }) => [id === paul?.id, name])).toEqual([
    [true, "Paul Roque"],
    [false, "Anne Lac"],
  ]);
  expect(changed.searchWords).toEqual(expect.arrayContaining(["trois", "anne", "roque"]));
  expect(await countAudited("partner.updated", _id)).toBe(1);
});

describe("two colleagues on one card", () => {
  it("both save what they changed, each their own field", async () => {
    const { _id, kind, contacts } = await createAgency(user);
    const before = await drawn(_id);
    const card = { name: "Agence des Deux Ponts", kind, territories: [], contacts };
    await updatePartner(user, _id, before, { ...card, note: "Le matin." });
    await countAsk(user, _id, new Date(), "effect-1");
    await updatePartner(user, _id, before, { ...card, name: "Agence du Pont" });
    expect(await getPartner(_id)).toMatchObject({ name: "Agence du Pont", note: "Le matin." });
    expect((await getPartner(_id)).searchWords).toEqual(expect.arrayContaining(["pont", "roques"]));
  });

  it("are told both values when it is the same field, and nothing is written", async () => {
    const { _id, kind, contacts } = await createAgency(user);
    const before = await drawn(_id);
    const card = { name: "Agence des Deux Ponts", kind, territories: [], contacts };
    const withPhone = (phone: string) => contacts.map((contact) => ({ ...contact, phone }));
    await updatePartner(user, _id, before, { ...card, contacts: withPhone("05 65 00 00 02") });
    const late = { ...card, name: "Autre", kind: "host" as const, contacts: withPhone("05 65 00 00 03") };
    const refusal = await refusalOf(updatePartner(user, _id, before, late));
    expect(refusal).toMatch(
      /^Contacts.: vous avez écrit .*05 65 00 00 03.».; entre-temps, .*05.65.00.00.02.» a été/,
    );
    expect(await getPartner(_id)).toMatchObject({ name: "Agence des Deux Ponts", kind: "estate-agency" });
    expect(await countAudited("partner.updated", _id)).toBe(1);
  });

  it("writes nothing, not even in the journal, when a card comes back as it was drawn", async () => {
    const { _id, name, kind, contacts } = await createAgency(user);
    await updatePartner(user, _id, await drawn(_id), {
      name,
      kind,
      territories: [],
      contacts: inPairs(contacts),
    });
    expect(await countAudited("partner.updated", _id)).toBe(0);
  });
});

it("counts requests and answers once per follow-up", async () => {
  const { _id } = await createAgency(user);
  for (const effect of ["a", "a", "b"]) await countAsk(user, _id, new Date(), effect);
  for (const effect of ["c", "c"]) await countAnswer(user, _id, new Date(), effect);
  expect(await getPartner(_id)).toMatchObject({ askedCount: 2, answeredCount: 1 });
});

it("finds partners by word, kind and territory, those of the whole département included", async () => {
  await createAgency(user, { name: "Mairie de Saint-Céré", kind: "town-hall", territories: [CAHORS] });
  await createAgency(user, { name: "Agence Élan", territories: [FIGEAC] });
  await createAgency(user, { name: "Bailleur du Causse", kind: "social-landlord" });
  const { _id } = await createAgency(user, { name: "École du Bourg", kind: "school", territories: [CAHORS] });
  await recordCapacity(user, _id, { light: "full" });
  const names = async (filters: Parameters<typeof listPartners>[0]) =>
    (await listPartners(filters, 1)).rows.map(({ name }) => name);
  expect(await names({})).toEqual([
    "Agence Élan",
    "Bailleur du Causse",
    "École du Bourg",
    "Mairie de Saint-Céré",
  ]);
  expect(await names({ light: "full" })).toEqual(["École du Bourg"]);
  expect(await names({ light: "open" })).toEqual([]);
  expect(await names({ text: "elan" })).toEqual(["Agence Élan"]);
  expect(await names({ text: "st cere" })).toEqual(["Mairie de Saint-Céré"]);
  expect(await names({ text: "roques agence" })).toEqual(["Agence Élan"]);
  expect(await names({ kind: "town-hall" })).toEqual(["Mairie de Saint-Céré"]);
  expect(await names({ territory: FIGEAC })).toEqual(["Agence Élan", "Bailleur du Causse"]);
  expect(await names({ text: "elan", kind: "town-hall" })).toEqual([]);
});

it("says of each row what they can take, how far we are with them, and who was asked enough this year", async () => {
  const partner = await createAgency(user, { yearlyCap: 1, onboarding: "met" });
  await recordCapacity(user, partner._id, { light: "limited" });
  await createHandOff(user, { partner });
  await createAgency(user, { name: "Mairie de Saint-Céré", kind: "town-hall" });
  const page = await getPartnersPage(partnerFilters(new URL("http://a.example/partners?capacite=rouge")), 1);
  expect(page.rows).toMatchObject([
    { step: "rencontré", isOverCap: true, capacity: { light: "limited", tone: "attention" } },
    { step: "actif", isOverCap: false, capacity: undefined },
  ]);
});

it("says in French that a commune was added and not chosen", () => {
  const card = { name: "Agence", kind: "host", contacts: [{ name: "Paul" }], communes: [undefined] };
  expect(partnerSchema.safeParse(card).error?.issues).toMatchObject([
    { path: ["communes", 0], message: "Choisissez la commune, ou retirez la ligne." },
  ]);
});

it.each(valuesOf(NEED_KINDS))(
  "proposes for the need %s only the kinds who are asked for it",
  async (need) => {
    for (const kind of valuesOf(PARTNER_KINDS))
      await createAgency(user, { kind, name: `Partenaire ${kind}` });
    const { partners } = await listPartnersForNeed(need, { territories: [], communes: [] });
    expect(partners.map(({ kind }) => kind).sort()).toEqual([...PARTNER_KINDS_BY_NEED[need]].sort());
  },
);

it("proposes those who cover the territory first, and says why", async () => {
  await createAgency(user, { name: "A, ailleurs", territories: [CAHORS] });
  await createAgency(user, { name: "B, partout" });
  const { _id } = await createAgency(user, { name: "C, ici", territories: [FIGEAC] });
  await Partner.updateOne({ _id }, { askedCount: 3, answeredCount: 2 });
  const { partners } = await listPartnersForNeed("housing", { territories: [FIGEAC], communes: [] });
  expect(partners.map(({ name, reasons }) => [name, ...reasons])).toEqual([
    ["C, ici", "couvre le secteur souhaité", "a répondu à 2 demandes sur 3"],
    ["B, partout", "tout le département", "jamais sollicité"],
    ["A, ailleurs", "autre secteur", "jamais sollicité"],
  ]);
});

it("says when there are more than are proposed, who are found by their name", async () => {
  const others = Array.from({ length: 60 }, (_, rank) => ({
    _id: newId(),
    name: `Agence ${rank}`,
    kind: "estate-agency" as const,
    createdAt: now(),
  }));
  await Partner.insertMany(others);
  await createAgency(user, { name: "Zénith immobilier" });
  const wished = { territories: [], communes: [] };
  const { partners, hasMore } = await listPartnersForNeed("housing", wished);
  expect(partners.map(({ _id }) => _id).sort()).toEqual(others.map(({ _id }) => _id).sort());
  expect(hasMore).toBe(true);
  expect(await listPartnersForNeed("housing", wished, { text: "zenith" })).toMatchObject({
    partners: [{ name: "Zénith immobilier" }],
    hasMore: false,
  });
});

it("proposes the nearest first among those who cover the same, and says how far they are", async () => {
  await importCommunes(user, ["46"]);
  await recordApproximateLocations(user, [
    { communeCode: "46102", coordinates: [2.03, 44.61] },
    { communeCode: "46042", coordinates: [1.44, 44.45] },
  ]);
  await createAgency(user, { name: "A, sans adresse" });
  await createAgency(user, { name: "B, loin", communeCode: "46042" });
  await createAgency(user, { name: "C, sur place", communeCode: "46102" });
  const { partners } = await listPartnersForNeed("housing", { territories: [], communes: ["46102"] });
  expect(partners.map(({ name, reasons }) => [name, reasons.at(-1)])).toEqual([
    ["C, sur place", "à Figeac"],
    ["B, loin", expect.stringMatching(/^à environ 50.km de Figeac à vol d’oiseau$/)],
    ["A, sans adresse", "distance inconnue"],
  ]);
});

it("forgets where a partner was when the card no longer says it", async () => {
  const { _id, kind, contacts } = await createAgency(user, {
    communeCode: "46102",
    note: "Le matin.",
  });
  const card = { name: "Agence", kind, territories: [], contacts };
  await updatePartner(user, _id, await drawn(_id), card);
  const changed = await getPartner(_id);
  expect([changed.communeCode, changed.note]).toEqual([undefined, undefined]);
});

it("answers 404 to a partner which is not there", async () => {
  expect(await refusalOf(getPartner("nowhere"))).toBe(404);
});

/** The values a card is drawn with. */
async function drawn(partnerId: string): Promise<Record<string, unknown>> {
  const { name, kind, territories, communeCode, contacts, note } = await getPartner(partnerId);
  return { name, kind, territories, communeCode, contacts: inPairs(contacts), note };
}
