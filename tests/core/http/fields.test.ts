import { expect, it } from "vitest";
import { comingDayField, dayField, emailField, phoneField } from "~/core/http/fields.server";
import { formatPhone } from "~/vocabulary/typography";

it.each(["2026-02-28", "2028-02-29", "2026-12-31"])("reads the day %s", (day) => {
  expect(dayField.parse(day)).toBe(day);
});

it.each(["2026-02-31", "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31"])(
  "refuses %s, a day that does not exist",
  (day) => {
    expect(dayField.safeParse(day).error?.issues[0]?.message).toMatch(/^Ce jour n’existe pas/);
  },
);

it.each(["31/12/2026", "demain", "2026-1-1"])("refuses %s, which is not read as a day", (day) => {
  expect(dayField.safeParse(day).error?.issues[0]?.message).toMatch(/^Cette date n’est pas lisible/);
});

it.each(["1500-01-01", "0001-01-01", "9999-12-31"])("refuses %s, a slip of the finger", (day) => {
  expect(dayField.safeParse(day).error?.issues[0]?.message).toMatch(/^Cette année n’est pas vraisemblable/);
});

it("refuses a past day for what is still to be done, not today", () => {
  expect(comingDayField.safeParse("2026-05-11").error?.issues[0]?.message).toMatch(/^Cette date est passée/);
  expect(comingDayField.parse("2026-05-12")).toBe("2026-05-12");
});

it("folds the case of an e-mail address and refuses one that is cut short", () => {
  expect(emailField.parse("Zoe.Caron@Internes.Example")).toBe("zoe.caron@internes.example");
  expect(emailField.safeParse("zoe@").success).toBe(false);
});

it.each(["06 12 34 56 78", "+33 6 12 34 56 78", "+41 79 123 45 67"])("accepts the phone %s", (phone) => {
  expect(phoneField.parse(phone)).toBe(phone);
});

it("keeps in plain spaces a phone that came back as it was shown", () => {
  expect(phoneField.parse(formatPhone("0536490012"))).toBe("05 36 49 00 12");
});

it.each(["06 12 34", "bonjour"])("refuses the phone %s", (phone) => {
  expect(phoneField.safeParse(phone).success).toBe(false);
});
