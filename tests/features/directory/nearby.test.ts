import { beforeEach, describe, expect, it } from "vitest";
import { LocalService } from "#models/local-service";
import { createUser } from "#tests/factories/accounts";
import { createToyLibrary } from "#tests/factories/directory";
import { CAHORS, createCommunes, FIGEAC } from "#tests/factories/structures";
import type { User } from "~/core/auth/actor";
import { type NearbyRecord, nearbyOf } from "~/features/directory/nearby";
import { listNearby } from "~/features/directory/nearby.queries.server";

const PLACE = { communeCode: FIGEAC.code, epciCode: FIGEAC.epci, language: "fr" } as const;

let user: User;

beforeEach(async () => {
  user = await createUser();
  await createCommunes();
});

describe("what there is near a family", () => {
  it("is in the commune first, by an address or by a stop, then in its intercommunalité", async () => {
    await createToyLibrary(user, { address: "2 rue du Pré", opening: "le mercredi" });
    await createToyLibrary(user, {
      name: "Bus",
      kind: "france-services",
      mode: "itinerant",
      communeCode: CAHORS.code,
      stops: [{ communeCode: FIGEAC.code, place: "place Vival", when: "le mardi" }],
    });
    const themes = await listNearby(PLACE);
    expect(themes.map(({ label }) => label)).toEqual(["Enfance", "Accès aux droits et aux services"]);
    expect(themes.flatMap(({ services }) => services)).toMatchObject([
      { where: "2 rue du Pré, Figeac", when: "le mercredi", isHere: true },
      { where: "place Vival, Figeac", when: "le mardi", isHere: true },
    ]);
  });

  it("leaves out what is stale, withdrawn, no longer listed, or elsewhere", async () => {
    await createToyLibrary(user, { checkedOn: "2025-05-11" });
    const [out, gone] = [await createToyLibrary(user), await createToyLibrary(user)];
    await LocalService.updateOne({ _id: out._id }, { isActive: false });
    await LocalService.updateOne({ _id: gone._id }, { isListed: false });
    await createToyLibrary(user, { communeCode: CAHORS.code });
    expect(await listNearby(PLACE)).toEqual([]);
  });

  it("is told in the language of the page", async () => {
    await createToyLibrary(user);
    const [theme] = await listNearby({ ...PLACE, language: "en" });
    expect([theme?.label, theme?.services[0]?.kind]).toEqual(["Childhood", "Toy library"]);
  });
});

it("shows at most four places of a theme and twelve in all, the nearest first", () => {
  const themes = ["childhood", "youth", "social-life", "housing"] as const;
  const many = Array.from({ length: 24 }, (_, rank) =>
    place(rank, themes[rank % 4] ?? "youth", rank < 12 ? CAHORS.code : FIGEAC.code),
  );
  const found = nearbyOf(many, { communeCode: FIGEAC.code, language: "fr", limit: 12 });
  expect(found.map(({ services }) => services.length)).toEqual([3, 3, 3, 3]);
  expect(found.flatMap(({ services }) => services).every(({ isHere }) => isHere)).toBe(true);
  const one = nearbyOf(
    many.map((service) => ({ ...service, themes: ["youth"] })),
    { communeCode: FIGEAC.code, language: "fr", limit: 12 },
  );
  expect(one[0]?.services).toHaveLength(4);
});

function place(rank: number, theme: NearbyRecord["themes"][number], communeCode: string): NearbyRecord {
  return {
    _id: `${rank}`,
    name: `Lieu ${rank}`,
    kind: "other",
    themes: [theme],
    communeCode,
    communeName: "Ici",
    communeCodes: [communeCode],
    stops: [],
    checkedOn: "2026-05-12",
  };
}
