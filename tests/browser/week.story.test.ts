import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../support/started-app";
import { goto, toast, type Visit, visit, wordsOf } from "./site";

/** More than the controls of any page: beyond, the control is not reached by Tab. */
const MOST_TABS = 150;
/** More than a day may hold: beyond, it never empties. */
const MOST_ACTS = 40;
/** From a Tuesday to its Friday; from later in a week, to the Friday of the next. */
const FEWEST_DAYS = 4;
const LINES = "main li[data-line]";
const TODAY = "Aujourd’hui";
const NOTHING_LEFT = "Ouvrir mes dossiers";

type Act =
  | "done"
  | "ticked"
  | "snoozed"
  | "called"
  | "kept"
  | "put off"
  | "seen"
  | "taken"
  | "opened"
  | "ignored";

let visitor: Visit;
let page: Page;
/** What was done so far, in its order. */
const acts: Act[] = [];

beforeAll(async () => {
  visitor = await visit();
  page = visitor.page;
});

afterAll(async () => {
  await visitor.close();
  expect(visitor.problems).toEqual([]);
});

describe("the week of a référent, with the keyboard alone", () => {
  it("begins on what waits for him", async () => {
    await goto(page, "/login");
    await reach(page.getByLabel("Adresse e-mail", { exact: true }));
    await page.keyboard.type("thomas.lacombe@demo.example");
    await reach(page.getByLabel("Mot de passe", { exact: true }));
    await page.keyboard.type("demo-conciergerie");
    await page.keyboard.press("Enter");
    await titled(TODAY).waitFor();
    expect(await countLines()).toBeGreaterThan(3);
  });

  it("empties each day, until Friday evening", async () => {
    for (let day = 1; ; day += 1) {
      await emptyTheDay();
      await page.getByRole("heading", { name: "Rien n’attend." }).waitFor();
      await page.getByRole("link", { name: "0 dossier sans suite prévue" }).waitFor();
      if (day >= FEWEST_DAYS && (await today()).startsWith("vendredi")) break;
      await advanceOneDay();
    }
    expect(await wordsOf(page.getByRole("main"))).toMatch(/Prochaine échéance\s: \S+\s\d/);
  });

  it("has met everything a day may hold", () => {
    const kinds: Act[] = [
      "done",
      "snoozed",
      "called",
      "kept",
      "put off",
      "seen",
      "taken",
      "opened",
      "ignored",
    ];
    expect(kinds.filter((kind) => !acts.includes(kind))).toEqual([]);
  });

  it("ends in the list of his files, from the calm zero", async () => {
    await reach(page.getByRole("link", { name: NOTHING_LEFT }));
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/candidates$/);
    await titled("Dossiers").waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("e");
    await page.waitForURL(/\/households\/[0-9a-f]{24}$/);
    await goTo("Promesses");
  });
});

/** Takes the lines one after the other, the focus going by itself from each to the next. */
async function emptyTheDay(): Promise<void> {
  for (let count = 0; count < MOST_ACTS; count += 1) {
    if ((await countLines()) === 0) return;
    await until("a line to have the focus", async () => {
      // A key pressed before the page is awake is lost.
      if ((await place()) < 0) await page.keyboard.press("j");
      return (await place()) >= 0;
    });
    const act = await nextAct();
    acts.push(act);
    await carryOut(act);
  }
  throw new Error(`the day of ${await today()} never empties`);
}

/** What the line in focus asks for; of next actions and of promises, in turn each thing that may be done. */
async function nextAct(): Promise<Act> {
  const line = page.locator(LINES).nth(await place());
  const group = await line.evaluate((item) => item.parentElement?.getAttribute("aria-label"));
  if (group === "Nouvelles demandes" && (await line.locator("a[href^='/messages/']").count()) > 0) {
    return "ignored";
  }
  if (group === "Nouvelles demandes") return acts.includes("taken") ? "opened" : "taken";
  if (group === "Réponses reçues" || group === "Pour vous") return "seen";
  if (group === "Promesses") return inTurn("kept", "put off", "kept");
  const isNext = (await line.locator("[data-key=done][aria-haspopup]").count()) > 0;
  return isNext ? inTurn("called", "done", "snoozed") : "ticked";
}

/** Each once, then the last, over and over. */
function inTurn(...among: Act[]): Act {
  return among.find((act) => !acts.includes(act)) ?? among.at(-1) ?? "done";
}

async function carryOut(act: Act): Promise<void> {
  if (act === "called") return call();
  if (act === "opened") return openFile();
  if (act === "ignored") return ignoreMail();
  await staysInPlace(async () => {
    await page.keyboard.press(act === "snoozed" || act === "put off" ? "r" : "f");
    if (act === "done") await sayWhatFollows();
    if (act === "snoozed") await snooze(7);
    if (act === "put off") await snooze(1);
  });
}

/** An act done on the spot leaves the focus on the line that takes the place of the one it was on. */
async function staysInPlace(act: () => Promise<void>): Promise<void> {
  const [before, from] = [await linesWords(), await place()];
  await act();
  await until(`the focus to be on line ${from} of ${before}`, async () => {
    if ((await linesWords()) === before) return false;
    const count = await countLines();
    if (count === 0) return (await focusedWords()) === NOTHING_LEFT;
    return (await place()) === Math.min(from, count - 1);
  });
}

/** A file asks for what follows at once, the focus where it is written; the next working day is proposed. */
async function sayWhatFollows(): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "Et ensuite ?" });
  await dialog.waitFor();
  expect(await isFocused(dialog.getByLabel("Quoi"))).toBe(true);
  await page.keyboard.type("Prendre des nouvelles");
  await page.keyboard.press("Enter");
}

/** So many days after the day proposed; a promise put off says why. */
async function snooze(days: number): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "Reporter" });
  const day = dialog.getByLabel("Reporter au");
  await reach(day);
  const proposed = new Date(await day.inputValue());
  proposed.setUTCDate(proposed.getUTCDate() + days);
  const [year, month, date] = proposed.toISOString().slice(0, 10).split("-");
  await page.keyboard.type(`${month}${date}${year}`);
  const why = dialog.getByLabel("Pourquoi");
  if ((await why.count()) > 0) {
    await reach(why);
    await page.keyboard.type("L’agence n’a pas encore la date.");
  }
  await page.keyboard.press("Enter");
}

/** Opens the file, notes a call, the first with a promise, and comes back. */
async function call(): Promise<void> {
  await page.keyboard.press("e");
  await page.waitForURL(/\/households\/[0-9a-f]{24}$/);
  await press(page.getByRole("link", { name: "J’ai appelé" }));
  await reach(page.getByLabel("Oui, nous nous sommes parlé"));
  await page.keyboard.press("Space");
  await reach(page.getByLabel("Ce qui s’est dit"));
  const isFirst = acts.filter((act) => act === "called").length === 1;
  await page.keyboard.type(isFirst ? "On vous rappelle après-demain." : "Elle préfère attendre janvier.");
  await reach(page.getByLabel("Et ensuite ?"));
  await page.keyboard.type("Envoyer les adresses");
  await page.keyboard.press("Enter");
  await toast(page, "Appel noté.").last().waitFor();
  if (isFirst) {
    await page.getByRole("button", { name: "Promettre" }).waitFor();
    await page.keyboard.press("p");
    await toast(page, "C’est promis").last().waitFor();
  }
  await goTo(TODAY);
}

async function openFile(): Promise<void> {
  await page.keyboard.press("e");
  await page.waitForURL(/\/triage\/[0-9a-f]{24}$/);
  await press(page.getByRole("button", { name: "Ouvrir le dossier" }));
  await page.waitForURL(/\/households\/[0-9a-f]{24}$/);
  await goTo(TODAY);
}

/** Reads a mail that asks for nothing, and puts it aside. */
async function ignoreMail(): Promise<void> {
  await page.keyboard.press("e");
  await page.waitForURL(/\/messages\/[0-9a-f]{24}$/);
  await page.getByRole("button", { name: "Indésirable" }).waitFor();
  await page.keyboard.press("i");
  await page.waitForURL(/\/triage$/);
  await goTo(TODAY);
}

/** By the palette, from wherever one is. */
async function goTo(title: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog", { name: "Rechercher" }).waitFor();
  await page.keyboard.type(title);
  await page.getByRole("status").filter({ hasText: "résultat" }).waitFor();
  await page.keyboard.press("Enter");
  await titled(title).waitFor();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

function titled(title: string): Locator {
  return page.getByRole("heading", { level: 1, name: title });
}

async function advanceOneDay(): Promise<void> {
  const before = await today();
  await press(page.getByRole("button", { name: "1 jour", exact: true }));
  await until("the next day", async () => (await today()) !== before);
}

/** « mardi 24 novembre » */
async function today(): Promise<string> {
  const words = await wordsOf(page.getByRole("main"));
  return /\w+\s\d+\S*\s\S+(?= · )/.exec(words)?.[0] ?? "";
}

async function press(control: Locator): Promise<void> {
  await reach(control);
  await page.keyboard.press("Enter");
}

/** Presses Tab until the control has the focus. */
async function reach(control: Locator): Promise<void> {
  await control.waitFor();
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    if (await isFocused(control)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${control} is not reached by Tab`);
}

function isFocused(control: Locator): Promise<boolean> {
  return control.evaluate((element) => element === document.activeElement);
}

function focusedWords(): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? "");
}

function countLines(): Promise<number> {
  return page.locator(LINES).count();
}

async function linesWords(): Promise<string> {
  return (await page.locator(LINES).allInnerTexts()).join(" / ");
}

/** Which line has the focus; -1 when none has. */
function place(): Promise<number> {
  return page
    .locator(LINES)
    .evaluateAll((lines) => lines.findIndex((line) => line.contains(document.activeElement)));
}
