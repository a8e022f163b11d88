import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isWorkingDay } from "~/core/calendar";
import { isAbsence, returnDay } from "~/features/inbound-mail/absences";
import { amountIn } from "~/features/inbound-mail/amounts";
import { momentIn, timesIn } from "~/features/inbound-mail/french-dates";
import { foldWords, sentencesIn } from "~/features/inbound-mail/sentences";

/** A Tuesday. */
const AT = new Date("2026-11-24T10:00:00+01:00");

describe("a day and its time", () => {
  it.each([
    ["mardi 1er décembre à 14 h", { day: "2026-12-01", time: "14:00" }],
    ["jeudi 3/12 10h30", { day: "2026-12-03", time: "10:30" }],
    ["jeudi 3 à 9:15", { day: "2026-12-03", time: "09:15" }],
    ["demain à midi", { day: "2026-11-25", time: "12:00" }],
    ["lundi prochain", { day: "2026-11-30" }],
    ["mardi prochain à 14 h", { day: "2026-12-01", time: "14:00" }],
    ["mercredi 14 h", { day: "2026-11-25", time: "14:00" }],
    ["jeu. 3 déc. à 14h", { day: "2026-12-03", time: "14:00" }],
    ["le 4 janvier", { day: "2027-01-04" }],
    ["la visite du mardi 1er décembre", { day: "2026-12-01" }],
    ["visite demain, sous 48 h", { day: "2026-11-25" }],
    ["vendredi entre 14 h et 16 h", { day: "2026-11-27" }],
  ])("is read in « %s »", (text, moment) => {
    expect(momentIn(text, AT)).toEqual(moment);
  });

  it.each([
    ["it is past", "mardi 10 novembre à 14 h"],
    ["its weekday is another", "lundi 1er décembre"],
    ["it is a limit", "avant jeudi"],
    ["it is a month", "mi-décembre"],
    ["it is a week", "en fin de semaine"],
    ["there are two", "mardi 1er ou jeudi 3 décembre"],
    ["it is the weekday of the day of writing, with no date", "oui, visite mardi 14 h"],
    ["that weekday stands beside another day", "mardi à 14 h ou jeudi"],
    ["it is a size", "un T3 de 3.5 pièces, 62.10 m²"],
  ])("is not read when %s", (_why, text) => {
    expect(momentIn(text, AT)).toEqual({});
  });

  it("leaves out lengths of time", () => {
    expect(timesIn("sous 24 h, ouvert 24 h sur 24, pendant 2 h")).toEqual([]);
  });
});

describe("the day somebody is back", () => {
  it.each([
    ["de retour le lundi 7 décembre", "2026-12-07"],
    ["jusqu’au 4 décembre inclus", "2026-12-07"],
    ["absente du 23 novembre au 4 décembre", "2026-12-07"],
    ["Je serai de retour le samedi 5 décembre.", "2026-12-07"],
    ["en congés jusqu'au 24/12", "2026-12-28"],
    ["Absent jusqu’au 4 décembre, je reprends le mardi 8 décembre", "2026-12-08"],
  ])("follows from « %s »", (text, day) => {
    expect(returnDay(text, AT)).toBe(day);
  });

  it("is worked, or is not told", () => {
    const dates = fc.date({ min: new Date("2026-11-25"), max: new Date("2027-07-01"), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        const [year, month, day] = date.toISOString().slice(0, 10).split("-");
        const back = returnDay(`absente jusqu’au ${day}/${month}/${year}`, AT);
        return back !== undefined && isWorkingDay(back) && back > date.toISOString().slice(0, 10);
      }),
      { numRuns: 100 },
    );
  });
});

describe("an absence", () => {
  it("is told by its header, or when nothing else is said", () => {
    expect(
      isAbsence("Je suis en congés jusqu’au 4 décembre.\nBonne journée", "Re : Un logement", false),
    ).toBe(true);
    expect(isAbsence("Je serai de retour lundi.", "Réponse automatique : Un logement", true)).toBe(true);
  });

  it.each([
    ["Je suis absente jeudi, merci."],
    ["Je suis en congés jusqu’au 4 décembre, d’accord pour la visite le 7."],
    ["Je suis en congés jusqu’au 4 décembre. Le T3 se libère en janvier."],
  ])("is not « %s », which a person wrote", (text) => {
    expect(isAbsence(text, "Re : Un logement", false)).toBe(false);
  });

  it("is not every mail that a robot wrote", () => {
    expect(isAbsence("Votre message a bien été reçu.", "Demande 4512", true)).toBe(false);
  });
});

describe("an amount", () => {
  it.each([
    ["620 € charges comprises", 620],
    ["1 200,50 euros par mois", 1200.5],
    ["1.200 €", 1200],
    ["T3 60m2 650€", 650],
    ["590 € et 590 € de caution", 590],
    ["620 € + 40 € de charges", 620],
    ["dépôt de garantie : 500 €", undefined],
    ["entre 500 € et 600 €", undefined],
    ["un T3 de 62 m² au 12 quai du Célé", undefined],
  ])("is read in « %s »", (text, amount) => {
    expect(amountIn(text)).toBe(amount);
  });
});

describe("sentences", () => {
  it("end with a line, unless the mail program cut it", () => {
    const long = "Nous avons un appartement de trois pièces qui donne sur le";
    expect(sentencesIn(`oui\nnon`)).toEqual(["oui", "non"]);
    expect(sentencesIn(`${long} quai\net un autre.`)).toEqual([`${long} quai\net un autre.`]);
  });

  it("do not end after a title or a short month", () => {
    expect(sentencesIn("Voyez M. Bories le 3 déc. au soir. Merci.")).toEqual([
      ...["Voyez M. Bories le 3 déc. au soir.", "Merci."],
    ]);
  });

  it("keep their place when they are folded", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => foldWords(text).length >= 0));
    expect(foldWords("Déjà loué, c’est l’été")).toBe("deja loue, c'est l'ete");
  });
});
