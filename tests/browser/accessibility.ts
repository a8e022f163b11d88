import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { wordsOf } from "./site";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];
/** Words that only a programmer should read, and identifiers left where a label was meant. */
const MACHINE_WORDS =
  /undefined|\bnull\b|NaN|Invalid Date|\[object Object\]|\b(?:to-qualify|estate-agency|social-landlord|town-hall|junior-doctor|passed-on|hand-off|spouse-work|acknowledged|responsable-mail)\b/;

/** What axe refuses on the page as it is now, one line a rule and place. */
export function violationsOf(page: Page): Promise<string[]> {
  return refusedBy(page, LEVELS);
}

/** The same of what a colour scheme may change. */
export function colourViolationsOf(page: Page): Promise<string[]> {
  return refusedBy(page, COLOUR_RULES);
}

async function refusedBy(page: Page, runOnly: readonly string[]): Promise<string[]> {
  if (await page.evaluate("window.axe === undefined")) await page.evaluate(AXE);
  const { violations } = (await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(runOnly)}, resultTypes: ["violations"] })`,
  )) as AxeResults;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = "" }) => `${id} ${target.join(" ")} ${failureSummary.replace(/\s+/g, " ")}`,
    ),
  );
}

/** Words of the program that leaked on the screen. */
export async function machineWordsOf(page: Page): Promise<string[]> {
  const text = await wordsOf(page.locator("body"));
  return text.split("\n").filter((line) => MACHINE_WORDS.test(line));
}

/** Fields of a form that is not there: what is typed in them is never sent. */
export function strayFieldsOf(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>(":is(input, select, textarea, button)[form]")]
      .filter((field) => field.form === null)
      .map((field) => `${field.name} of ${field.getAttribute("form")}`),
  );
}

/** How many pixels the page is wider than the window. */
export async function overflowOf(page: Page): Promise<number> {
  const [wide, seen] = (await page.evaluate(
    "[document.documentElement.scrollWidth, document.documentElement.clientWidth]",
  )) as [number, number];
  return wide - seen;
}
