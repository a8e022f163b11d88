import type { Locator, Page } from "playwright-core";
import { mailRow } from "./interest";
import { linkIn } from "./pages";
import { goto, reopenUntil, toast } from "./site";

/** Somebody who signs: at an address by link, without one on paper. */
export interface Party {
  name: string;
  role: string;
  quality?: string;
  email?: string;
}

/** A picture, which papers may be. */
export async function pictureOf(page: Page, name: string) {
  return { name, mimeType: "image/png", buffer: await page.screenshot() };
}

/** Sends, from the page of the person, the paper or proof whose name starts so. */
export async function sendPaper(theirs: Page, start: string): Promise<void> {
  const line = theirs.getByRole("listitem").filter({ hasText: start });
  await line.locator("summary").click();
  await line.getByLabel("Le fichier").setInputFiles(await pictureOf(theirs, "piece.png"));
  await line.getByRole("button", { name: /^Envoyer/ }).click();
  await line.getByText("reçue, nous la vérifions").waitFor();
}

/** A session of today, its members, one scholarship heard and granted. */
export async function grantToday(page: Page, name: string, on: string): Promise<void> {
  await goto(page, "/scholarships/sessions");
  await unfold(page, "Ouvrir");
  await page.getByLabel("Date").fill(on);
  await page.getByLabel("Membres").fill("Paul Anglade, conseiller\nNadia Berthier, médecin");
  await page.getByRole("button", { name: "Ouvrir la séance" }).click();
  await page.waitForURL(/\/sessions\/[0-9a-f]{24}$/);
  await unfold(page, "Ajouter une bourse");
  const choice = page.getByLabel("Bourse", { exact: true });
  const option = choice.locator("option").filter({ hasText: name });
  await choice.selectOption((await option.getAttribute("value")) ?? "");
  await page.getByRole("button", { name: "Mettre à l’ordre du jour" }).click();
  await unfold(page, "Noter qui est présent");
  for (const box of await page.getByRole("group", { name: "Présent·e·s" }).getByRole("checkbox").all())
    await box.check();
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.getByText("présent·e", { exact: true }).nth(1).waitFor();
  await unfold(page, "Décider");
  await page.getByRole("combobox", { name: "Décision" }).selectOption({ label: "accordée" });
  await page.getByLabel("Pour", { exact: true }).fill("2");
  await page.getByLabel("Numéro de l’acte").fill("CP-2026-114");
  await page.getByRole("button", { name: "Noter la décision" }).click();
  await page.getByText(/acte n°\sCP-2026-114/).waitFor();
}

/** Writes the agreement with these parties, each signing after the one before, and asks for their signatures. */
export async function askSignatures(page: Page, parties: readonly Party[]): Promise<void> {
  for (const [rank, { name, role, quality, email }] of parties.entries()) {
    const names = page.getByLabel("Prénom et nom");
    if ((await names.count()) <= rank) {
      await page.getByRole("button", { name: "Ajouter un·e signataire" }).click();
      await names.nth(rank).waitFor();
    }
    await names.nth(rank).fill(name);
    await page.getByLabel("Au titre de").nth(rank).selectOption({ label: role });
    if (quality) await page.getByLabel("Qualité").nth(rank).fill(quality);
    if (email) await page.getByLabel("Adresse e-mail").nth(rank).fill(email);
    await page
      .getByLabel("Rang")
      .nth(rank)
      .fill(String(rank + 1));
  }
  await page.getByRole("button", { name: "Établir le texte" }).click();
  await page.getByRole("button", { name: "Demander les signatures" }).click();
  await page.getByText("Renvoyer le lien").first().waitFor();
}

/** The link of the latest mail that asks somebody to sign, once it is another than the one they had. */
export async function signatureLink(page: Page, email: string, before: string): Promise<string> {
  const row = mailRow(page, "Signature d’une convention de bourse demandée", email);
  let link = "";
  await reopenUntil(`${email} to be asked to sign`, { page, path: "/outbox" }, async () => {
    link = (await row.count()) > 0 ? await linkIn(page, row, "/signature/") : "";
    return link !== "" && link !== before;
  });
  return link;
}

/** Signs by link, without account nor script. */
export async function signAt(theirs: Page, link: string, name: string): Promise<void> {
  await theirs.goto(link);
  await theirs.getByLabel("Votre prénom et votre nom").fill(name);
  await theirs.getByLabel("J'ai lu ce texte et je le signe").check();
  await theirs.getByRole("button", { name: "Signer la convention" }).click();
  await theirs.getByRole("heading", { name: "Merci, votre signature est notée" }).waitFor();
}

/** Notes a signature given on paper, its page with it. */
export async function signOnPaper(page: Page, name: string, on: string): Promise<void> {
  const line = partyLine(page, name);
  await line.locator("summary").filter({ hasText: "Signé sur papier" }).click();
  await line.getByLabel("Signé le").fill(on);
  await line.getByLabel("Page signée").setInputFiles(await pictureOf(page, "page-signee.png"));
  await line.getByRole("button", { name: "Noter la signature" }).click();
  await line.getByText("signée", { exact: true }).waitFor();
}

/** The line of somebody who signs. */
export function partyLine(page: Page, name: string): Locator {
  return page.getByRole("list", { name: "Signataires" }).getByRole("listitem").filter({ hasText: name });
}

/** Says that the proof of a month is accepted, for every month until a day. */
export async function acceptUntil(page: Page, month: string, untilOn: string): Promise<void> {
  const line = page.getByRole("list", { name: `Justificatifs : ${month}` }).getByRole("listitem");
  await line.locator("summary").filter({ hasText: "Pour plusieurs mois" }).click();
  await line.getByLabel("Vaut pour les versements jusqu’au").fill(untilOn);
  await line.getByRole("button", { name: "Accepter", exact: true }).click();
  await toast(page, "Justificatif accepté.").last().waitFor();
}

/** Opens what is folded under these words. */
export async function unfold(page: Page, summary: string): Promise<void> {
  await page.locator("summary").filter({ hasText: summary }).first().click();
}
