import { beforeEach, describe, expect, it } from "vitest";
import { createUser } from "#tests/factories/accounts";
import { createNursery } from "#tests/factories/care";
import { countAudited, refusalOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { CAHORS, createCommunes, FIGEAC } from "#tests/factories/structures";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { type CareInput, careCardOf } from "~/features/care-supply/care-card";
import {
  closeCareService,
  confirmCareService,
  restoreCareService,
  updateCareService,
} from "~/features/care-supply/care-services.commands.server";
import {
  type CareFilters,
  getCareService,
  listCareServices,
} from "~/features/care-supply/care-services.queries.server";
import { updateSetting } from "~/features/settings/settings.commands.server";

const CARD = "_staff.childcare.supply.$id.tsx";
const LATER = new Date("2026-09-01T08:00:00Z");

let user: User;

beforeEach(async () => {
  user = await createUser();
  await createCommunes();
});

describe("the card of a place where children are minded", () => {
  it("is placed by its commune and its stops, each figure told by somebody on a day", async () => {
    const stops: CareInput["stops"] = [
      { communeCode: CAHORS.code, days: ["tuesday"], when: "de 9 h à 12 h" },
    ];
    const service = await createNursery(
      user,
      { mode: "itinerant", stops },
      { source: "Caf", toldOn: "2026-05-01" },
    );
    expect(service).toMatchObject({
      communeName: "Figeac",
      communeCodes: [FIGEAC.code, CAHORS.code],
      epciCodes: [FIGEAC.epci, CAHORS.epci],
      stops: [{ communeName: "Cahors", days: ["tuesday"] }],
      places: { value: 24, on: "2026-05-01", source: "Caf" },
      byAge: [{ age: "under-1", places: 8, free: { value: 3, on: "2026-05-01", source: "Caf" } }],
      checkedOn: "2026-05-01",
    });
    expect(await countAudited("care-service.created", service._id)).toBe(1);
  });

  it("refuses a commune nobody knows, its own or that of a stop", async () => {
    expect(await refusalOf(createNursery(user, { communeCode: "99999" }))).toContain("n’est pas connue");
    const stops: CareInput["stops"] = [{ communeCode: "99999", days: [] }];
    expect(await refusalOf(createNursery(user, { stops }))).toContain("n’est pas connue");
  });

  it("dates the figures that change, and leaves to the others their day and their source", async () => {
    const service = await createNursery(user, {}, { source: "Caf", toldOn: "2026-05-01" });
    await edit(service._id, { byAge: [{ age: "under-1", places: 8, free: 1 }] }, { source: "la directrice" });
    const after = await getCareService(service._id);
    expect(after.places).toEqual({ value: 24, on: "2026-05-01", source: "Caf" });
    expect(after.byAge[0]?.free).toEqual({ value: 1, on: "2026-05-12", source: "la directrice" });
    expect(after.checkedOn).toBe("2026-05-12");
  });

  it("keeps what a figure was, the last twenty-four times, and shows it with its day and its source", async () => {
    const { _id } = await createNursery(user, {}, { source: "Caf", toldOn: "2026-01-01" });
    const free = (value: number) => [{ age: "under-1" as const, places: 8, free: value }];
    await edit(_id, { places: 26, byAge: free(1) }, { source: "la directrice", toldOn: "2026-03-03" });
    const { body } = await callRoute(CARD, user, `/childcare/supply/${_id}`);
    const shown = body.replaceAll("\u00A0", " ");
    expect(shown).toContain("avant : 24 places le 1ᵉʳ janvier 2026, source Caf");
    expect(shown).toMatch(/avant : 3 places libres \([^)]+\) le 1ᵉʳ janvier 2026, source Caf/);
    for (let day = 1; day <= 24; day += 1) {
      const toldOn = `2026-04-${String(day).padStart(2, "0")}`;
      await edit(_id, { places: 26 + day }, { toldOn });
    }
    const { earlier = [] } = await getCareService(_id);
    expect([earlier.length, earlier[0]?.value, earlier.at(-1)?.value]).toEqual([24, 49, 26]);
  });

  it("keeps nothing of a figure put right on its day, or only made sure of", async () => {
    const { _id } = await createNursery(user);
    await edit(_id, { places: 26 });
    setClock(new Date("2026-05-20T08:00:00Z"));
    await confirmCareService(user, _id);
    expect((await getCareService(_id)).earlier).toBeUndefined();
  });

  it("keeps what two colleagues changed, each their own field, and tells both values of the same one", async () => {
    const service = await createNursery(user);
    const before = { ...careCardOf(service) };
    const card = careCardOf(service);
    await updateCareService(user, service._id, { before, submitted: { ...card, places: 26 } });
    await updateCareService(user, service._id, { before, submitted: { ...card, manager: "Ville" } });
    const late = updateCareService(user, service._id, { before, submitted: { ...card, places: 30 } });
    expect(await refusalOf(late)).toMatch(/30.*26/);
    expect(await getCareService(service._id)).toMatchObject({ manager: "Ville", places: { value: 26 } });
  });

  it("renews every figure when a colleague says that nothing changed", async () => {
    const service = await createNursery(user, {}, { source: "Caf", toldOn: "2026-01-01" });
    await confirmCareService(user, service._id);
    expect(await getCareService(service._id)).toMatchObject({
      checkedOn: "2026-05-12",
      places: { value: 24, on: "2026-05-12", source: "Équipe" },
      byAge: [{ free: { value: 3, on: "2026-05-12" } }],
    });
  });

  it("keeps the number of a commission while others are added, and gives one to each", async () => {
    const commission = { on: "2026-06-10", fileBefore: "2026-05-20", forFrom: "2026-08", forTo: "2026-10" };
    const service = await createNursery(user, { commissions: [commission] });
    const first = service.commissions[0]?.id;
    await edit(service._id, { commissions: [...service.commissions, { ...commission, on: "2026-09-10" }] });
    const ids = (await getCareService(service._id)).commissions.map(({ id }) => id);
    expect(ids).toEqual([first, expect.stringMatching(/^[0-9a-f]{24}$/)]);
  });

  it("closes and opens again, once each, and a closed one leaves the list", async () => {
    const service = await createNursery(user);
    await closeCareService(user, service._id);
    expect(await refusalOf(closeCareService(user, service._id))).toContain("déjà fermée");
    expect(await names({})).toEqual([]);
    expect(await names({ isClosed: true })).toEqual(["Crèche des Mésanges"]);
    await restoreCareService(user, service._id);
    expect((await getCareService(service._id)).closedOn).toBeUndefined();
    expect(await refusalOf(restoreCareService(user, service._id))).toContain("déjà ouverte");
  });
});

describe("the list of the supply", () => {
  it("is found by words without their accents, by commune, kind, management, mode, odd hours and inclusion", async () => {
    await createNursery(user, { management: "public", oddHours: ["night"], isInclusive: true });
    await createNursery(user, { name: "Mam du Port", kind: "childminders-house", communeCode: CAHORS.code });
    const found: [CareFilters, string[]][] = [
      [{ text: "mesanges creche" }, ["Crèche des Mésanges"]],
      [{ place: "cahors" }, ["Mam du Port"]],
      [{ epciCode: FIGEAC.epci }, ["Crèche des Mésanges"]],
      [{ kind: "childminders-house" }, ["Mam du Port"]],
      [{ management: "public" }, ["Crèche des Mésanges"]],
      [{ mode: "shared" }, []],
      [{ oddHours: "night" }, ["Crèche des Mésanges"]],
      [{ isInclusive: true }, ["Crèche des Mésanges"]],
      [{ isStale: true }, []],
    ];
    for (const [filters, expected] of found)
      expect(await names(filters), JSON.stringify(filters)).toEqual(expected);
    setClock(LATER);
    expect(await names({ isStale: true })).toHaveLength(2);
  });

  it("shows each figure with its day and its source, and says of a stale one that it is", async () => {
    await updateSetting(user, "territories", { list: [{ code: FIGEAC.epci, label: "Grand-Figeac" }] });
    await createNursery(user, {}, { source: "Caf", toldOn: "2026-05-01" });
    const list = async () =>
      (await callRoute("_staff.childcare.supply._index.tsx", user, "/childcare/supply")).body.replaceAll(
        "\u00A0",
        " ",
      );
    expect(await list()).toContain('"places":{"value":24,"told":"1ᵉʳ mai 2026, Caf","isStale":false}');
    setClock(LATER);
    expect(await list()).toContain('"told":"1ᵉʳ mai 2026, Caf","isStale":true');
  });
});

describe("the page of a place", () => {
  it("takes the whole card at once and shows it again", async () => {
    const { status, location } = await callRoute(
      "_staff.childcare.supply.new.tsx",
      user,
      "/childcare/supply/new",
      typed(),
    );
    expect(status).toBe(302);
    const { body } = await callRoute(CARD, user, location ?? "");
    for (const words of ["de 7 h 30 à 18 h 30", "lundi et mardi", "Cahors", "40 %", "mars 2027"])
      expect(body.replaceAll("\u00A0", " ")).toContain(words);
  });

  it("refuses more free places than places, and a file asked for after its commission", async () => {
    const wrong = { ...typed(), "byAge[0].free": "12", "commissions[0].fileBefore": "2027-02-02" };
    const { status, body } = await callRoute(
      "_staff.childcare.supply.new.tsx",
      user,
      "/childcare/supply/new",
      wrong,
    );
    expect(status).toBe(400);
    expect(body).toContain("plus de places libres que de places");
    expect(body).toContain("avant la commission");
  });

  it("offers to undo a closing", async () => {
    const service = await createNursery(user);
    const path = `/childcare/supply/${service._id}`;
    expect((await callRoute(CARD, user, path, { intent: "close" })).status).toBe(302);
    expect((await callRoute(CARD, user, path, { intent: "restore" })).status).toBe(302);
    expect((await getCareService(service._id)).isActive).toBe(true);
  });
});

function typed(): Record<string, string> {
  return {
    name: "Le bus des bambins",
    kind: "drop-in",
    mode: "itinerant",
    communeCode: FIGEAC.code,
    places: "10",
    "byAge[0].age": "under-1",
    "byAge[0].places": "4",
    "byAge[0].free": "2",
    "byAge[1].age": "1-2",
    opensAt: "07:30",
    closesAt: "18:30",
    "stops[0].communeCode": CAHORS.code,
    "stops[0].days": "tuesday",
    "days[0]": "monday",
    "days[1]": "tuesday",
    "fundings[0].payer": "Caf",
    "fundings[0].share": "40",
    "commissions[0].on": "2027-02-01",
    "commissions[0].fileBefore": "2027-01-10",
    "commissions[0].forFrom": "2027-03",
    "commissions[0].forTo": "2027-05",
    toldOn: "2026-05-12",
  };
}

async function edit(id: string, values: Partial<CareInput>, telling = {}): Promise<void> {
  const card = careCardOf(await getCareService(id));
  await updateCareService(user, id, { before: { ...card }, submitted: { ...card, ...values } }, telling);
}

async function names(filters: CareFilters): Promise<string[]> {
  return (await listCareServices(filters, 1)).rows.map(({ name }) => name);
}
