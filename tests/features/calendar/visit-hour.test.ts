import { expect, it } from "vitest";
import { hoursIn } from "~/features/calendar/visit-hour";
import { visitWords } from "~/features/calendar/visit-moment";

it.each([
  ["14 h", "14:00"],
  ["à 14\u00A0h", "14:00"],
  ["14h30", "14:30"],
  ["9 heures", "09:00"],
  ["mardi, 8:15", "08:15"],
  ["vers 18 h 45", "18:45"],
  ["midi", "12:00"],
])("reads the hour of « %s »", (words, time) => {
  expect(hoursIn(words)).toEqual({ time });
});

it.each([
  ["de 9 h à 11 h 30", "09:00", "11:30"],
  ["14h-16h", "14:00", "16:00"],
  ["14 – 16 h", "14:00", "16:00"],
  ["10 h jusqu’à midi", "10:00", "12:00"],
])("reads from when until when in « %s »", (words, time, until) => {
  expect(hoursIn(words)).toEqual({ time, until });
});

it.each([
  undefined,
  "",
  "dans la matinée",
  "9 h ou 14 h",
  "entre 9 h et 11 h",
  "avant 10 h",
  "à partir de 14 h",
  "dès 8 h",
  "25 h",
  "16 h à 14 h",
  "9 h, 11 h, 15 h",
  "112 h",
  "bâtiment 14",
])("finds no hour that can be kept in « %s »: the day is told whole", (words) => {
  expect(hoursIn(words)).toBeNull();
});

it("tells a visit in the language of who reads it", () => {
  const visit = { on: "2026-12-14", hour: "à 14 h" };
  expect(visitWords(visit, "fr", "2026-05-12")).toBe("lundi 14\u00A0décembre à 14 h");
  expect(visitWords(visit, "en", "2026-05-12")).toBe("on Monday 14 December at 14:00");
});
