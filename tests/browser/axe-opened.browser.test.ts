import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { colourViolationsOf, machineWordsOf, violationsOf } from "./accessibility";
import { addressOf, letterPath, mailLink, SITE_PAGES } from "./pages";
import { goto, toast, type Visit, visit, visitAs } from "./site";

const PHONE = { width: 320, height: 640 };
const DESK = { width: 1280, height: 900 };

let anyone: Visit;
let team: Visit;
let manager: Visit;

beforeAll(async () => {
  [anyone, team, manager] = await Promise.all([visit(), visitAs("referent"), visitAs("responsable")]);
});

afterAll(async () => {
  await Promise.all([anyone, team, manager].map(({ close }) => close()));
});

describe("what opens over a page", () => {
  it.each(["C’est fait", "Reporter ou changer", "Confier à…"])(
    "the dialog « %s » is accessible",
    async (name) => {
      const { page } = team;
      await goto(page, await pathOf("_staff.households.$id._index"));
      await page.getByRole("button", { name, exact: true }).click();
      await page.getByRole("dialog").waitFor();
      await expectClean(team);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    },
  );

  it("a dialog fits a narrow phone", async () => {
    const { page } = team;
    await page.setViewportSize(PHONE);
    await page.getByRole("button", { name: "C’est fait" }).click();
    const box = await page.getByRole("dialog").boundingBox();
    expect(box?.width).toBeLessThanOrEqual(PHONE.width);
    await expectClean(team);
    await page.setViewportSize(DESK);
  });

  it("the menu of the user is accessible", async () => {
    const { page } = team;
    await goto(page, "/candidates");
    await page.locator("details.user-menu > summary").click();
    await page.getByRole("button", { name: "Se déconnecter" }).waitFor();
    await expectClean(team);
  });

  it("the menu of a phone is accessible", async () => {
    const { page } = team;
    await page.setViewportSize(PHONE);
    await goto(page, "/candidates");
    await page.locator("details.shell-toggle > summary").click();
    await page.getByText("Territoire", { exact: true }).click();
    await page.getByRole("link", { name: "Partenaires" }).waitFor();
    await expectClean(team);
    await page.setViewportSize(DESK);
  });

  it("a toast is accessible and allowed by the security policy", async () => {
    const { page } = manager;
    await goto(page, "/settings/delays");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await toast(page, /enregistré/).waitFor();
    expect(await toast(page, /enregistré/).evaluate((element) => getComputedStyle(element).position)).toBe(
      "absolute",
    );
    await expectClean(manager);
  });

  it("the figures are unfolded by their anchor, accessible once open, and whole on paper", async () => {
    const { page } = manager;
    const shown = (name: string) => page.getByRole("region", { name }).locator(":scope > details > div");
    await goto(page, "/reports#needs");
    await shown("Dossiers ouverts par besoin").waitFor();
    expect(await shown("Dossiers ouverts par profil").isVisible()).toBe(false);
    await page.emulateMedia({ media: "print" });
    expect(await shown("Dossiers ouverts par profil").isVisible()).toBe(true);
    await page.emulateMedia({ media: "screen" });
    for (const title of await page.locator("main summary").all()) {
      const isOpen = await title.evaluate(({ parentElement }) => parentElement?.hasAttribute("open"));
      if (!isOpen) await title.click();
    }
    await expectClean(manager);
  });

  it("each part of the showcase is accessible once open", async () => {
    const { page } = team;
    await goto(page, "/design");
    await page.getByRole("button", { name: "Ouvrir une fenêtre" }).first().click();
    await page.getByRole("dialog").waitFor();
    await expectClean(team);
    await page.keyboard.press("Escape");
    await page.locator("[aria-haspopup=menu]").first().click();
    await page.getByRole("menu").waitFor();
    await expectClean(team);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Montrer un message" }).first().click();
    await toast(page, /./).first().waitFor();
    await expectClean(team);
  });
});

describe("a form that comes back with errors", () => {
  it.each([
    { path: "/interet", send: "Envoyer" },
    { path: "/login", send: "Se connecter" },
    { path: "/mot-de-passe-oublie", send: "Recevoir un lien" },
  ])("of $path is accessible", async ({ path, send }) => {
    await goto(anyone.page, path);
    await expectRefusal(anyone, send);
  });

  it.each([
    { path: "/triage/new", send: "Enregistrer la demande" },
    { path: "/partners/new", send: "Enregistrer" },
    { path: "/account", send: "Changer le mot de passe" },
  ])("of $path is accessible", async ({ path, send }) => {
    await goto(team.page, path);
    await expectRefusal(team, send);
  });

  it.each([
    { route: "_staff.households.$id.reply", send: "Envoyer le message" },
    { route: "_staff.households.$id.call", send: "Enregistrer l’appel" },
  ])("of $route is accessible", async ({ route, send }) => {
    await goto(team.page, await pathOf(route));
    await expectRefusal(team, send);
  });

  it("of the interest letter of a partner is accessible", async () => {
    const { page } = anyone;
    await goto(page, await pathOf("_public.reponse.$token"));
    await page.locator("summary", { hasText: "J'ai une question" }).click();
    await expectRefusal(anyone, "Envoyer ma question");
  });

  it("of a new colleague is accessible", async () => {
    await goto(manager.page, "/settings/people/new");
    await expectRefusal(manager, "Envoyer l’invitation");
  });
});

describe("the letter of a partner", () => {
  it.each([
    { stage: "answered", title: "Merci, votre réponse est notée" },
    { stage: "expired", title: "Ce lien n’est plus valable" },
    { stage: "taken back", title: "Cette demande n’est plus nécessaire" },
  ])("is accessible once $stage", async ({ title }) => {
    const { page } = anyone;
    await goto(page, await letterPath(team.page, title));
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    await expectClean(anyone);
  });
});

it("the page where a password is chosen by a link of a mail is accessible, empty and refused", async () => {
  const { page } = anyone;
  await goto(page, "/mot-de-passe-oublie");
  await page.getByLabel("Adresse e-mail").fill("elu@demo.example");
  await page.getByRole("button", { name: "Recevoir un lien" }).click();
  await page.waitForURL(/\?envoye/);
  await goto(page, await mailLink("Nouveau mot de passe", "/mot-de-passe/")(team.page));
  await page.getByRole("heading", { level: 1, name: "Choisir un mot de passe" }).waitFor();
  await expectClean(anyone);
  await expectRefusal(anyone, "Enregistrer le mot de passe");
});

async function expectRefusal(visitor: Visit, send: string): Promise<void> {
  const { page } = visitor;
  await page.getByRole("button", { name: send, exact: true }).click();
  await page.locator("[aria-invalid=true], [role=alert]").first().waitFor();
  await expectClean(visitor);
}

async function expectClean({ page, problems }: Visit): Promise<void> {
  expect.soft(await violationsOf(page), "light").toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect.soft(await colourViolationsOf(page), "dark").toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
  expect.soft(await machineWordsOf(page)).toEqual([]);
  expect.soft(problems.splice(0), "console").toEqual([]);
}

async function pathOf(route: string): Promise<string> {
  const site = SITE_PAGES.find((one) => one.route === route);
  return site ? addressOf(site, team.page) : "";
}
