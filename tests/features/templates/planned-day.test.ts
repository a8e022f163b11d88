import { expect, it } from "vitest";
import { plannedDay } from "~/features/templates/planned-day";

const TODAY = "2026-05-12";

it.each([
  ["counts months back to the same day", "2026-11-03", { months: -3 }, "2026-08-03"],
  ["takes the last day of a shorter month", "2026-08-31", { months: -2 }, "2026-06-30"],
  ["goes on to the next working day, holidays left out", "2026-07-13", { days: 1 }, "2026-07-15"],
  ["is the day itself without any distance", "2026-11-03", undefined, "2026-11-03"],
  ["is never late when it is planned", "2026-06-01", { months: -3 }, "2026-05-12"],
  ["leaves a legal term where its text puts it", "2026-07-13", { days: 1, isLegal: true }, "2026-07-14"],
  ["leaves a legal term in the past", "2026-06-01", { months: -3, isLegal: true }, "2026-03-01"],
] as const)("%s", (_title, anchorOn, offset, day) => {
  expect(plannedDay(anchorOn, offset, TODAY)).toBe(day);
});
