import { expect, it } from "vitest";
import { answerValues } from "~/features/inbound-mail/suggestion-values";
import { suggestionWords } from "~/features/inbound-mail/suggestion-words";

const NOW = new Date("2026-11-24T10:00:00Z");
const sentence = "Nous proposons mardi 1er décembre à 10h30.";
const moment = { sentence, day: "2026-12-01", time: "10:30" };

it.each([
  ["housing", { act: "propose", sentence, amount: 620 }, { rent: "620", note: sentence }],
  [
    "meeting",
    { act: "propose", ...moment },
    { on1: "2026-12-01", hour1: "10\u00a0h\u00a030", note: sentence },
  ],
  ["visit", { act: "propose", ...moment }, { visitOn: "2026-12-01", hour: "10\u00a0h\u00a030" }],
  ["visit", { act: "accept", ...moment }, { visitOn: "2026-12-01", hour: "10\u00a0h\u00a030" }],
  ["visit", { act: "propose", sentence, day: "2026-12-01" }, { visitOn: "2026-12-01", note: sentence }],
  ["visit", { act: "accept", sentence }, { message: sentence }],
  ["childcare", { act: "propose", sentence }, { note: sentence }],
  [
    "housing",
    { act: "accept", ...moment },
    { message: sentence, visitOn: "2026-12-01", hour: "10\u00a0h\u00a030" },
  ],
  ["housing", { act: "acknowledge", sentence, day: "2026-12-01" }, { promisedOn: "2026-12-01" }],
  [
    "housing",
    { act: "decline", sentence, reason: "nothing-available" },
    { message: sentence, reasons: ["nothing-available"] },
  ],
  ["housing", { act: "ask", sentence }, { message: sentence }],
] as const)("fills the form of %s with %j", (form, suggestion, values) => {
  expect(answerValues(suggestion, form)).toEqual(values);
});

it.each([
  [{ act: "propose", sentence, amount: 620 }, "propose quelque chose, 620\u00a0€"],
  [{ act: "accept", ...moment }, "accepte, mardi 1ᵉʳ\u00a0décembre à 10\u00a0h\u00a030"],
  [{ act: "decline", sentence, reason: "wrong-area" }, "décline, ce n’est pas mon secteur"],
  [
    { act: "acknowledge", sentence, day: "2026-12-04" },
    "a bien reçu la demande, réponse vendredi 4\u00a0décembre",
  ],
] as const)("says of %j: %s", (suggestion, words) => {
  expect(suggestionWords(suggestion, "need", NOW)).toBe(words);
});
