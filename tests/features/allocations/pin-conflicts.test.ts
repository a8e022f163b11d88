import { expect, it } from "vitest";
import { pinConflict } from "~/features/allocations/pin-conflicts";
import { pinWords, type ToldConflict } from "~/features/allocations/pin-words";
import { smallProblem } from "./small-instances";

it("names those set by hand who are together more than the seats they can go to", () => {
  let seen = 0;
  for (let seed = 1; seed <= 3000; seed += 1) {
    const problem = smallProblem(seed);
    const conflict = pinConflict(problem);
    if (conflict?.kind !== "together") continue;
    seen += 1;
    const { interns, places } = conflict;
    const seats = places.reduce((sum, place) => sum + (problem.places[place]?.seats ?? 0), 0);
    expect([new Set(interns).size, interns.length], `instance ${seed}`).toEqual([seats + 1, seats + 1]);
    for (const intern of interns) {
      const { pinned, allowed = [] } = problem.interns[intern] ?? {};
      expect(pinned?.place ?? pinned?.bed).toBeDefined();
      const possible = pinned?.place === undefined ? allowed : [pinned.place];
      expect(
        possible.every((place) => places.includes(place)),
        `instance ${seed}`,
      ).toBe(true);
    }
  }
  expect(seen).toBeGreaterThan(5);
});

const TWO = {
  seats: 1,
  kept: ["Camille Abadie"],
  elsewhere: ["Camille Bonnet"],
  places: ["Tilleuls, Figeac"],
};

it.each<[ToldConflict, string]>([
  [
    { ...TWO, kind: "place-full" },
    "Tilleuls, Figeac : une seule place, demandée par trop de lignes choisies à la main (Camille Abadie et Camille Bonnet). Libérez la ligne gardée ici (Camille Abadie), ou reprenez ce qui a été donné depuis la page du terrain de stage ou de l’hébergement (Camille Bonnet), puis recalculez.",
  ],
  [
    {
      ...TWO,
      kind: "bed-taken",
      kept: ["Camille Abadie", "Camille Bonnet"],
      elsewhere: [],
      bed: "Maison, lit 1",
    },
    "Maison, lit 1 : un seul lit, demandé par plusieurs lignes choisies à la main (Camille Abadie et Camille Bonnet). Libérez une des lignes gardées ici (Camille Abadie ou Camille Bonnet), puis recalculez.",
  ],
  [
    { ...TWO, kind: "together", kept: [], elsewhere: ["Camille Abadie", "Camille Bonnet"] },
    "Camille Abadie et Camille Bonnet, dont les lignes sont choisies à la main, ne peuvent aller qu’à Tilleuls, Figeac : 1 place en tout. Reprenez ce qui a été donné depuis la page du terrain de stage ou de l’hébergement (Camille Abadie ou Camille Bonnet), puis recalculez.",
  ],
  [
    { ...TWO, kind: "bed-not-free", elsewhere: [] },
    "Camille Abadie : un lit choisi à la main n’est plus libre. Libérez la ligne gardée ici (Camille Abadie), puis recalculez.",
  ],
])("says which lines are in the way, and what to do: %#", (conflict, words) => {
  expect(pinWords(conflict).replaceAll("\u00A0", " ")).toBe(words);
});
