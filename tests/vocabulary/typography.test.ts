import { describe, expect, it } from "vitest";
import {
  dayOf,
  daysBetween,
  elide,
  foldText,
  formatCapped,
  formatCount,
  formatDateTime,
  formatDay,
  formatDayLong,
  formatDayShort,
  formatEuros,
  formatLateness,
  formatMonth,
  formatNumber,
  formatPhone,
  formatRelative,
  formatTime,
  joinWords,
  NBSP,
  NNBSP,
  ofName,
  plural,
} from "~/vocabulary/typography";

const NOW = new Date("2026-05-12T09:30:00Z");

describe("dates", () => {
  it("names the day and the month, with ᵉʳ on the first", () => {
    expect(formatDay("2026-05-12")).toBe(`mardi 12${NBSP}mai`);
    expect(formatDay("2026-05-12", "2026-12-31")).toBe(`mardi 12${NBSP}mai`);
    expect(formatDay("2027-05-12", new Date("2026-05-12T08:00:00Z"))).toBe(`mercredi 12${NBSP}mai 2027`);
    expect(formatDay("2025-12-30", "2026-01-02")).toBe(`mardi 30${NBSP}décembre 2025`);
    expect(formatDayShort("2026-08-01")).toBe(`1ᵉʳ${NBSP}août`);
    expect(formatDayLong("2027-05-01")).toBe(`1ᵉʳ${NBSP}mai 2027`);
    expect(formatDayLong("2027-05-21")).toBe(`21${NBSP}mai 2027`);
    expect(formatMonth("2027-02-28")).toBe("février 2027");
  });

  it("says how late a past day is", () => {
    expect(formatLateness("2026-05-11", NOW)).toBe("en retard d’un jour");
    expect(formatLateness("2026-04-30", NOW)).toBe(`en retard de 12${NBSP}jours`);
    expect(formatLateness("2026-04-20", NOW)).toBe(`en retard de 3${NBSP}semaines`);
  });

  it("reads an instant in Paris, in winter and in summer", () => {
    expect(dayOf(new Date("2026-12-31T23:30:00Z"))).toBe("2027-01-01");
    expect(formatDay(new Date("2026-06-30T22:30:00Z"))).toBe(`mercredi 1ᵉʳ${NBSP}juillet`);
    expect(formatTime(new Date("2026-01-05T07:00:00Z"))).toBe(`8${NBSP}h`);
    expect(formatTime(new Date("2026-06-30T22:05:00Z"))).toBe(`0${NBSP}h${NBSP}05`);
  });

  it("joins day and time with « à »", () => {
    expect(formatDateTime(new Date("2026-05-12T12:30:00Z"))).toBe(`mardi 12${NBSP}mai à 14${NBSP}h${NBSP}30`);
  });

  it("counts days across a change of hour", () => {
    expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
    expect(daysBetween("2026-03-01", "2026-02-28")).toBe(-1);
  });
});

describe("relative times", () => {
  it.each([
    ["2026-05-12T09:29:40Z", "à l’instant"],
    ["2026-05-12T09:18:00Z", `il y a${NBSP}12${NBSP}min`],
    ["2026-05-12T07:30:00Z", `il y a${NBSP}2${NBSP}h`],
    ["2026-05-12T12:40:00Z", `dans${NBSP}3${NBSP}h`],
    ["2026-05-11T12:00:00Z", "hier"],
    ["2026-05-13T22:30:00Z", `dans${NBSP}2${NBSP}jours`],
    ["2026-05-09T09:30:00Z", `il y a${NBSP}3${NBSP}jours`],
  ])("tells the instant %s as « %s »", (at, words) => {
    expect(formatRelative(new Date(at), NOW)).toBe(words);
  });

  it.each([
    ["2026-05-12", "aujourd’hui"],
    ["2026-05-13", "demain"],
    ["2026-05-15", `dans${NBSP}3${NBSP}jours`],
    ["2026-05-26", `dans${NBSP}2${NBSP}semaines`],
    ["2027-02-02", `dans${NBSP}38${NBSP}semaines`],
    ["2027-07-12", `dans${NBSP}14${NBSP}mois`],
    ["2024-01-01", `il y a${NBSP}2${NBSP}ans`],
  ])("tells the day %s as « %s »", (day, words) => {
    expect(formatRelative(day, NOW)).toBe(words);
  });
});

describe("numbers", () => {
  it("sets thin spaces between thousands and a comma before decimals", () => {
    expect(formatNumber(1234567)).toBe(`1${NNBSP}234${NNBSP}567`);
    expect(formatNumber(-1.5)).toBe("−1,5");
    expect(formatEuros(650)).toBe(`650${NBSP}€`);
    expect(formatEuros(1650)).toBe(`1${NNBSP}650${NBSP}€`);
    expect(formatEuros(1200.5)).toBe(`1${NNBSP}200,50${NBSP}€`);
  });

  it("keeps the singular up to two, zero included", () => {
    expect(formatCount(0, "dossier", "dossiers")).toBe("0 dossier");
    expect(formatCount(1, "dossier", "dossiers")).toBe("1 dossier");
    expect(formatCount(1200, "dossier", "dossiers")).toBe(`1${NNBSP}200 dossiers`);
    expect(plural(1.9, "jour", "jours")).toBe("jour");
  });

  it("stops counting at the cap", () => {
    expect(formatCapped(1000, 1000)).toBe(`1${NNBSP}000`);
    expect(formatCapped(1001, 1000)).toBe(`plus de 1${NNBSP}000`);
  });

  it("groups a French phone number and leaves another as it came", () => {
    const grouped = ["05", "36", "49", "00", "12"].join(NBSP);
    expect(formatPhone("+33536490012")).toBe(grouped);
    expect(formatPhone("05.36.49.00.12")).toBe(grouped);
    expect(formatPhone("+33 (0)5 36 49 00 12")).toBe(grouped);
    expect(formatPhone("+41 22 345 67 89")).toBe("+41 22 345 67 89");
  });
});

describe("words", () => {
  it("joins a list as it is said", () => {
    expect(joinWords([])).toBe("");
    expect(joinWords(["a"])).toBe("a");
    expect(joinWords(["a", "b", "c"])).toBe("a, b et c");
    expect(joinWords(["a", "b"], "ou")).toBe("a ou b");
  });

  it.each([
    ["Hugo", "d’Hugo"],
    ["Élodie", "d’Élodie"],
    ["Œdipe", "d’Œdipe"],
    ["Yves", "d’Yves"],
    ["Yasmine", "de Yasmine"],
    ["Clara", "de Clara"],
  ])("elides « de » before %s when it must", (name, words) => {
    expect(ofName(name)).toBe(words);
    expect(elide("de", name)).toBe(words);
  });

  it("folds capitals, accents, hyphens, apostrophes and ligatures", () => {
    expect(foldText("Saint-Cirq d’Élodie Œuvre")).toBe("saint cirq d elodie oeuvre");
  });
});
