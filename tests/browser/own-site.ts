import { differenceInCalendarDays } from "date-fns";
import type { BrowserContextOptions, Page } from "playwright-core";
import { startApp, TUESDAY_NINE, temporaryDirectory } from "../support/started-app";
import { toast, type Visit, visit } from "./site";

/** An application for one story, whose clock nobody else reads. */
export interface OwnSite {
  visit(options?: Parameters<typeof visit>[0]): Promise<Visit>;
  /** « Avancer le temps », from a colleague's page, by more than its buttons offer; to a working day, where the clock stops. */
  advanceTo(page: Page, day: string): Promise<void>;
  /** Ends calmly, or says what was printed. */
  close(): Promise<void>;
}

/** How long a start may take where everything is slow, in milliseconds. */
export const SITE_MS = 300_000;

/** Starts the application with a demonstration of its own, on the same morning as the shared one. */
export async function openOwnSite(): Promise<OwnSite> {
  const directory = temporaryDirectory();
  const app = await startApp(directory.dataDir, { NOW: TUESDAY_NINE });
  let today = TUESDAY_NINE.slice(0, 10);
  return {
    visit: (options) => {
      const here: BrowserContextOptions = { ...options, baseURL: app.baseUrl };
      return visit(here);
    },
    advanceTo: async (page, day) => {
      await advance(page, differenceInCalendarDays(day, today));
      today = day;
    },
    close: async () => {
      const code = await app.stop();
      directory.remove();
      if (code !== 0) throw new Error(`the application ended with ${code}:\n${app.output()}`);
    },
  };
}

async function advance(page: Page, days: number): Promise<void> {
  const button = page.getByRole("button", { name: "1 jour", exact: true });
  await button.evaluate((element, value) => element.setAttribute("value", value), String(days));
  await button.click();
  await toast(page, /^Nous sommes maintenant/)
    .last()
    .waitFor();
}
