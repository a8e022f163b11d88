import { expect, it } from "vitest";
import { Commune } from "#models/commune";
import { CAHORS, createCommunes, FIGEAC } from "#tests/factories/structures";
import { getHomesMap } from "~/features/housing/homes-map.queries.server";
import { layOutHomes } from "~/features/housing/homes-map-layout";

const PLACES = [
  { name: "Figeac", at: [2.03, 44.61] as const, homes: 2, isWork: true },
  { name: "Capdenac", at: [2.07, 44.58] as const, homes: 1, isWork: false },
  { name: "Cahors", at: [1.44, 44.45] as const, homes: 1, isWork: false },
];

it("sets each commune where it is, the north at the top, its name over no other", () => {
  const { places, width, height, scale } = layOutHomes(PLACES);
  const [figeac, capdenac, cahors] = places;
  expect(places.map(({ name }) => name)).toEqual(["Figeac", "Capdenac", "Cahors"]);
  expect((cahors?.x ?? 0) < (figeac?.x ?? 0) && (figeac?.x ?? 0) < (capdenac?.x ?? 0)).toBe(true);
  expect((capdenac?.labelY ?? 0) - (figeac?.labelY ?? 0)).toBeGreaterThanOrEqual(18);
  expect(places.every(({ x, labelY }) => x >= 0 && x < width && labelY > 0 && labelY < height)).toBe(true);
  expect(scale.km).toBe(20);
});

it("shows nothing while no position is known, then the homes that are not put aside", async () => {
  await createCommunes();
  const home = { kind: "housing" as const, place: "Figeac", communeCode: FIGEAC.code };
  const option = { id: "a", label: "Figeac", details: [], proposal: home, at: new Date() };
  const criteria = { communes: [], workplaceCode: CAHORS.code };
  const options = [
    { ...option, state: "new" as const },
    { ...option, state: "discarded" as const },
  ];
  expect(await getHomesMap({ criteria, options })).toBeNull();
  for (const [code, longitude] of [
    [FIGEAC.code, 2.03],
    [CAHORS.code, 1.44],
  ] as const) {
    await Commune.updateOne({ _id: code }, { location: { type: "Point", coordinates: [longitude, 44.5] } });
  }
  expect((await getHomesMap({ criteria, options }))?.places).toMatchObject([
    { name: "Cahors", homes: 0, isWork: true },
    { name: "Figeac", homes: 1, isWork: false },
  ]);
  expect(await getHomesMap({ criteria, options: options.slice(1) })).toBeNull();
  expect(await getHomesMap({ criteria: { communes: [] }, options })).toBeNull();
});
