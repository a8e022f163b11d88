import type { Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { PHONE, plainWords } from "./couple-project";
import type { Applicant } from "./interest";
import { nameOf, openFileOf, pickStage, stageChoice, stageIn } from "./journeys";
import { reopenOwnSite } from "./own-site";
import { goto, signIn, toast, type Visit, visit } from "./site";

const DAYS = {
  congress: "2027-03-18T15:00:00+01:00",
  specialist: "2032-11-02T09:00:00+01:00",
  again: "2034-09-05T09:00:00+02:00",
  settled: "2035-01-15T09:00:00+01:00",
};
const STUDENT: Applicant = { firstName: "Ondine", lastName: "Castelnau", email: "ondine@faculte.example" };
const NAME = nameOf(STUDENT);
const NEW_ADDRESS = "docteure.castelnau@cabinet.example";
const STAND = "Congrès des internes de Tours";
const CALLED = /Reprendre contact avec Ondine\s: fin du DES/;

let team: Visit | undefined;
let page: Page;
let file = "";
let code = "";

afterAll(async () => {
  await team?.close();
  expect(team?.problems).toEqual([]);
});

describe("a student met in 2027", () => {
  it("fills the short form of the stand on her phone, without script", async () => {
    await openOn(DAYS.congress);
    await goto(page, "/events/new");
    await page.getByLabel("Nom", { exact: true }).fill(STAND);
    await page.getByLabel("Type", { exact: true }).selectOption({ label: "Stand de congrès" });
    await page.getByLabel("Jour").fill("2027-03-18");
    await page.getByLabel("Coût").fill("1 200");
    await page.getByRole("button", { name: "Ajouter la rencontre" }).click();
    await page.waitForURL(/\/events\/[0-9a-f]{24}$/);
    await page.getByRole("img", { name: /^Code à scanner/ }).waitFor();
    const link = page.getByRole("link", { name: /\/interet\?rencontre=/ });
    code = new URL((await link.getAttribute("href")) ?? "").search;
    await meet();
    file = await openFileOf(page, STUDENT);
    await page.getByRole("main").getByText(new RegExp(STAND)).first().waitFor();
  });

  it("goes to the vivier, with the day on which she is to be a specialist", async () => {
    await moveTo("Vivier");
    await page.getByRole("link", { name: /^Compléter le projet/ }).click();
    await page.waitForURL(/\/edit$/);
    await page.getByLabel("Fin du DES").fill("2032-10-30");
    await page.getByRole("button", { name: "Enregistrer" }).first().click();
    await toast(page, "Projet enregistré.").waitFor();
    await goto(page, file);
    await page.getByRole("list", { name: "Tâches" }).getByText(CALLED).waitFor();
  });
});

describe("the same, a specialist in 2032", () => {
  it("is to be called on the day her DES is over, with nobody having thought of it for five years", async () => {
    await openOn(DAYS.specialist);
    await goto(page, "/today");
    await page.getByRole("main").getByText(CALLED).first().waitFor();
  });
});

describe("the same, who writes again in 2034 from another address", () => {
  it("is known by her name and phone, and her request joins the file of 2027", async () => {
    await openOn(DAYS.again);
    const { page: theirs, close } = await visit();
    await fillForm(theirs, "/interet", { ...STUDENT, email: NEW_ADDRESS }, "Médecin");
    await close();
    await goto(page, "/triage");
    await page.getByRole("link", { name: NAME }).click();
    await page.getByRole("button", { name: "Rattacher à ce dossier" }).click();
    await page.waitForURL(`**${file}`);
    await page.getByLabel("Parcours à ouvrir pour Ondine").selectOption({ label: "Médecin" });
    await page.getByRole("button", { name: "Ouvrir ce parcours" }).click();
    await toast(page, "Parcours ouvert.").waitFor();
  });

  it("settles in 2035, the stand of 2027 still her origin, for her file and for the report", async () => {
    await openOn(DAYS.settled);
    await goto(page, file);
    await pickStage(stageChoice(page, STUDENT, "Médecin"), "Installé·e");
    await page.getByLabel("Arrivée prévue le").fill("2035-01-15");
    await page.getByRole("button", { name: "Déplacer" }).click();
    await page.waitForURL(`**${file}`);
    expect(await stageIn(stageChoice(page, STUDENT, "Médecin"))).toBe("Installé·e");
    const words = await plainWords(page.getByRole("main"));
    expect(words).toContain(`${STAND} », le 18 mars 2027`);
    await goto(page, "/events");
    await page.getByRole("link", { name: STAND }).click();
    const figures = page.getByRole("region", { name: "Ce qu’elle a apporté" });
    expect(await plainWords(figures)).toMatch(/Dont installé·e·s\s+1\s/);
    expect(await plainWords(figures)).toMatch(/Coût par personne installée\s+1 200 €/);
  });

  it("is found by either address of hers, and her whole story is read in one file", async () => {
    await goto(page, "/candidates?q=castelnau");
    const found = page.locator("main tbody tr").filter({ hasText: new RegExp(STUDENT.lastName, "i") });
    expect(await found.count()).toBe(1);
    await goto(page, file);
    for (const year of ["2027", "2034", "2035"])
      expect(await page.locator(`main time[datetime^="${year}"]`).count(), year).toBeGreaterThan(0);
    const story = await plainWords(page.getByRole("main"));
    for (const moment of [STAND, "« Vivier »", "Fin du DES 30 octobre 2032", "« Médecin »", "« Installé·e »"])
      expect(story).toContain(moment);
  });
});

async function openOn(moment: string): Promise<void> {
  await team?.close();
  await reopenOwnSite(moment);
  team = await visit();
  page = team.page;
  await signIn(page, "referent");
}

/** The student scans the code: nothing but what a stand asks. */
async function meet(): Promise<void> {
  const { page: theirs, close } = await visit({ javaScriptEnabled: false, viewport: PHONE });
  await fillForm(theirs, `/interet${code}`, STUDENT, "Étudiant·e");
  await close();
}

async function fillForm(theirs: Page, path: string, applicant: Applicant, kind: string): Promise<void> {
  const field = (label: string) => theirs.getByLabel(label, { exact: true });
  await theirs.goto(path);
  if (path !== "/interet") await theirs.getByText(STAND).waitFor();
  await field("Prénom").fill(applicant.firstName);
  await field("Nom").fill(applicant.lastName);
  await field("Adresse e-mail").fill(applicant.email);
  await field("Téléphone").fill("06 12 34 56 79");
  await field("Je suis").selectOption({ label: kind });
  // What is sent in less than two seconds is a robot's.
  await theirs.waitForTimeout(2_000);
  await theirs.getByRole("button", { name: "Envoyer", exact: true }).click();
  await theirs.waitForURL(/\/interet\/recu/);
}

async function moveTo(stage: string): Promise<void> {
  const choice = stageChoice(page, STUDENT);
  await pickStage(choice, stage);
  await toast(page, `« ${stage} »`).last().waitFor();
}
