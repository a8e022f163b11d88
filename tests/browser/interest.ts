import type { Locator, Page } from "playwright-core";

export interface Applicant {
  firstName: string;
  lastName: string;
  email: string;
}

/** Fills the public form by its labels, as a person would: in more than two seconds. */
export async function fillInterest(page: Page, { firstName, lastName, email }: Applicant): Promise<void> {
  const field = (label: string) => page.getByLabel(label, { exact: true });
  const box = (group: string, name: string) =>
    page.getByRole("group", { name: group }).getByRole("checkbox", { name, exact: true });
  await field("Prénom").fill(firstName);
  await field("Nom").fill(lastName);
  await field("Adresse e-mail").fill(email);
  await field("Téléphone").fill("06 12 34 56 78");
  await field("Je suis").selectOption({ label: "Interne" });
  await field("Spécialité").fill("Médecine générale");
  await field("À partir du").fill("2027-05-03");
  await box("Je cherche", "Un stage").check();
  await page.getByRole("group", { name: "Où ?" }).getByRole("checkbox").first().check();
  await box("Mes besoins", "Logement").check();
  await field("Votre message").fill("Un deux-pièces, si possible près de la maison de santé.");
  await page.waitForTimeout(2_000);
}

/** The line of the outbox for the latest mail of a kind to an address. */
export function mailRow(page: Page, kind: string, address: string): Locator {
  return page.getByRole("row").filter({ hasText: kind }).filter({ hasText: address }).first();
}
