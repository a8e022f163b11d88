import { beforeEach, describe, expect, it } from "vitest";
import { createUser } from "#tests/factories/accounts";
import { countAudited, refusalOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { CAHORS, createCommunes, createMsp, createPlace, FIGEAC } from "#tests/factories/structures";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { getOpening } from "~/features/openings/openings.queries.server";
import { cardOf, hasFinessKey, type StructureInput } from "~/features/structures/structure-card";
import { createStructure, updateStructure } from "~/features/structures/structures.commands.server";
import {
  getStructure,
  listSameFiness,
  listStructures,
} from "~/features/structures/structures.queries.server";

let user: User;

beforeEach(async () => {
  user = await createUser();
  await createCommunes();
});

it("is placed by its commune, which gives its intercommunalité", async () => {
  const { _id, communeName, epciCode } = await createMsp(user);
  expect([communeName, epciCode]).toEqual(["Figeac", FIGEAC.epci]);
  expect(await countAudited("structure.created", _id)).toBe(1);
});

it("refuses a commune nobody knows", async () => {
  const card: StructureInput = { name: "Ailleurs", kind: "practice", state: "open", communeCode: "99999" };
  expect(await refusalOf(createStructure(user, card))).toContain("Cette commune n’est pas connue");
});

it("tells its openings its new name and place", async () => {
  const structure = await createMsp(user);
  const { _id } = await createPlace(user, {}, structure);
  const card = cardOf(structure);
  await updateStructure(user, structure._id, { ...card }, { ...card, name: "MSP", communeCode: CAHORS.code });
  await settle();
  expect(await getOpening(_id)).toMatchObject({
    structureName: "MSP",
    communeName: "Cahors",
    epciCode: CAHORS.epci,
  });
});

describe("two colleagues on one card", () => {
  it("both save what they changed, each their own field", async () => {
    const structure = await createMsp(user);
    const card = cardOf(structure);
    await updateStructure(user, structure._id, { ...card }, { ...card, team: "3 généralistes" });
    await updateStructure(user, structure._id, { ...card }, { ...card, name: "MSP des Causses" });
    expect(await getStructure(structure._id)).toMatchObject({
      name: "MSP des Causses",
      team: "3 généralistes",
    });
    expect(await countAudited("structure.updated", structure._id)).toBe(2);
  });

  it("are told both values when it is the same field", async () => {
    const structure = await createMsp(user);
    const card = cardOf(structure);
    await updateStructure(user, structure._id, { ...card }, { ...card, kind: "hospital" });
    const late = updateStructure(user, structure._id, { ...card }, { ...card, kind: "clinic" });
    expect(await refusalOf(late)).toMatch(/^Type.: vous avez écrit .*Clinique.*Centre hospitalier/);
  });
});

it("takes a double of a FINESS number, a wrong key too, and says both", async () => {
  const one = await createMsp(user, { finess: "460000001" });
  const other = await createMsp(user, { name: "Cabinet", finess: "460000001" });
  expect((await listSameFiness(one)).map(({ _id }) => _id)).toEqual([other._id]);
  expect([hasFinessKey("460000001"), hasFinessKey("460780554")]).toEqual([false, true]);
});

it("finds structures by word, number, kind, intercommunalité and openings; the closed ones apart", async () => {
  const msp = await createMsp(user, { finess: "460000001" });
  await createMsp(user, { name: "Clinique du Quai", kind: "clinic", communeCode: CAHORS.code });
  await createMsp(user, { name: "Ancien cabinet", kind: "practice", state: "closed" });
  await createPlace(user, {}, msp);
  const names = async (filters: Parameters<typeof listStructures>[0]) =>
    (await listStructures(filters, 1)).rows.map(({ name }) => name);
  expect(await names({})).toEqual(["Clinique du Quai", msp.name]);
  expect(await names({ text: "figeac tilleuls" })).toEqual([msp.name]);
  expect(await names({ text: "460000001" })).toEqual([msp.name]);
  expect(await names({ kind: "clinic" })).toEqual(["Clinique du Quai"]);
  expect(await names({ epciCode: CAHORS.epci })).toEqual(["Clinique du Quai"]);
  expect(await names({ hasOpenings: true })).toEqual([msp.name]);
  expect(await names({ isClosed: true })).toEqual(["Ancien cabinet"]);
  expect((await listStructures({}, 1)).rows.map(({ openings }) => openings)).toEqual([0, 1]);
});

it("is added, changed and given an opening by its pages", async () => {
  const form = {
    intent: "structure",
    name: "Cabinet des Quais",
    kind: "practice",
    state: "open",
    communeCode: FIGEAC.code,
    finess: "46 000 00 01",
  };
  const wrong = await callRoute("_staff.structures.new.tsx", user, "/structures/new", {
    ...form,
    finess: "46",
  });
  expect([wrong.status, wrong.body]).toEqual([400, expect.stringContaining("FINESS a 9 caractères")]);
  const added = await callRoute("_staff.structures.new.tsx", user, "/structures/new", {
    ...form,
    finess: "46 0000 001",
  });
  expect(added.status).toBe(302);
  const page = added.location ?? "";
  const opening = { intent: "opening", kind: "salaried", confidentiality: "team", fte: "0,5" };
  const refused = await callRoute("_staff.structures.$id.tsx", user, page, { ...opening, fte: "3" });
  expect([refused.status, refused.body]).toEqual([400, expect.stringContaining("Un temps plein au plus")]);
  const given = { ...opening, lastCheckedOn: "2026-05-12" };
  expect((await callRoute("_staff.structures.$id.tsx", user, page, given)).status).toBe(302);
  const { body } = await callRoute("_staff.structures.$id.tsx", user, page);
  expect(body).toContain('"fte":0.5');
  expect(body).toContain("zone inconnue");
});

it.each(["recruteur", "elu", "dpo"] as const)("is closed to the role %s", async (role) => {
  const other = await createUser(role);
  const { _id } = await createMsp(user);
  expect((await callRoute("_staff.structures._index.tsx", other, "/structures")).status).toBe(403);
  expect((await callRoute("_staff.structures.$id.tsx", other, `/structures/${_id}`)).status).toBe(403);
});
