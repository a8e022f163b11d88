import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { linkIn } from "./pages";
import { goto, toast, type Visit, visitAs, wordsOf } from "./site";

const WAITING = "Pourriez-vous nous répondre";
/** One adult of a household, on the page that shares it out. */
const PERSON = /name="people"/g;
const MOST_OUTBOX_PAGES = 12;

let team: Visit;
let file: string;
let letter: string;
/** What the file holds, as the page that shares it out lists it. */
let before: string;
let newFile: string;
let act: string;

beforeAll(async () => {
  team = await visitAs("referent");
  ({ file, letter } = await findCouple(team.page));
});

afterAll(async () => {
  const { problems, close } = team;
  await close();
  expect(problems).toEqual([]);
});

describe("a separation, item by item, and its undoing", () => {
  it("opens a second file for the adult who leaves, with what goes along", async () => {
    const { page } = team;
    await goto(page, `${file}/split`);
    before = await wordsOf(page.getByRole("main"));
    await page.getByRole("group", { name: "Qui part" }).getByRole("checkbox").last().check();
    const needs = page.getByRole("group", { name: "Besoins" }).getByRole("checkbox");
    for (const need of await needs.all()) await need.check();
    await page.getByLabel("Pour le").fill("2100-01-04");
    await page.getByRole("button", { name: "Séparer en deux dossiers" }).click();
    await toast(page, "Le nouveau dossier est ouvert.").waitFor();
    newFile = new URL(page.url()).pathname;
    expect(newFile).not.toBe(file);
    await page.getByText("Reprendre contact").first().waitFor();
  });

  it("ends at once what the other adult had agreed to", async () => {
    expect(await letterWords()).not.toContain(WAITING);
  });

  it("leaves the first file to who stays, and tells both of it", async () => {
    const { page } = team;
    await goto(page, file);
    await page.getByText("Foyer séparé").first().waitFor();
    expect((await textOf(page, `${file}/split`)).match(PERSON)).toHaveLength(1);
    await goto(page, newFile);
    const link = page.locator('main a[href^="/restructurings/"]').first();
    act = (await link.getAttribute("href")) ?? "";
    expect(act).toMatch(/^\/restructurings\/[0-9a-f]{24}$/);
  });

  it("fits a phone, on each of its screens", async () => {
    const { page, problems, close } = await visitAs("referent", { viewport: { width: 390, height: 844 } });
    const other = newFile.split("/").at(-1);
    for (const path of [`${file}/split`, `${file}/merge`, `${file}/merge?with=${other}`, act]) {
      await goto(page, path);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, path).toBeLessThanOrEqual(0);
    }
    await close();
    expect(problems).toEqual([]);
  });

  it("makes one file again, as it was", async () => {
    const { page } = team;
    await goto(page, act);
    await page.getByRole("button", { name: "Tout annuler" }).click();
    await page.getByText("Annulé", { exact: true }).waitFor();
    await goto(page, `${file}/split`);
    expect(await wordsOf(page.getByRole("main"))).toBe(before);
    expect(await goto(page, newFile)).toBe(404);
    expect(await letterWords()).toContain(WAITING);
  });
});

/** A file of two adults, one of whom agreed to a request that its partner has not answered. */
async function findCouple(page: Page): Promise<{ file: string; letter: string }> {
  for (let number = 1; number <= MOST_OUTBOX_PAGES; number += 1) {
    await page.goto(`/outbox?page=${number}`);
    const rows = page.getByRole("row").filter({ hasText: "Passage de relais à un partenaire" });
    for (const row of await rows.all()) {
      const letter = await linkIn(page, row, "/reponse/");
      const mail = (await row.getByRole("link").first().getAttribute("href")) ?? "";
      const file = /"(\/households\/[0-9a-f]{24})"/.exec(await textOf(page, mail))?.[1] ?? "";
      const people = (await textOf(page, `${file}/split`)).match(PERSON) ?? [];
      if (people.length > 1 && (await textOf(page, letter)).includes(WAITING)) return { file, letter };
    }
  }
  throw new Error("no couple of the demonstration waits for an answer");
}

async function textOf(page: Page, path: string): Promise<string> {
  return (await page.request.get(path, { maxRetries: 1 })).text();
}

function letterWords(): Promise<string> {
  return textOf(team.page, letter);
}
