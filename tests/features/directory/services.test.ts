import { beforeEach, describe, expect, it } from "vitest";
import { LocalService } from "#models/local-service";
import { createUser } from "#tests/factories/accounts";
import { createToyLibrary } from "#tests/factories/directory";
import { countAudited, refusalOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { CAHORS, createCommunes, FIGEAC } from "#tests/factories/structures";
import type { User } from "~/core/auth/actor";
import { SOFTWARE } from "~/core/auth/actor";
import { cardOf } from "~/features/directory/service-card";
import {
  checkService,
  restoreService,
  updateService,
  withdrawService,
} from "~/features/directory/services.commands.server";
import {
  filterOf,
  getService,
  listServices,
  type ServiceFilters,
} from "~/features/directory/services.queries.server";
import { addCommuneAlias } from "~/features/reference-data/reference-data.commands.server";

const BUS = { name: "Le bus des démarches", kind: "france-services", mode: "itinerant" } as const;

let user: User;

beforeEach(async () => {
  user = await createUser();
  await createCommunes();
});

describe("the card of a service", () => {
  it("is placed by its commune and its stops, and themed by its kind", async () => {
    const service = await createToyLibrary(user, {
      ...BUS,
      stops: [{ communeCode: CAHORS.code, place: "la halle", when: "le mardi" }],
    });
    expect(service).toMatchObject({
      communeName: "Figeac",
      epciCode: FIGEAC.epci,
      communeCodes: [FIGEAC.code, CAHORS.code],
      epciCodes: [FIGEAC.epci, CAHORS.epci],
      stops: [{ communeName: "Cahors", place: "la halle", when: "le mardi" }],
      themes: ["access-to-rights"],
      source: "Équipe",
      checkedOn: "2026-05-12",
    });
    expect(await countAudited("local-service.created", service._id)).toBe(1);
  });

  it("refuses a commune nobody knows, its own or that of a stop", async () => {
    expect(await refusalOf(createToyLibrary(user, { communeCode: "99999" }))).toContain("n’est pas connue");
    const stops = [{ communeCode: "99999" }];
    expect(await refusalOf(createToyLibrary(user, { stops }))).toContain("n’est pas connue");
  });

  it("keeps what two colleagues changed, each their own field, and tells both values of the same one", async () => {
    const service = await createToyLibrary(user);
    const card = cardOf(service);
    await updateService(user, service._id, { ...card }, { ...card, opening: "le mercredi" });
    await updateService(user, service._id, { ...card }, { ...card, phone: "05 36 49 00 30" });
    expect(await getService(service._id)).toMatchObject({ opening: "le mercredi", phone: "05 36 49 00 30" });
    const late = updateService(user, service._id, { ...card }, { ...card, opening: "le samedi" });
    expect(await refusalOf(late)).toMatch(/^Horaires.: vous avez écrit .*le samedi.*le mercredi/);
    expect(await countAudited("local-service.updated", service._id)).toBe(2);
  });

  it("loses a field left empty, and moves with its commune", async () => {
    const service = await createToyLibrary(user, { opening: "le mercredi" });
    const card = cardOf(service);
    const moved = { ...card, opening: undefined, communeCode: CAHORS.code };
    await updateService(user, service._id, { ...card }, moved);
    const stored = await getService(service._id);
    expect(stored).toMatchObject({ communeName: "Cahors", epciCodes: [CAHORS.epci] });
    expect(stored.opening).toBeUndefined();
  });

  it("is checked in one act, which also answers a source that no longer lists it", async () => {
    const { _id } = await createToyLibrary(user, { checkedOn: "2024-01-15" });
    await LocalService.updateOne({ _id }, { isListed: false });
    await checkService(user, _id);
    const stored = await getService(_id);
    expect([stored.checkedOn, stored.isListed]).toEqual(["2026-05-12", undefined]);
    expect(await countAudited("local-service.checked", _id)).toBe(1);
  });

  it("is taken out of the lists and put back, once each", async () => {
    const { _id } = await createToyLibrary(user);
    await withdrawService(user, _id);
    expect(await namesOf({})).toEqual([]);
    expect(await namesOf({ isWithdrawn: true })).toHaveLength(1);
    expect(await refusalOf(withdrawService(user, _id))).toContain("déjà retiré");
    await restoreService(user, _id);
    expect(await namesOf({})).toHaveLength(1);
    expect(await refusalOf(restoreService(user, _id))).toContain("déjà dans l’annuaire");
  });
});

describe("the search of the directory", () => {
  it("finds by word, kind, theme, mode, intercommunalité and commune, accents and case aside", async () => {
    await createToyLibrary(user);
    await createToyLibrary(user, { ...BUS, communeCode: CAHORS.code, stops: [{ communeCode: FIGEAC.code }] });
    const [bus, toys] = ["Le bus des démarches", "Ludothèque des Quatre Coins"];
    expect(await namesOf({})).toEqual([bus, toys]);
    expect(await namesOf({ text: "LUDOTHEQUE figeac" })).toEqual([toys]);
    expect(await namesOf({ text: "demarches" })).toEqual([bus]);
    expect(await namesOf({ kind: "toy-library" })).toEqual([toys]);
    expect(await namesOf({ theme: "parenthood" })).toEqual([toys]);
    expect(await namesOf({ mode: "itinerant" })).toEqual([bus]);
    expect(await namesOf({ epciCode: FIGEAC.epci })).toEqual([bus, toys]);
    expect(await namesOf({ epciCode: CAHORS.epci })).toEqual([bus]);
    expect(await namesOf({ place: "figeac" })).toEqual([bus, toys]);
    expect(await namesOf({ place: "Cahors", theme: "parenthood" })).toEqual([]);
    expect(await namesOf({ place: "nulle part" })).toEqual([]);
  });

  it("finds the services of a commune by a name people use for it", async () => {
    await createToyLibrary(user, { communeCode: CAHORS.code });
    await addCommuneAlias(SOFTWARE, CAHORS.code, "Saint Gély-Vers");
    expect(await namesOf({ place: "saint gely vers" })).toHaveLength(1);
    expect(await namesOf({ place: "St Gély" })).toHaveLength(1);
  });

  it("tells apart what is to be checked: stale for a year, or no longer listed", async () => {
    await createToyLibrary(user, { name: "Fraîche", checkedOn: "2025-05-13" });
    await createToyLibrary(user, { name: "Ancienne", checkedOn: "2025-05-11" });
    const gone = await createToyLibrary(user, { name: "Sortie" });
    await LocalService.updateOne({ _id: gone._id }, { isListed: false });
    expect(await namesOf({ isToCheck: true })).toEqual(["Ancienne", "Sortie"]);
  });
});

it.each<ServiceFilters>([
  {},
  { text: "mediatheque" },
  { place: "Figeac", theme: "youth" },
  { epciCode: FIGEAC.epci, kind: "library" },
  { mode: "itinerant" },
  { isToCheck: true },
  { isWithdrawn: true },
])("answers %j from an index", async (filters) => {
  const filter = await filterOf(filters);
  const plan = JSON.stringify(await LocalService.find(filter).sort({ sortName: 1, _id: 1 }).explain());
  expect(plan).toContain("IXSCAN");
  expect(plan).not.toContain("COLLSCAN");
});

describe("the pages of the directory", () => {
  const form = {
    intent: "card",
    name: "Médiathèque du Pré",
    kind: "library",
    mode: "fixed",
    communeCode: FIGEAC.code,
    checkedOn: "2026-05-12",
    funders: "Commune, Département",
    website: "mediatheque.example",
  };

  it("add a service, refuse what is unreadable, and show it", async () => {
    const wrong = await callRoute("_staff.directory.new.tsx", user, "/directory/new", {
      ...form,
      phone: "05",
    });
    expect([wrong.status, wrong.body]).toEqual([400, expect.stringContaining("n’est pas complet")]);
    const added = await callRoute("_staff.directory.new.tsx", user, "/directory/new", form);
    expect(added.status).toBe(302);
    const { body } = await callRoute("_staff.directory.$id.tsx", user, added.location ?? "");
    for (const words of [
      "Commune et Département",
      "https://mediatheque.example",
      "Animation de la vie sociale",
    ])
      expect(body).toContain(words);
    const list = await callRoute("_staff.directory._index.tsx", user, "/directory?q=mediatheque");
    expect(list.body).toContain("Médiathèque du Pré");
  });

  it("carry out each act of a service, and offer to undo a withdrawal", async () => {
    const { _id } = await createToyLibrary(user);
    const act = (intent: string) =>
      callRoute("_staff.directory.$id.tsx", user, `/directory/${_id}`, { intent });
    expect((await act("check")).status).toBe(302);
    expect((await act("withdraw")).status).toBe(302);
    expect((await getService(_id)).isActive).toBe(false);
    expect((await act("restore")).status).toBe(302);
    expect((await act("else")).status).toBe(400);
    expect((await callRoute("_staff.directory.$id.tsx", user, `/directory/${"f".repeat(24)}`)).status).toBe(
      404,
    );
  });

  it.each(["recruteur", "elu", "dpo"] as const)("are closed to the role %s", async (role) => {
    const other = await createUser(role);
    const { _id } = await createToyLibrary(user);
    expect((await callRoute("_staff.directory._index.tsx", other, "/directory")).status).toBe(403);
    const act = { intent: "check" };
    expect((await callRoute("_staff.directory.$id.tsx", other, `/directory/${_id}`, act)).status).toBe(403);
  });
});

async function namesOf(filters: ServiceFilters): Promise<string[]> {
  return (await listServices(filters, 1)).rows.map(({ name }) => name);
}
