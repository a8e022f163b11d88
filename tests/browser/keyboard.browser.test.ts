import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { firstLink, goto, toast, type Visit, visit } from "./site";

/** More than the controls of any page: beyond, the control is not reached by Tab. */
const MOST_TABS = 150;

let visitor: Visit;
let page: Page;
let householdPath: string;

beforeAll(async () => {
  visitor = await visit();
  page = visitor.page;
});

afterAll(async () => {
  await visitor.close();
  expect(visitor.problems).toEqual([]);
});

describe("with the keyboard alone", () => {
  it("signs in", async () => {
    await goto(page, "/login");
    await reach(page.getByLabel("Adresse e-mail", { exact: true }));
    await page.keyboard.type("referent@demo.example");
    await reach(page.getByLabel("Mot de passe", { exact: true }));
    await page.keyboard.type("demo-conciergerie");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/today$/);
  });

  it("may be used while the page wakes up", async () => {
    for (let load = 0; load < 12; load += 1) {
      await page.goto(new URL(load % 2 ? "/candidates" : "/today", page.url()).href, { waitUntil: "load" });
      for (let tab = 0; tab < 4; tab += 1) await page.keyboard.press("Tab");
    }
    expect(visitor.problems).toEqual([]);
  });

  it("skips the menu with the first link", async () => {
    await goto(page, "/today");
    await page.keyboard.press("Tab");
    expect(await focused()).toContain("Aller au contenu");
    expect(await unseenFocus()).toBe("");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement?.id")).toBe("contenu");
  });

  it("opens the user menu and closes it with Escape", async () => {
    const menu = page.locator("details.user-menu > summary");
    await reach(menu);
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "Mon compte" }).waitFor();
    await page.keyboard.press("Escape");
    expect(await page.getByRole("link", { name: "Mon compte" }).isVisible()).toBe(false);
    expect(await isFocused(menu)).toBe(true);
  });

  it("triages a request and opens its file", async () => {
    await goto(page, "/triage");
    await reach(page.locator('main a[href^="/triage/"]:not([href$="/new"])').first());
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/triage\/[0-9a-f]{24}$/);
    await reach(page.getByRole("button", { name: "Ouvrir le dossier" }));
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/households\/[0-9a-f]{24}$/);
    await toast(page, "Dossier ouvert.").waitFor();
  });

  it("adds a note to a file", async () => {
    householdPath = await firstLink(page, "/candidates?need=housing&sort=due", "/households/");
    await goto(page, householdPath);
    await reach(page.getByLabel("Noter", { exact: true }));
    await page.keyboard.type("Rappelé ce matin, tout va bien.");
    await reach(page.getByRole("button", { name: "Ajouter la note" }));
    await page.keyboard.press("Enter");
    const timeline = page.getByRole("list", { name: "Fil du dossier" });
    await timeline.getByText("Rappelé ce matin, tout va bien.").waitFor();
  });

  it("leaves a dialog with Escape and finds its place again", async () => {
    const opener = page.getByRole("button", { name: "C’est fait" });
    await reach(opener);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Et ensuite ?" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await isFocused(opener)).toBe(true);
  });

  it("completes the next action through its dialog", async () => {
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Et ensuite ?" });
    await reach(dialog.getByLabel("Quoi"));
    await page.keyboard.type("Envoyer les adresses");
    await reach(dialog.getByLabel("Pour le"));
    await page.keyboard.type("12012026");
    await reach(dialog.getByRole("button", { name: "Enregistrer" }));
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    await page.getByText(/Envoyer les adresses · .* · mardi\s1/).waitFor();
  });

  it("moves along a list, searches, notes and edits with one key, which may be turned off", async () => {
    await goto(page, "/candidates");
    await page.getByRole("heading", { level: 1, name: "Dossiers" }).waitFor();
    const links = page.locator("tbody td:first-child a");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    expect(await isFocused(links.nth(1))).toBe(true);
    await page.keyboard.press("ArrowUp");
    expect(await isFocused(links.first())).toBe(true);
    await page.keyboard.press("/");
    expect(await isFocused(page.getByLabel("Nom, e-mail ou téléphone"))).toBe(true);
    await page.keyboard.type("j");
    expect(await page.getByLabel("Nom, e-mail ou téléphone").inputValue()).toBe("j");
    await goto(page, householdPath);
    await page.keyboard.press("n");
    expect(await isFocused(page.getByLabel("Noter", { exact: true }))).toBe(true);
    await page.keyboard.press("Escape");
    await page.evaluate("document.activeElement.blur()");
    await page.keyboard.press("?");
    const list = page.getByRole("dialog", { name: "Raccourcis du clavier" });
    await reach(list.getByLabel("Raccourcis actifs sur cet appareil"));
    await page.keyboard.press("Space");
    await page.keyboard.press("Escape");
    await list.waitFor({ state: "detached" });
    await page.keyboard.press("n");
    expect(await isFocused(page.getByLabel("Noter", { exact: true }))).toBe(false);
    await page.evaluate("localStorage.clear()");
    await goto(page, householdPath);
    await page.keyboard.press("e");
    await page.waitForURL(/\/candidates\/[0-9a-f]{24}\/edit$/);
    await goto(page, householdPath);
  });

  it("sends a hand-off", async () => {
    await reach(page.getByRole("main").getByRole("link", { name: "Logement", exact: true }));
    await page.keyboard.press("Enter");
    await reach(page.getByRole("link", { name: "Passer le relais" }));
    await page.keyboard.press("Enter");
    await reach(page.getByRole("link", { name: /^Choisir / }).first());
    await page.keyboard.press("Enter");
    await reach(page.getByLabel("Un mot pour ce partenaire"));
    await page.keyboard.type("Merci de votre aide.");
    const consent = page.getByLabel(/a accepté que sa demande soit transmise/);
    if ((await consent.count()) > 0) {
      await reach(consent);
      await page.keyboard.press("ArrowDown");
    }
    await reach(page.getByRole("button", { name: "Envoyer au partenaire" }));
    await page.keyboard.press("Enter");
    await toast(page, "Relais envoyé.").waitFor();
  });

  it("is told that a day does not exist, rather than have it pass for no day", async () => {
    await goto(page, "/events/new");
    await page.getByLabel("Nom", { exact: true }).fill("Soirée d’accueil");
    await page.getByLabel("Jour", { exact: true }).focus();
    // Month first: Chromium without a screen keeps its own order.
    await page.keyboard.type("02312027");
    await page.keyboard.press("Enter");
    await page.getByText("Ce jour n’existe pas.").first().waitFor();
  });
});

/** Presses Tab until the control has the focus, which must be seen at every step. */
async function reach(control: Locator): Promise<void> {
  await control.waitFor();
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    if (await isFocused(control)) return;
    await page.keyboard.press("Tab");
    expect(await unseenFocus(), "where the focus is not seen").toBe("");
  }
  throw new Error(`${control} is not reached by Tab`);
}

function isFocused(control: Locator): Promise<boolean> {
  return control.evaluate((element) => element === document.activeElement);
}

function focused(): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? "");
}

/** What has the focus with neither outline nor ring; Chromium itself marks the part of a date that has it. */
function unseenFocus(): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body || element.matches("input[type=date]")) return "";
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    const isSeen = (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
    return isSeen ? "" : element.outerHTML;
  });
}
