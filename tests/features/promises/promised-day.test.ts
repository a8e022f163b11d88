import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isWorkingDay } from "~/core/calendar";
import { promisedDay } from "~/features/promises/promised-day";

/** A Tuesday. */
const TODAY = "2026-05-12";

const dayIn = (text: string, today = TODAY) => promisedDay(text, today)?.day ?? null;

describe("a day to come", () => {
  it.each([
    ["On vous rappelle ce soir.", "2026-05-12"],
    ["Je réponds aujourd’hui", "2026-05-12"],
    ["On vous rappelle demain matin", "2026-05-13"],
    ["Réponse après-demain.", "2026-05-14"],
    ["On vous rappelle jeudi", "2026-05-14"],
    ["On vous rappelle mardi", "2026-05-19"],
    ["lundi prochain, je confirme", "2026-05-18"],
    ["mercredi en huit", "2026-05-20"],
    ["mercredi en quinze", "2026-05-27"],
    ["mardi 2 juin", "2026-06-02"],
    ["le 1er juin", "2026-06-01"],
    ["le 1ᵉʳ juin", "2026-06-01"],
    ["le 12 janvier", "2027-01-12"],
    ["le 12 janvier 2028", "2028-01-12"],
    ["le 03/06", "2026-06-03"],
    ["le 3/6/27", "2027-06-03"],
    ["Le 15, je vous appelle", "2026-05-15"],
    ["D’accord pour le 3.", "2026-06-03"],
    ["sous 8 jours", "2026-05-20"],
    ["sous huit jours", "2026-05-20"],
    ["sous huitaine", "2026-05-20"],
    ["dans une quinzaine de jours", "2026-05-27"],
    ["sous 48 h", "2026-05-14"],
    ["dans 3 semaines", "2026-06-02"],
    ["d’ici un mois", "2026-06-12"],
  ])("is read in « %s »", (text, day) => {
    expect(dayIn(text)).toBe(day);
  });
});

describe("a limit", () => {
  it.each([
    ["avant le 12 juin", "2026-06-11"],
    // Whit Monday is a public holiday, and the days before it a week-end.
    ["avant mardi 26 mai", "2026-05-22"],
    ["avant demain", "2026-05-12"],
    ["cette semaine", "2026-05-15"],
    ["d’ici la fin de la semaine", "2026-05-15"],
    ["la semaine prochaine", "2026-05-22"],
    ["en début de semaine prochaine", "2026-05-19"],
    ["fin de mois", "2026-05-29"],
    ["le mois prochain", "2026-06-30"],
    ["début du mois prochain", "2026-06-10"],
    ["fin mars", "2027-03-31"],
    ["mi-juin", "2026-06-15"],
    ["début juillet", "2026-07-10"],
    ["en septembre", "2026-09-30"],
    ["en février 2028", "2028-02-29"],
  ])("« %s » is a day the office is open", (text, day) => {
    expect(dayIn(text)).toBe(day);
    expect(isWorkingDay(day)).toBe(true);
  });
});

describe("working days", () => {
  it("are counted only when they are written", () => {
    expect(dayIn("sous 3 jours ouvrés", "2026-05-21")).toBe("2026-05-27");
    expect(dayIn("sous 3 jours", "2026-05-21")).toBe("2026-05-24");
  });
});

describe("nothing", () => {
  it.each([
    "Elle cherche un logement.",
    "Arrivée mardi dernier",
    "absente depuis lundi",
    "il y a 3 jours",
    "Le 3 mai, elle a visité.",
    "le 12 mars 2025",
    "Elle travaille tous les mardis",
    "disponible les jeudis",
    "chaque mercredi",
    "le 31 février",
    "12 rue de mai",
    "Trois enfants de 2, 5 et 12 ans",
    "05 36 49 00 12",
    "loyer de 650 €",
    "Mme Avril a rappelé",
    "",
  ])("is promised by « %s »", (text) => {
    expect(dayIn(text)).toBeNull();
  });
});

it("takes the first day to come, past ones aside", () => {
  expect(promisedDay("Vue lundi dernier ; on la rappelle vendredi, puis en juin.", TODAY)).toMatchObject({
    day: "2026-05-15",
    words: "vendredi",
  });
});

it("keeps the last day of a short month", () => {
  expect(dayIn("dans 1 mois", "2026-01-31")).toBe("2026-02-28");
});

it("never names a day that is past, whatever is written and whenever", () => {
  const words = fc.constantFrom(
    ...["mardi", "demain", "le", "12", "31", "juin", "mars", "2026", "avant", "sous", "3", "jours", "ouvrés"],
    ...["semaine", "prochaine", "fin", "début", "mois", "dans", "deux", "en", "huit", "03/06", "aujourd’hui"],
  );
  const days = fc
    .date({ min: new Date("2024-01-01"), max: new Date("2032-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(fc.array(words, { maxLength: 8 }), days, (text, today) => {
      const day = dayIn(text.join(" "), today);
      expect(day === null || day >= today).toBe(true);
    }),
    { numRuns: 500 },
  );
});

it("reads any text without failing, in a moment", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 2000 }), (text) => {
      promisedDay(text, TODAY);
    }),
    { numRuns: 100 },
  );
});
