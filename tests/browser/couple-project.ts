import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { overflowOf, violationsOf } from "./accessibility";
import { chooseCommune, mailsOf, under } from "./family-of-four";
import type { Applicant } from "./interest";
import { linkIn, openOutboxWith } from "./pages";
import { goto, toast, wordsOf } from "./site";

export const DOCTOR: Applicant = { firstName: "Ewa", lastName: "Nowicka", email: "ewa@courriel.example" };
export const SPOUSE: Applicant = {
  firstName: "Pieter",
  lastName: "Wouters",
  email: "pieter@courriel.example",
};
export const WISH = {
  kind: "Médecin",
  seeks: "Une installation",
  needs: ["Logement", "Emploi du conjoint ou de la conjointe", "Découvrir le territoire"],
  fromOn: "2027-09-01",
};

export const MAILS = {
  request: "Passage de relais à un partenaire",
  page: "Page de suivi",
  shown: "Propositions présentées au foyer",
  host: "Accueil d’une famille demandé à un hôte",
  programme: "Programme d’une journée de visite",
};

/** What the page of an adult says, besides what every family reads. */
export const SAID = {
  doing: "Ce que nous faisons pour vous",
  passedOn: "Ce qui a été transmis",
  settled: "Ce qui est réglé",
  visits: "Vos visites et rencontres",
  work: "Recherche d’emploi",
  toTalkOf: "Nous devons d’abord en parler avec vous.",
  searching: "Nous cherchons. C’est à nous d’agir.",
  waiting: "Nous avons demandé, et nous attendons. Un partenaire doit nous répondre.",
  yours: "Il y a des propositions. C’est à vous de nous répondre.",
  answered: "Il y a des propositions. Vous avez répondu : c’est à nous d’agir.",
};

/** A window of a phone. */
export const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };

/** Says what home is looked for, and from where its distance is counted. */
export async function sayWhichHome(page: Page, need: string): Promise<void> {
  await goto(page, need);
  await page.getByLabel("Projet", { exact: true }).selectOption({ label: "Louer" });
  await page.getByLabel("Budget au plus, en euros").fill("800");
  await page.getByRole("textbox", { name: "Pièces" }).fill("4");
  await page.getByLabel("À combien de kilomètres au plus").fill("15");
  await chooseCommune(page, "Commune 1", "Figeac");
  await chooseCommune(page, "Commune du lieu de travail", "Figeac");
  await page.getByRole("button", { name: "Enregistrer les critères" }).click();
  await toast(page, "Enregistré.").waitFor();
}

/** Asks several partners at once, from the boxes of the composer. */
export async function askSeveral(
  page: Page,
  need: string,
  partners: readonly string[],
  means: string,
): Promise<void> {
  await goto(page, `${need}/hand-off`);
  for (const name of partners) await page.getByRole("checkbox", { name, exact: true }).check();
  await page.getByRole("button", { name: "Écrire aux partenaires cochés" }).click();
  for (const name of partners)
    await page.getByRole("list", { name: "Destinataires" }).getByText(name).waitFor();
  await page.getByLabel(/a accepté que sa demande soit transmise/).selectOption({ label: means });
  await page.getByRole("button", { name: `Envoyer aux ${partners.length} partenaires` }).click();
  await page.waitForURL(/\/needs\/[0-9a-f]{24}$/);
}

/** Fills by their labels the fields of a form on the page of somebody. */
export async function fill(form: Locator, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await form.getByLabel(label).fill(value);
}

/** The card of something proposed. */
export function optionCard(page: Page, label: string): Locator {
  const list = page.getByRole("region", { name: /^Propositions/ }).getByRole("listitem");
  return list.filter({ has: page.locator("p > strong").filter({ hasText: label }) });
}

/** What is proposed, the best suited first, and why, as the screen says it. */
export async function rankedOn(page: Page): Promise<{ label: string; reasons: string }[]> {
  const cards = page.getByRole("region", { name: /^Propositions/ }).locator("li:has(> div > p > strong)");
  const found: { label: string; reasons: string }[] = [];
  for (const card of await cards.all()) {
    const label = await plainWords(card.locator("p > strong").first());
    const [, reasons = ""] = /sur 100 · (.+)/.exec(await plainWords(card)) ?? [];
    found.push({ label, reasons });
  }
  return found;
}

/** Presents to the household everything that has come. */
export async function present(page: Page): Promise<void> {
  const boxes = page.getByRole("group", { name: /^À présenter au foyer/ }).getByRole("checkbox");
  for (const box of await boxes.all()) await box.check();
  await page.getByRole("button", { name: "Présenter au foyer" }).click();
  await toast(page, /^Présenté/)
    .last()
    .waitFor();
}

interface Meeting {
  what?: string;
  about?: string;
  on: string;
  hour: string;
}

/** Plans a visit, an interview, or notes an offer. */
export async function plan(page: Page, { what, about, on, hour }: Meeting): Promise<void> {
  await page.locator("summary").filter({ hasText: "Prévoir ou noter un rendez-vous" }).click();
  const form = page.locator("form").filter({ has: page.locator("input[value=plan-visit]") });
  if (what) await form.getByLabel("Quoi").selectOption({ label: what });
  if (about) await choose(form.getByLabel("Pour quelle proposition"), about);
  await form.getByLabel("Jour", { exact: true }).fill(on);
  await form.getByLabel("Heure").fill(hour);
  await form.getByRole("button", { name: "Noter ce rendez-vous" }).click();
  await form.getByLabel("Heure").waitFor({ state: "hidden" });
}

/** Chooses in a list what begins so. */
async function choose(list: Locator, start: string): Promise<void> {
  const option = list.locator("option").filter({ hasText: start });
  await list.selectOption((await option.getAttribute("value")) ?? "");
}

/** Says on the page of an adult what they thought of what is past. */
export async function tell(page: Page, liking: string, reasons: readonly string[] = []): Promise<void> {
  const form = page.locator("form").filter({ has: page.locator("input[name=act][value=visit]") });
  await form.getByRole("radio", { name: liking }).check();
  for (const reason of reasons) await form.getByRole("checkbox", { name: reason }).check();
  await form.getByRole("button", { name: "Envoyer mon avis" }).click();
  await page.getByText("Votre avis est enregistré.").waitFor();
}

interface Step {
  who: string;
  kind: string;
  from: string;
  to: string;
  what: string;
  host?: { name: string; email: string };
}

/** Adds a step to a visit day. */
export async function addStep(page: Page, { who, kind, from, to, what, host }: Step): Promise<void> {
  await page.getByRole("link", { name: "Ajouter une étape" }).click();
  const form = page.locator("#step-form");
  await form.getByLabel("Pour qui").selectOption({ label: who });
  await form.getByLabel("Nature").selectOption({ label: kind });
  await form.getByLabel("De", { exact: true }).fill(from);
  await form.getByLabel("À", { exact: true }).fill(to);
  await form.getByLabel("Ce qui est prévu").fill(what);
  if (host) await fill(form, { "Ou hors annuaire": host.name, "Son e-mail": host.email });
  await form.getByRole("button", { name: "Ajouter l’étape" }).click();
  await page.getByRole("heading", { level: 4, name: what }).waitFor();
  await form.waitFor({ state: "detached" });
}

/** The step of a visit day, as the planner shows it. */
export function stepCard(page: Page, what: string): Locator {
  return page.getByRole("article").filter({ has: page.getByRole("heading", { level: 4, name: what }) });
}

/** Answers by the link of the letter that a host received. */
export async function hostSays(page: Page, letter: string, words: string): Promise<void> {
  await goto(page, letter);
  await page.getByRole("radio", { name: words }).check();
  await page.getByRole("button", { name: "Envoyer ma réponse" }).click();
  await page.getByRole("heading", { name: "Merci, c’est noté" }).waitFor();
}

/** The link, in the outbox, of the mail of a kind that went to somebody about a file. */
export async function linkMailed(
  page: Page,
  household: string,
  { kind, to, start }: { kind: string; to: string; start: string },
): Promise<string> {
  const row = mailsOf(page, household, kind).filter({ hasText: to }).first();
  await openOutboxWith(row);
  return linkIn(page, row, start);
}

/** What the mail of a kind to somebody says, as it is read. */
export async function mailed(page: Page, household: string, kind: string, to: string): Promise<string> {
  const row = mailsOf(page, household, kind).filter({ hasText: to }).first();
  await openOutboxWith(row);
  const mail = await row.getByRole("link").first().getAttribute("href");
  await goto(page, `${mail}`);
  return plainWords(page.frameLocator("iframe[title='Aperçu du message']").locator("body"));
}

/** What the page of an adult says under a heading of a section. */
export async function reads(page: Page, section: string, heading: string, about = ""): Promise<string> {
  return plainWords(under(page, section, heading).filter({ hasText: about }).first());
}

/** Everything an adult reads on their page, which holds in the window. */
export async function wordsAt(page: Page, address: string): Promise<string> {
  await goto(page, address);
  expect(await overflowOf(page)).toBe(0);
  return plainWords(page.getByRole("article"));
}

/** What is read there, its unbreakable spaces as plain ones. */
export async function plainWords(part: Locator): Promise<string> {
  return (await wordsOf(part)).replace(/[\u00A0\u202F]/g, " ");
}

/** A page of the team as it is now: nothing that axe refuses, nothing wider than a phone. */
export async function expectSound(page: Page): Promise<void> {
  expect(await violationsOf(page)).toEqual([]);
  await page.setViewportSize(PHONE);
  expect(await overflowOf(page)).toBe(0);
  await page.setViewportSize(DESK);
}
