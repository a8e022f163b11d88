import { describe, expect, it } from "vitest";
import { subjectProblem, textProblem } from "~/features/settings/mail-wording-rules";
import { fillText, typeset } from "~/vocabulary/mail-texts";

const RULE = { placeholders: ["prenom", "delai", "service"], keeps: ["delai"] };

const REFUSED: [string, string][] = [
  ["Sous {delai}, <b>merci</b>", "Une balise ou un code HTML est dans ce texte."],
  ["Sous {delai}&nbsp;!", "Une balise ou un code HTML est dans ce texte."],
  ["Sous {delai}, à aide@lot.example", "Une adresse e-mail est dans ce texte."],
  ["Sous {delai} : https://lot.example", "Un lien est dans ce texte."],
  ["Sous {delai}, sur www.lot", "Un lien est dans ce texte."],
  ["Sous {delai}, voyez lot.fr", "Un lien est dans ce texte."],
  [
    "Bonjour {nom}, sous {delai}",
    "{nom} n’existe pas dans ce mail. Choisissez parmi {prenom}, {delai} ou {service}.",
  ],
  ["Sous {delai}, {}", "{} n’existe pas dans ce mail."],
  [
    "Sous {delai}, {prenom",
    "Une accolade est seule. Écrivez par exemple {prenom}, avec les deux, ou retirez-la.",
  ],
  ["Bonjour {prenom},", "Gardez {delai} : rien d’autre ne le dit dans ce mail."],
];

describe("a text of a mail", () => {
  it.each(REFUSED)("« %s » is refused, with how to repair it", (text, sentence) => {
    expect(textProblem(text, RULE)).toContain(sentence);
  });

  it.each([
    "Sous {delai}, le 12.05 à 14 h.Merci à vous (3 < 4) & bien à vous",
    "{prenom}, {prenom} : {delai}",
  ])("« %s » may be written", (text) => {
    expect(textProblem(text, RULE)).toBeNull();
  });

  it("is printed with typographic apostrophes and spaces that do not end a line", () => {
    expect(typeset("  L'équipe « vous » répond : oui !\r\nMerci ")).toBe(
      "L’équipe «\u00A0vous\u00A0» répond\u00A0: oui\u00A0!\nMerci",
    );
  });

  it("fills a placeholder once: what it becomes is not read again", () => {
    expect(fillText("{prenom} {delai}", { prenom: "{delai}", delai: "2" })).toBe("{delai} 2");
  });
});

describe("a subject", () => {
  it("holds on one line of 110 characters", () => {
    expect(subjectProblem("{delai}\nBcc: x", RULE)).toContain("une seule ligne");
    expect(subjectProblem(`{delai}${"a".repeat(103)}`, RULE)).toBeNull();
    expect(subjectProblem(`{delai}${"a".repeat(104)}`, RULE)).toContain(
      "110 caractères au plus, il en a 111",
    );
  });
});
