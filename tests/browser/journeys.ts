import type { Locator, Page } from "playwright-core";
import type { Applicant } from "./interest";
import { goto, toast, wordsOf } from "./site";

export function nameOf({ firstName, lastName }: Applicant): string {
  return `${firstName} ${lastName}`;
}

interface Wish {
  kind: string;
  seeks: string;
  /** What the household needs besides. */
  needs?: readonly string[];
  fromOn?: string;
}

/** Somebody writes to us by the public form. */
export async function writeToUs(
  page: Page,
  applicant: Applicant,
  { kind, seeks, needs = [], fromOn }: Wish,
): Promise<void> {
  const field = (label: string) => page.getByLabel(label, { exact: true });
  const box = (group: string, name: string) =>
    page.getByRole("group", { name: group }).getByRole("checkbox", { name, exact: true });
  await goto(page, "/interet");
  await field("Prénom").fill(applicant.firstName);
  await field("Nom").fill(applicant.lastName);
  await field("Adresse e-mail").fill(applicant.email);
  await field("Je suis").selectOption({ label: kind });
  await box("Je cherche", seeks).check();
  await field("Spécialité").fill("Médecine générale");
  await box("Où ?", "Grand-Figeac").check();
  for (const need of needs) await box("Mes besoins", need).check();
  if (fromOn) await field("À partir du").fill(fromOn);
  // What is sent in less than two seconds is a robot's.
  await page.waitForTimeout(2_000);
  await page.getByRole("button", { name: "Envoyer", exact: true }).click();
  await page.waitForURL(/\/interet\/recu$/);
}

/** Opens the file of a request that waits in the queue; returns its address. */
export async function openFileOf(page: Page, applicant: Applicant): Promise<string> {
  await goto(page, "/triage");
  await page.getByRole("link", { name: nameOf(applicant) }).click();
  await page.getByLabel("Suivi par").selectOption({ label: "Jeanne Vidal" });
  await page.getByRole("button", { name: "Ouvrir le dossier" }).click();
  await page.waitForURL(/\/households\/[0-9a-f]{24}$/);
  await toast(page, "Dossier ouvert.").waitFor();
  return new URL(page.url()).pathname;
}

/** The card of somebody in the column of a stage. */
export function cardIn(page: Page, stage: string, name: string): Locator {
  return page
    .getByRole("region", { name: stage, exact: true })
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name, exact: true }) });
}

/** Asks for another stage, from the card of a board; what that stage needs is asked then, if anything. */
export async function askToMove(page: Page, name: string, stage: string): Promise<void> {
  await page.getByRole("link", { name: `Déplacer vers… ${name}`, exact: true }).click();
  const choice = page.getByRole("dialog", { name: `Déplacer ${name} vers…` });
  await choice.getByRole("link", { name: stage }).first().click();
  await choice.waitFor({ state: "detached" });
}

/** Moves a card to a stage that needs nothing more; the base has it once the software says so. */
export async function moveCard(page: Page, name: string, stage: string): Promise<void> {
  await askToMove(page, name, stage);
  await toast(page, `« ${stage} »`).last().waitFor();
  await cardIn(page, stage, name).waitFor();
}

/** What a stage asks of somebody before they enter it. */
export function stepDialog(page: Page, name: string): Locator {
  return page.getByRole("dialog", { name: `Déplacer ${name}`, exact: true });
}

/** Says why somebody leaves, in the form of an exit, and when they may be written to again. */
export async function leave(
  form: Locator,
  { reason, decidedBy, wakeOn }: { reason: string; decidedBy: string; wakeOn?: string },
): Promise<void> {
  await form.getByLabel("Pourquoi").selectOption({ label: reason });
  await form.getByLabel(decidedBy).check();
  if (wakeOn) await form.getByLabel("Peut être recontacté·e le").fill(wakeOn);
  await form.getByRole("button", { name: "Sortir du parcours" }).click();
}

/** The choice of the stage of a journey, in the file; its pipeline is named when there are several. */
export function stageChoice(page: Page, { firstName }: Applicant, pipeline?: string): Locator {
  const label = `Étape de ${firstName}`;
  return page.getByLabel(pipeline ? `${label}, parcours ${pipeline}` : label, { exact: true });
}

/** The stage a journey is at, as the file says it. */
export function stageIn(choice: Locator): Promise<string> {
  return wordsOf(choice.locator("option:checked"));
}

/** Asks for another stage, from the file. */
export async function pickStage(choice: Locator, stage: string): Promise<void> {
  await choice.selectOption({ label: stage });
  const form = choice.page().locator("form").filter({ has: choice });
  await form.getByRole("button", { name: "Déplacer" }).click();
}
