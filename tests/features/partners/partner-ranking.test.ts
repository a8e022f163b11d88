import { expect, it } from "vitest";
import { comparePlaced, type Rankable, rankingOf, type Wish } from "~/features/partners/partner-ranking";
import { agreementShown, askedWords, capacityShown } from "~/features/partners/partner-words";

const FIGEAC = { code: "46102", name: "Figeac", epciCode: "200067361" };
const WISH: Wish = {
  communes: [FIGEAC],
  territories: ["200067361"],
  today: "2026-05-12",
  staleDays: 30,
};
const WHOLE: Rankable = { name: "B, partout", territories: [], askedCount: 0, answeredCount: 0 };
const HERE: Rankable = { ...WHOLE, name: "C, ici", territories: [FIGEAC.epciCode] };
const ELSEWHERE: Rankable = { ...WHOLE, name: "A, ailleurs", territories: ["200023737"] };
const FULL: Rankable = {
  ...HERE,
  name: "A, complet",
  capacity: { light: "full", saidOn: "2026-05-03" },
};

function ranked(partners: Rankable[], kilometres: (name: string) => number = () => 1): string[] {
  return partners
    .map((partner) => ({
      name: partner.name,
      ranking: rankingOf(partner, WISH),
      kilometres: kilometres(partner.name),
    }))
    .sort(comparePlaced)
    .map(({ name }) => name);
}

it("puts those who cover the commune first, and those who said they are full last", () => {
  expect(ranked([FULL, ELSEWHERE, WHOLE, HERE])).toEqual([
    "C, ici",
    "B, partout",
    "A, ailleurs",
    "A, complet",
  ]);
});

it("no longer puts last a partner who said long ago that they were full", () => {
  const once: Rankable = { ...FULL, capacity: { light: "full", saidOn: "2026-03-28" } };
  expect(ranked([HERE, WHOLE, once])).toEqual(["A, complet", "C, ici", "B, partout"]);
  expect(rankingOf(once, WISH).reasons).toContain("complet en ce moment, dit il y a 45 jours");
});

it("puts the nearest first among those who cover the same, then goes by name", () => {
  const far = { ...HERE, name: "A, loin" };
  const near = { ...HERE, name: "D, près" };
  expect(ranked([far, HERE, near], (name) => (name === "A, loin" ? 40 : 5))).toEqual([
    "C, ici",
    "D, près",
    "A, loin",
  ]);
});

it("reads the communes of a partner who covers only some of a territory", () => {
  const narrow = { ...HERE, communes: ["46042"] };
  expect(rankingOf(narrow, WISH)).toMatchObject({
    coverage: 0,
    reasons: ["autre secteur", "jamais sollicité"],
  });
  expect(rankingOf({ ...narrow, communes: [FIGEAC.code] }, WISH).reasons).toContain("couvre Figeac");
});

it("says in words why each one is proposed", () => {
  const partner: Rankable = {
    ...HERE,
    askedCount: 5,
    answeredCount: 4,
    channel: "phone",
    onboarding: "met",
    capacity: { light: "limited", saidOn: "2026-05-03" },
  };
  const { reasons } = rankingOf(partner, WISH, { askedThisYear: 5, awaited: 2, meanDays: 2.8 });
  expect(reasons.map((reason) => reason.replaceAll("\u00A0", " "))).toEqual([
    "couvre Figeac",
    "a répondu à 4 demandes sur 5",
    "répond en 3 jours en moyenne",
    "capacité limitée, dit le 3 mai",
    "2 demandes en cours",
    "préfère le téléphone",
    "rencontré, pas encore d’accord",
  ]);
});

it("warns of an agreement which ends within sixty days, and of one which has ended", () => {
  const until = (untilOn: string) => agreementShown({ signedOn: "2025-05-12", untilOn }, "2026-05-12");
  expect(until("2026-07-12").warning).toBeUndefined();
  expect(until("2026-07-11").warning).toMatch(/expire le 11.juillet 2026, dans 60 jours/);
  expect(until("2026-05-11").warning).toMatch(/a expiré le 11.mai 2026/);
  expect(agreementShown({ signedOn: "2025-05-12" }, "2026-05-12").warning).toBeUndefined();
});

it("greys a capacity older than the settings allow", () => {
  const shown = (saidOn: string) =>
    capacityShown({ light: "open", saidOn }, { today: "2026-05-12", staleDays: 30 });
  expect(shown("2026-04-12")).toMatchObject({ isStale: false, tone: "done" });
  expect(shown("2026-04-11")).toMatchObject({ isStale: true, tone: "neutral", said: "dit il y a 31 jours" });
});

it.each([
  [0, "0 sollicitation sur 24 cette année"],
  [14, "14 sollicitations sur 24 cette année"],
  [25, "25 sollicitations cette année, pour 24 au plus"],
])("counts %d requests of the year against the cap", (asked, words) => {
  expect(askedWords(asked, 24)).toBe(words);
});

it("puts the single desk of the commune before everybody else, even full, and says why", () => {
  const desk: Rankable = { ...FULL, _id: "desk", name: "Z, relais" };
  const wish: Wish = { ...WISH, desk: { partnerId: "desk", communeName: "Figeac" } };
  const placed = [HERE, desk].map((partner) => ({
    ...{ name: partner.name, kilometres: 1 },
    ranking: rankingOf(partner, wish),
  }));
  expect(placed.sort(comparePlaced).map(({ name }) => name)).toEqual(["Z, relais", "C, ici"]);
  expect(rankingOf(desk, wish).reasons).toContain("guichet unique pour Figeac");
  expect(rankingOf({ ...desk, _id: "other" }, wish)).toMatchObject({ isDesk: false, coverage: 3 });
});
