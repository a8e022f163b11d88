import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold, isNear, nearKeysOf, nearWordsOf, searchTerms, searchWordsOf } from "~/core/search-words";

function isFound(query: string, ...texts: string[]): boolean {
  const words = searchWordsOf(...texts);
  return searchTerms(query).every((term) => words.includes(term));
}

describe("fold", () => {
  test.each([
    ["Éloïse", "eloise"],
    ["Cœur de Causse", "coeur de causse"],
    ["Saint-Géry", "saint gery"],
    ["L’Abergement d'Ourcet", "l abergement d ourcet"],
    ["  Quercy - Bouriane ", "quercy bouriane"],
    ["Noe\u0308l", "noel"],
    ["Ǽ", "ae"],
    ["…", ""],
  ])("reads « %s » as « %s »", (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test("changes nothing the second time", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => fold(fold(text)) === fold(text)));
  });
});

describe("searchWordsOf", () => {
  test("gives every beginning of every word once", () => {
    expect(searchWordsOf("Ana", "Anne")).toEqual(["a", "an", "ana", "ann", "anne"]);
  });

  test("stops at twelve letters", () => {
    expect(searchWordsOf("anticonstitutionnellement").at(-1)).toBe("anticonstitu");
  });

  test("leaves out what is missing", () => {
    expect(searchWordsOf(undefined, null, "", " - ")).toEqual([]);
  });

  test("keeps of an address what comes before its domain", () => {
    expect(searchWordsOf("bo@chu.example")).toEqual(["b", "bo"]);
  });

  test("knows that Saint is also written St", () => {
    expect(isFound("st cirq", "Saint-Cirq-Lapopie")).toBe(true);
    expect(isFound("ste", "Sainte-Alauzie")).toBe(true);
  });
});

describe("searchTerms", () => {
  test("puts the longest word first, each once", () => {
    expect(searchTerms("le Moulin le")).toEqual(["moulin", "le"]);
  });

  test("keeps eight words of a long query", () => {
    expect(searchTerms("a b c d e f g h i j")).toHaveLength(8);
  });

  test.each([
    ["dup", "Marie Dupont"],
    ["DUPONT marie", "Marie Dupont"],
    ["jean-pierre", "Jean Pierre"],
    ["jeanp", "Jean-Pierre"],
    ["obrien", "O’Brien"],
    ["marie.dupont@exemple.fr", "marie.dupont@exemple.fr"],
    ["marie.dupont@ex", "marie.dupont@exemple.fr"],
    ["mariedup", "marie.dupont@exemple.fr"],
    ["anticonstitutionnellement", "Anticonstitutionnellement"],
  ])("finds « %s » in « %s »", (query, text) => {
    expect(isFound(query, text)).toBe(true);
  });

  test.each([
    "06 39 98 10 16",
    "06.39.98.10.16",
    "06-39-98-10-16",
    "+33 6 39 98 10 16",
    "+33 (0)6 39 98 10 16",
    "0033639981016",
    "33639981016",
    "+33 6 39",
    "06\u00A039\u00A098",
  ])("finds the phone number typed « %s »", (query) => {
    expect(isFound(query, "0639981016")).toBe(true);
  });

  test("keeps the words of a short number apart", () => {
    expect(searchTerms("12 b")).toEqual(["12", "b"]);
    expect(searchTerms("3 1")).toEqual(["3", "1"]);
  });

  test("does not find the middle of a word", () => {
    expect(isFound("pont", "Dupont")).toBe(false);
  });

  test("always finds a text by its own words", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        expect(isFound(text, text)).toBe(true);
      }),
    );
  });
});

describe("nearWordsOf", () => {
  test("keeps a short word as it is, and a long one without each of its letters", () => {
    expect(nearWordsOf("Roux")).toEqual(["~roux"]);
    expect(nearWordsOf("Caron")).toEqual(["~caron", "~aron", "~cron", "~caon", "~carn", "~caro"]);
  });

  test("compares long words by their first eight letters", () => {
    expect(nearWordsOf("Marchettini")).toHaveLength(1 + 7);
  });

  test.each(["crrchetti", "mrchetti", "maarchetti", "macrhetti", "marchettx"])("finds « %s »", (typed) => {
    expect(isFoundNear(typed, "Marchetti")).toBe(typed !== "crrchetti");
  });

  test("finds a name of five letters and more through any edit of one letter", () => {
    const letter = fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz");
    const name = fc.string({ unit: letter, minLength: 5, maxLength: 14 });
    const kind = fc.constantFrom("wrong", "missing", "added", "swapped" as const);
    fc.assert(
      fc.property(name, kind, fc.nat(13), letter, (word, edit, place, added) => {
        const at = place % (word.length - (edit === "swapped" ? 1 : 0));
        expect(isFoundNear(edited(word, edit, at, added), word)).toBe(true);
      }),
    );
  });
});

function isFoundNear(typed: string, name: string): boolean {
  const keys = nearWordsOf(name);
  return nearKeysOf(typed).some((key) => keys.includes(key)) && isNear(typed, name.toLowerCase());
}

function edited(word: string, edit: string, at: number, letter: string): string {
  const [start, rest] = [word.slice(0, at), word.slice(at)];
  if (edit === "wrong") return start + letter + rest.slice(1);
  if (edit === "missing") return start + rest.slice(1);
  if (edit === "added") return start + letter + rest;
  return start + rest.charAt(1) + rest.charAt(0) + rest.slice(2);
}
