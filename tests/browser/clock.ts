import { differenceInCalendarDays } from "date-fns";
import type { Page } from "playwright-core";
import { TUESDAY_NINE } from "../support/started-app";
import { toast } from "./site";

let today = TUESDAY_NINE.slice(0, 10);

/** « Avancer le temps », from a colleague's page, by more than its buttons offer; to a working day, where the clock stops. */
export async function advanceTo(page: Page, day: string): Promise<void> {
  const button = page.getByRole("button", { name: "1 jour", exact: true });
  const days = String(differenceInCalendarDays(day, today));
  await button.evaluate((element, value) => element.setAttribute("value", value), days);
  await button.click();
  await toast(page, /^Nous sommes maintenant/)
    .last()
    .waitFor();
  today = day;
}
