import { beforeEach, expect, it } from "vitest";
import { Consent } from "#models/consent";
import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Mail } from "#models/mail";
import type { NeedRecord } from "#models/need";
import type { PartnerRecord } from "#models/partner";
import { createUser } from "#tests/factories/accounts";
import { countAudited, fileOf, mailsOf, needOf } from "#tests/factories/files";
import { createAgency, createHandOff, letterPath } from "#tests/factories/hand-offs";
import { callRoute } from "#tests/factories/routes";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { getSeveral } from "~/features/hand-offs/hand-off-several.queries.server";
import { lettersOf } from "~/features/hand-offs/several-letters";
import { openNeed, updateCriteria } from "~/features/needs/needs.commands.server";

const ROUTE = "_staff.needs.$id_.hand-off.tsx";

let user: User;
let need: NeedRecord;
let agencies: PartnerRecord[];
let townHall: PartnerRecord;

beforeEach(async () => {
  user = await createUser();
  const found = await needOf(await createFile(user));
  await updateCriteria(user, found, { communes: [], rooms: 3, budgetMax: 650, place: "Bellevue" });
  need = await needOf(found.householdId);
  agencies = [
    await createAgency(user, { name: "Agence Alpha" }),
    await createAgency(user, { name: "Agence Bêta" }),
  ];
  townHall = await createAgency(user, { name: "Mairie de Bellevue", kind: "town-hall" });
});

it("shows each letter once, with who is sent it", async () => {
  const { letters, recipients } = await several([...agencies, townHall]);
  expect(letters.map(({ names }) => names)).toEqual([
    ["Agence Alpha", "Agence Bêta"],
    ["Mairie de Bellevue"],
  ]);
  const told = letters.map(({ first }) => first.sheet.lines.map(({ key }) => key));
  expect(told).toEqual([
    ["place", "rooms", "budgetMax"],
    ["place", "rooms"],
  ]);
  expect(lettersOf(recipients)).toEqual(letters);
});

it("sends each its own request by its own link, on one agreement, none naming another", async () => {
  const { status } = await send([...agencies, townHall]);
  expect(status).toBe(302);
  const handOffs = await sent();
  expect(handOffs.map(({ partnerName, state }) => [partnerName, state])).toEqual([
    ["Agence Alpha", "sent"],
    ["Agence Bêta", "sent"],
    ["Mairie de Bellevue", "sent"],
  ]);
  expect(new Set(handOffs.map(({ linkId }) => linkId)).size).toBe(3);
  expect(new Set(handOffs.map(({ consentId }) => consentId)).size).toBe(1);
  for (const { partnerName, ...handOff } of handOffs) {
    const page = await callRoute("_public.reponse.$token.tsx", null, letterPath({ partnerName, ...handOff }));
    const letter = JSON.stringify(await Mail.findOne({ handOffId: handOff._id }).lean());
    for (const other of handOffs) {
      if (other.partnerName === partnerName) continue;
      expect(page.body + letter).not.toContain(other.partnerName);
    }
    expect(page.body).toContain("Un mot pour vous");
  }
});

it("takes back all of them at once, and the file does again what it was to do", async () => {
  const { nextAction } = await fileOf(need.householdId);
  await send([...agencies, townHall]);
  const handOffIds = (await sent()).map(({ _id }) => _id).join();
  const path = `/needs/${need._id}/hand-off?retirer=1`;
  expect((await callRoute(ROUTE, user, path, { handOffIds })).status).toBe(302);
  expect((await sent()).map(({ state }) => state)).toEqual(["revoked", "revoked", "revoked"]);
  expect((await mailsOf("hand-off")).map(({ state }) => state)).toEqual([
    "cancelled",
    "cancelled",
    "cancelled",
  ]);
  expect((await fileOf(need.householdId)).nextAction).toEqual(nextAction);
});

it("takes back nothing of another need", async () => {
  const { _id } = await createHandOff(user, { householdId: await otherFile() });
  const path = `/needs/${need._id}/hand-off?retirer=1`;
  expect((await callRoute(ROUTE, user, path, { handOffIds: _id })).status).toBe(404);
});

it("leaves out, each with the reason, who waits, who is called and who has no address", async () => {
  const [alpha, beta] = agencies;
  const caller = await createAgency(user, {
    name: "Bailleur au fil",
    kind: "social-landlord",
    channel: "phone",
  });
  const silent = await createAgency(user, { name: "Hôte muet", kind: "host", contacts: [{ name: "Luc" }] });
  await createHandOff(user, { partner: alpha, householdId: need.householdId });
  const page = await several([alpha, beta, caller, silent].filter((partner) => partner !== undefined));
  expect(page.recipients.map(({ name }) => name)).toEqual(["Agence Bêta"]);
  const asides = page.asides.map(({ name, why, phones = [] }) => [
    name,
    why,
    ...phones.map(({ phone }) => phone),
  ]);
  expect(asides.sort()).toEqual([
    ["Agence Alpha", "déjà sollicité, réponse attendue"],
    ["Bailleur au fil", "préfère le téléphone", "05 65 00 00 01"],
    ["Hôte muet", "aucun contact n’a d’adresse"],
  ]);
});

it("writes to the others when one is asked already", async () => {
  await createHandOff(user, { partner: agencies[0], householdId: need.householdId });
  expect((await send(agencies)).status).toBe(302);
  expect((await sent()).map(({ partnerName }) => partnerName)).toEqual(["Agence Alpha", "Agence Bêta"]);
});

it("asks somebody beyond their yearly cap only when a colleague says so", async () => {
  const capped = await createAgency(user, { name: "Agence Cap", yearlyCap: 1 });
  await createHandOff(user, { partner: capped, householdId: await otherFile() });
  const page = await several([capped, townHall]);
  expect(page.recipients.find(({ id }) => id === capped._id)?.overCap).toContain("1 sollicitation sur 1");
  const { location } = await send([capped, townHall]);
  expect(location).toBe(`/needs/${need._id}`);
  expect((await sent()).map(({ partnerName }) => partnerName)).toEqual(["Mairie de Bellevue"]);
  await send([capped, ...agencies], { overCapMeant: capped._id });
  expect((await sent()).map(({ partnerName }) => partnerName)).toContain("Agence Cap");
  expect(await countAudited("partner.asked-over-cap", capped._id)).toBe(1);
});

it("waits for a closed partner to be back, and for the others until the day typed", async () => {
  const closures = [{ fromOn: "2026-05-11", toOn: "2026-06-12", label: "congés" }];
  const away = await createAgency(user, { name: "Agence fermée", closures });
  const page = await several([away, townHall]);
  expect(page.recipients.find(({ id }) => id === away._id)?.backOn).toBe("2026-06-15");
  await send([away, townHall]);
  const days = (await sent()).map(({ partnerName, versions: [version] }) => [partnerName, version?.answerBy]);
  expect(days).toEqual([
    ["Agence fermée", "2026-06-15"],
    ["Mairie de Bellevue", "2026-05-22"],
  ]);
});

it("writes nothing without the agreement of the person", async () => {
  await Consent.updateMany({}, { withdrawnAt: new Date() });
  const refused = await send(agencies, { consentMeans: "" });
  expect([refused.status, refused.body]).toEqual([400, expect.stringContaining("Il manque l’accord")]);
  expect(await sent()).toEqual([]);
});

it("refuses when nobody can be written to, saying why", async () => {
  await send(agencies);
  const again = await send(agencies);
  expect([again.status, again.body]).toEqual([
    400,
    expect.stringContaining("Agence Alpha n’a pas encore répondu"),
  ]);
});

it("works for any other kind of need", async () => {
  await openNeed(user, need.householdId, "childcare");
  const care = await needOf(need.householdId, "childcare");
  await updateCriteria(user, care, { communes: [], wish: "Un enfant de 2 ans, quatre jours" });
  need = await needOf(need.householdId, "childcare");
  const relay = await createAgency(user, { name: "Relais", kind: "relay-centre" });
  expect((await send([relay, townHall])).status).toBe(302);
  expect((await sent()).map(({ needKind }) => needKind)).toEqual(["childcare", "childcare"]);
});

function otherFile(): Promise<string> {
  return createFile(user, { lastName: "Autre", email: "autre@internes.example" });
}

function several(partners: readonly PartnerRecord[]) {
  return getSeveral(
    user,
    need._id,
    partners.map(({ _id }) => _id),
  );
}

function send(partners: readonly PartnerRecord[], fields: Record<string, string> = {}) {
  const chosen = partners.map(({ _id }) => ["partenaire", _id]);
  const form = new URLSearchParams({
    ...{ message: "Un mot pour vous", answerBy: "2026-05-22", consentMeans: "phone", ...fields },
  });
  for (const { _id } of partners) form.append("partnerIds", _id);
  return callRoute(ROUTE, user, `/needs/${need._id}/hand-off?${new URLSearchParams(chosen)}`, form);
}

function sent(): Promise<HandOffRecord[]> {
  return HandOff.find({ needId: need._id }).sort({ partnerName: 1 }).lean<HandOffRecord[]>();
}
