import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workbookOf } from "~/core/sheets/write-table.server";
import { formatCount } from "~/vocabulary/typography";
import { goto, toast, type Visit, visitAs, wordsOf } from "./site";

const ROWS = 300;
const HEADERS = [
  "NOM de famille",
  "Prénom",
  "Mél",
  "Tél. portable",
  "Statut",
  "Arrivée",
  "Conjoint",
  "Enfants",
  "Observations",
];
/** One row in thirty has a date nobody can read; one in twenty repeats the row above it. */
const WRONG = ROWS / 30;
const REPEATED = ROWS / 20;
/** Of those created, the files that tell of two children; and what their calendars hold: four steps of school, two of care. */
const WITH_CHILDREN = 205;
const CALENDAR_TASKS = 6;

let team: Visit;

beforeAll(async () => {
  team = await visitAs("referent");
});

afterAll(async () => {
  const { problems, close } = team;
  await close();
  expect(problems).toEqual([]);
});

describe("a messy workbook, from its columns to its undoing", () => {
  it("is received, its columns recognised but for one word", async () => {
    const { page } = team;
    await goto(page, "/imports");
    const buffer = Buffer.from(await workbookOf([["Suivi 2026"], HEADERS, ...messyRows()]));
    await page
      .getByLabel("Fichier Excel ou CSV")
      .setInputFiles({ name: "Suivi été.xlsx", mimeType: "application/octet-stream", buffer });
    await page.getByRole("button", { name: "Recevoir le tableau" }).click();
    await page.waitForURL(/\/imports\/[0-9a-f]{24}$/);
    await page.getByRole("heading", { level: 1, name: "Suivi été.xlsx" }).waitFor();
    await page.getByLabel("« FFI »").selectOption("intern");
    await page.getByLabel("Passer la ligne").check();
    await page.getByRole("button", { name: "Lire le tableau sans rien créer" }).click();
    await toast(page, "Tableau lu. Rien n’est encore créé.").waitFor();
  });

  it("tells what is wrong, and takes the cell repaired", async () => {
    const { page } = team;
    expect(await countOf("Lignes à réparer")).toBe(WRONG);
    expect(await countOf("Peut-être déjà connus")).toBe(REPEATED);
    await page.getByLabel("Arrivée, ligne 3", { exact: true }).fill("02/11/2026");
    await page.getByRole("button", { name: "Relire ces lignes" }).click();
    await toast(page, "Lignes relues.").waitFor();
    expect(await countOf("Lignes à réparer")).toBe(WRONG - 1);
  });

  it("creates what is right, passes who is repeated, and takes it all back", async () => {
    const { page } = team;
    const created = ROWS - WRONG + 1 - REPEATED;
    await page.getByRole("button", { name: new RegExp(`^Importer.*${created}`) }).click();
    await page.getByRole("link", { name: /^Voir ce qui a été fait/ }).click();
    await page.waitForURL(/\/restructurings\/[0-9a-f]{24}$/);
    const changes = formatCount(created * 3 + WITH_CHILDREN * CALENDAR_TASKS, "changement", "changements");
    await page.getByText(changes).first().waitFor();
    const address = page.url();
    expect(await countFound()).toBe(1);
    await page.goto(address);
    await page.getByRole("button", { name: "Tout annuler" }).click();
    await page.getByText("Annulé", { exact: true }).waitFor();
    expect(await countFound()).toBe(0);
  });
});

function messyRows(): string[][] {
  const rows = Array.from({ length: ROWS }, (_, index) => rowOf(index));
  return rows.map((row, index) => {
    const above = rows[index - 1];
    return index % 20 === 7 && above ? [...above.slice(0, 4), ...row.slice(4)] : row;
  });
}

function rowOf(index: number): string[] {
  const letters = `${letter(index)}${letter(index / 26)}`;
  return [
    `ÉZERQ${letters.toUpperCase()}`,
    `Noémie${letters}`,
    `noemie${index}@internes.example`,
    index % 2
      ? `6${10_000_000 + index}`
      : `+33 7 ${String(50_000_000 + index)
          .replace(/(..)/g, "$1 ")
          .trim()}`,
    ["IMG", "Interne", "FFI", "médecin", "remplaçante"][index % 5] ?? "",
    index % 30 === 0 ? "bientôt" : "02/11/2026",
    index % 3 ? "Paul Durand" : "",
    index % 4 ? "Inès 2017, Léo 03/2024" : "",
    index % 7 ? "" : "Vu à Figeac, à rappeler",
  ];
}

function letter(index: number): string {
  return "abcdefghijklmnopqrstuvwxyz"[Math.floor(index) % 26] ?? "";
}

/** The figure beside the title of a section. */
async function countOf(title: string): Promise<number> {
  const section = team.page.getByRole("region", { name: new RegExp(title) });
  await section.waitFor();
  const [, count] = /(\d+)/.exec(await wordsOf(section.getByRole("heading").first())) ?? [];
  return Number(count);
}

/** How many files bear the name of the second row. */
async function countFound(): Promise<number> {
  await goto(team.page, "/candidates?q=noemieba");
  return team.page
    .locator('main a[href^="/households/"]')
    .filter({ hasText: /zerqba/i })
    .count();
}
