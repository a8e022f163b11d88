import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../support/started-app";
import { goto, toast, type Visit, visitAs, wordsOf } from "./site";

const BOARD = "/board/medecins";
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

let visitor: Visit;
let page: Page;
/** The first of the new contacts. */
let name: string;

beforeAll(async () => {
  visitor = await visitAs("responsable");
  page = visitor.page;
  await goto(page, BOARD);
  name = await wordsOf(cards("Nouveau contact").first().getByRole("link").first());
});

afterAll(async () => {
  await visitor.close();
  expect(visitor.problems).toEqual([]);
});

describe("a board, with the keyboard alone", () => {
  it("goes from card to card with the arrows", async () => {
    await linkOf(name).focus();
    await page.keyboard.press("ArrowDown");
    expect(await isFocused(cards("Nouveau contact").nth(1).getByRole("link").first())).toBe(true);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowRight");
    expect(await isFocused(cards("Entretien d’accueil").first().getByRole("link").first())).toBe(true);
    await page.keyboard.press("ArrowLeft");
    expect(await isFocused(linkOf(name))).toBe(true);
  });

  it("moves a card, says so, and the focus goes with it", async () => {
    await choose("Entretien d’accueil");
    await cardIn("Entretien d’accueil", name).waitFor();
    await until("the move to be announced", async () =>
      (await statuses()).includes(`${name}\u00A0: de “Nouveau contact” à “Entretien d’accueil”`),
    );
    expect(await isFocused(linkOf(name))).toBe(true);
    await toast(page, "« Entretien d’accueil »").waitFor();
  });

  it("takes the last move back with Ctrl+Z", async () => {
    await undo();
    await toast(page, "Déplacement annulé.").waitFor();
    await goto(page, BOARD);
    await cardIn("Nouveau contact", name).waitFor();
  });

  it("asks for what a rule misses, and gives the card back when nothing is said", async () => {
    await linkOf(name).focus();
    await choose("Décision");
    const dialog = page.getByRole("dialog", { name: `Déplacer ${name}` });
    await dialog.getByLabel("La visite a eu lieu le").waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await cardIn("Nouveau contact", name).waitFor();
    await until("the focus to be on the card", () => isFocused(linkOf(name)));
  });

  it("moves the card once the rule is filled in", async () => {
    await choose("Décision");
    const dialog = page.getByRole("dialog", { name: `Déplacer ${name}` });
    await dialog.getByLabel("La visite a eu lieu le").fill("2026-11-20");
    await dialog.getByRole("button", { name: "Déplacer" }).press("Enter");
    await dialog.waitFor({ state: "detached" });
    await cardIn("Décision", name).waitFor();
    await undo();
    await cardIn("Nouveau contact", name).waitFor();
  });

  it("asks why and who decided before anybody leaves, and takes them back", async () => {
    await linkOf(name).focus();
    await choose("Abandon");
    const dialog = page.getByRole("dialog", { name: /^Sortie/ });
    await dialog.getByLabel("Pourquoi").selectOption({ label: "Projet reporté" });
    await dialog.getByLabel("Nous").press("Space");
    await dialog.getByRole("button", { name: "Sortir du parcours" }).press("Enter");
    await dialog.waitFor({ state: "detached" });
    await cardIn("Abandon", name).waitFor();
    await undo();
    await cardIn("Nouveau contact", name).waitFor();
  });
});

it("moves a card that is dragged, and asks why when it is dropped on an exit", async () => {
  // Wide enough for both ends of the board.
  await page.setViewportSize({ width: 3400, height: 900 });
  await goto(page, BOARD);
  await isDraggable(cardIn("Nouveau contact", name));
  await cardIn("Nouveau contact", name).dragTo(column("Entretien d’accueil"));
  await cardIn("Entretien d’accueil", name).waitFor();
  await toast(page, "« Entretien d’accueil »").waitFor();
  await undo();
  await toast(page, "Déplacement annulé.").last().waitFor();
  await isDraggable(cardIn("Nouveau contact", name));
  await cardIn("Nouveau contact", name).dragTo(column("En sommeil"));
  await page.getByRole("dialog", { name: /^Sortie/ }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await cardIn("Nouveau contact", name).waitFor();
});

it("tells the second of two colleagues where the card is now", async () => {
  await goto(page, BOARD);
  const other = await visitAs("referent");
  await goto(other.page, BOARD);
  await linkOf(name).focus();
  await choose("Entretien d’accueil");
  await toast(page, "« Entretien d’accueil »").waitFor();
  await cardIn("Nouveau contact", name, other.page).getByRole("link").first().focus();
  await choose("Suivi (6/12/24 mois)", other.page);
  await other.page.getByRole("alert").getByText("maintenant à l’étape « Entretien d’accueil »").waitFor();
  await cardIn("Entretien d’accueil", name, other.page).waitFor();
  expect(other.problems).toEqual([]);
  await other.close();
  await undo();
  await toast(page, "Déplacement annulé.").waitFor();
});

it("shows one column at a time on a phone, and moves a card by touch", async () => {
  const phone = await visitAs("responsable", PHONE);
  await goto(phone.page, BOARD);
  const jump = phone.page.getByLabel("Étape");
  await jump.selectOption("interview");
  await until("the column to be the one seen", () => isSeen(column("Entretien d’accueil", phone.page)));
  expect(await isSeen(column("Nouveau contact", phone.page))).toBe(false);
  await jump.selectOption("first-contact");
  await cardIn("Nouveau contact", name, phone.page)
    .getByRole("link", { name: /^Déplacer vers/ })
    .tap();
  await phone.page
    .getByRole("dialog")
    .getByRole("link", { name: /^Entretien d’accueil/ })
    .tap();
  await cardIn("Entretien d’accueil", name, phone.page).waitFor();
  await toast(phone.page, "« Entretien d’accueil »").getByRole("button", { name: "Annuler" }).tap();
  await cardIn("Nouveau contact", name, phone.page).waitFor();
  expect(phone.problems).toEqual([]);
  await phone.close();
});

it("leads to the page of the move without script", async () => {
  const plain = await visitAs("responsable", { javaScriptEnabled: false });
  await plain.page.goto(BOARD);
  await cardIn("Nouveau contact", name, plain.page)
    .getByRole("link", { name: /^Déplacer vers/ })
    .click();
  await plain.page.getByRole("link", { name: /^Décision/ }).click();
  await plain.page.waitForURL(/\/households\/[0-9a-f]{24}\/stage\?/);
  await plain.page.getByRole("heading", { level: 1, name: "Changer d’étape" }).waitFor();
  await plain.close();
});

function column(label: string, on: Page = page): Locator {
  return on.getByRole("region", { name: label, exact: true });
}

function cards(label: string): Locator {
  return column(label).getByRole("listitem");
}

function cardIn(label: string, who: string, on: Page = page): Locator {
  return column(label, on)
    .getByRole("listitem")
    .filter({ has: on.getByRole("link", { name: who, exact: true }) });
}

function linkOf(who: string): Locator {
  return page.locator("[data-card]").getByRole("link", { name: who, exact: true });
}

/** Once the library has come. */
function isDraggable(card: Locator): Promise<void> {
  return until("the card to be draggable", async () => (await card.getAttribute("draggable")) === "true");
}

/** From the card in focus: M, then the stage, reached with Tab. */
async function choose(stage: string, on: Page = page): Promise<void> {
  await on.keyboard.press("m");
  const link = on.getByRole("dialog").getByRole("link", { name: stage });
  await link.first().waitFor();
  for (let tabs = 0; tabs < 15 && !(await isFocused(link.first())); tabs += 1) await on.keyboard.press("Tab");
  await on.keyboard.press("Enter");
}

/** Ctrl+Z, once the base has it too: the card is back before. */
async function undo(): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.keyboard.press("Control+z");
  await answered;
}

async function statuses(): Promise<string> {
  return (await page.getByRole("status").allTextContents()).join(" / ");
}

/** Whether it is where a phone shows its one column. */
function isSeen(part: Locator): Promise<boolean> {
  return part.evaluate((element) => {
    const { left } = element.getBoundingClientRect();
    return left >= 0 && left < window.innerWidth / 2;
  });
}

function isFocused(control: Locator): Promise<boolean> {
  return control.evaluate((element) => element === document.activeElement);
}
