import { beforeEach, expect, it } from "vitest";
import { Commune } from "#models/commune";
import { Need } from "#models/need";
import { createUser } from "#tests/factories/accounts";
import { createHandOff } from "#tests/factories/hand-offs";
import { now } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { searchWordsOf } from "~/core/search-words";
import { recordAnswer } from "~/features/hand-offs/hand-off-answer.commands.server";
import { findCommuneIn, withCommune } from "~/features/housing/home-place.server";

const COMMUNES = [
  { _id: "46102", name: "Figeac", formerNames: [], aliases: ["Figeac-Ville"] },
  { _id: "46138", name: "Lacapelle-Marival", formerNames: [], aliases: [] },
  { _id: "46139", name: "Lacapelle", formerNames: [], aliases: [] },
  { _id: "46268", name: "Saint Géry-Vers", formerNames: ["Saint-Géry", "Vers"], aliases: [] },
];

beforeEach(async () => {
  await Commune.insertMany(
    COMMUNES.map((commune) => ({
      ...commune,
      searchWords: searchWordsOf(commune.name, ...commune.formerNames, ...commune.aliases),
      population: 1000,
      departement: "46",
      epciCode: "200067361",
      isCurrent: true,
      millesime: "2026",
      importedAt: now(),
    })),
  );
});

it.each([
  ["FIGEAC, centre ancien", "46102"],
  ["12 rue de la Halle 46100 figeac", "46102"],
  ["Près de Lacapelle Marival", "46138"],
  ["St-Géry, route de Vers", "46268"],
  ["une maison à Figeac-Ville", "46102"],
  ["vers Figeac", "46102"],
])("recognises the commune named in « %s »", async (place, code) => {
  expect((await findCommuneIn(place))?._id).toBe(code);
});

it.each(["Figeac ou Lacapelle", "Figeacois", "une rue calme du centre", "à définir", ""])(
  "recognises none in « %s »",
  async (place) => {
    expect(await findCommuneIn(place)).toBeNull();
  },
);

it("adds the commune to a home or a post, to nothing else", async () => {
  const found = { communeCode: "46102", communeName: "Figeac" };
  expect(await withCommune({ place: "Figeac" })).toEqual({ place: "Figeac", ...found });
  expect(await withCommune({ kind: "spouse-work", post: "Ingénieure", place: "Figeac" })).toMatchObject(
    found,
  );
  const care = { kind: "childcare" as const, place: "Figeac", days: [] };
  expect(await withCommune(care)).toBe(care);
});

it("is done of what a partner answers", async () => {
  const handOff = await createHandOff(await createUser());
  const said = { act: "propose" as const, origin: "link" as const, reasons: [], by: "Paul Roques" };
  const proposal = { kind: "housing" as const, place: "Figeac, quai du Célé", takesPets: false };
  await recordAnswer(
    { id: null, name: "Paul Roques" },
    handOff,
    { name: "Paul Roques" },
    { ...said, proposal },
  );
  await settle();
  const [need] = await Need.find().lean();
  expect(need?.options).toMatchObject([
    {
      proposal: { communeCode: "46102", communeName: "Figeac", takesPets: false },
      details: [{ label: "Où" }, { label: "Animaux", value: "refusés" }],
    },
  ]);
});
