import { describe, expect, it } from "vitest";
import { centsIn, dayIn, eurosIn, momentIn, monthIn } from "~/vocabulary/in-language";
import { letterLanguage, sameLetter } from "~/vocabulary/languages";

/** An instant whose day in Paris is the next one. */
const LATE = new Date("2026-05-31T22:30:00Z");

describe("what is written in the language of its reader", () => {
  it("names the day that it is in Paris, and its month", () => {
    expect([dayIn("fr", LATE), dayIn("en", LATE)]).toEqual(["1ᵉʳ\u00A0juin 2026", "1 June 2026"]);
    expect([monthIn("fr", "2027-03-05"), monthIn("en", "2027-03-05")]).toEqual(["mars 2027", "March 2027"]);
  });

  it("tells the hour of a moment in Paris", () => {
    expect(momentIn("fr", LATE, LATE)).toBe("lundi 1ᵉʳ\u00A0juin à 0\u00A0h\u00A030");
    expect(momentIn("en", LATE, LATE)).toBe("1 June 2026 at 00:30");
  });

  it("writes sums as each does, cents only when there are some", () => {
    expect([eurosIn("fr", 1200), eurosIn("en", 1200)]).toEqual(["1\u202F200\u00A0€", "€1,200"]);
    expect([centsIn("fr", 1_073_333), centsIn("en", 1_073_333)]).toEqual([
      ...["10\u202F733,33\u00A0€", "€10,733.33"],
    ]);
    expect(centsIn("en", 100_050)).toBe("€1,000.50");
  });
});

describe("a page opened from a letter", () => {
  it.each([
    ["", "fr", "fr"],
    ["", "en", "en"],
    ["lang=fr", "en", "fr"],
    ["lang=en", "fr", "en"],
  ] as const)("speaks, at « %s », to a reader of %s: %s", (search, own, language) => {
    expect(letterLanguage(new URLSearchParams(search), own)).toBe(language);
  });

  it("keeps the language of its address once something was done, and nothing else of it", () => {
    expect(sameLetter(new URL("https://x.example/avis/a?changer=1"))).toBe("/avis/a");
    expect(sameLetter(new URL("https://x.example/avis/a?lang=fr&changer=1"))).toBe("/avis/a?lang=fr");
  });
});
