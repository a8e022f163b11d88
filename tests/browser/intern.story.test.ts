import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Applicant } from "./interest";
import {
  askToMove,
  cardIn,
  leave,
  moveCard,
  nameOf,
  openFileOf,
  pickStage,
  stageChoice,
  stageIn,
  stepDialog,
  writeToUs,
} from "./journeys";
import { goto, signIn, toast, type Visit, visit, wordsOf } from "./site";

const INTERN: Applicant = { firstName: "Maud", lastName: "Quillévéré", email: "maud@courriel.example" };
const NAME = nameOf(INTERN);
const INTERNS = "/board/internes";
const DOCTORS = "/board/medecins";
/** The stage by which one leaves the journey of the interns: a new base has none. */
const EXIT = "Sans suite";

let intern: Visit;
let team: Visit;
let head: Visit;
let page: Page;
let household: string;

beforeAll(async () => {
  [intern, team, head] = await Promise.all([visit(), visit(), visit()]);
  page = team.page;
  await Promise.all([signIn(page, "referent"), signIn(head.page, "responsable")]);
});

afterAll(async () => {
  const visits = [intern, team, head];
  await Promise.all(visits.map(({ close }) => close()));
  expect(visits.flatMap(({ problems }) => problems)).toEqual([]);
});

describe("an intern in two journeys", () => {
  it("writes to us, and her file opens on the journey of the interns", async () => {
    await writeToUs(intern.page, INTERN, { kind: "Interne", seeks: "Un stage" });
    household = await openFileOf(page, INTERN);
    expect(await page.getByLabel(/^Étape de /).count()).toBe(1);
    await goto(page, INTERNS);
    await cardIn(page, "Manifestation d’intérêt", NAME).waitFor();
  });

  it("opens a second journey while the first goes on, and the file shows both", async () => {
    await goto(page, household);
    await page.getByLabel("Parcours à ouvrir pour Maud").selectOption({ label: "Médecin" });
    await page.getByRole("button", { name: "Ouvrir ce parcours" }).click();
    await toast(page, "Parcours ouvert.").waitFor();
    expect(await stages()).toEqual({ Interne: "Manifestation d’intérêt", Médecin: "Nouveau contact" });
    expect(await page.getByRole("button", { name: "Ouvrir ce parcours" }).count()).toBe(0);
  });

  it("has a card on each board", async () => {
    await goto(page, INTERNS);
    await cardIn(page, "Manifestation d’intérêt", NAME).waitFor();
    await goto(page, DOCTORS);
    await cardIn(page, "Nouveau contact", NAME).waitFor();
  });

  it("moves in one and stays where she was in the other", async () => {
    await moveCard(page, NAME, "Entretien d’accueil");
    await goto(page, INTERNS);
    await cardIn(page, "Manifestation d’intérêt", NAME).waitFor();
    await askToMove(page, NAME, "Stage confirmé");
    const dialog = stepDialog(page, NAME);
    await dialog.getByLabel("Stage confirmé le").fill("2026-11-23");
    await dialog.getByRole("button", { name: "Déplacer" }).click();
    await dialog.waitFor({ state: "detached" });
    await cardIn(page, "Stage confirmé", NAME).waitFor();
    await goto(page, DOCTORS);
    await cardIn(page, "Entretien d’accueil", NAME).waitFor();
    await goto(page, household);
    expect(await stages()).toEqual({ Interne: "Stage confirmé", Médecin: "Entretien d’accueil" });
  });

  it("leaves one, and the file stays open", async () => {
    await leaveBy("Médecin", "Abandon");
    expect(await stages()).toEqual({ Interne: "Stage confirmé", Médecin: "Abandon" });
    const words = await wordsOf(page.getByRole("main"));
    expect(words).toMatch(/Prochaine action\s: (?!aucune)/);
    expect(words).not.toContain("Dossier clos");
    await goto(page, INTERNS);
    await cardIn(page, "Stage confirmé", NAME).waitFor();
  });

  it("may leave the other once the responsable gives the interns an exit", async () => {
    const { page: settings } = head;
    await goto(settings, "/settings/pipelines/intern/new");
    await settings.getByLabel("Nom", { exact: true }).fill(EXIT);
    await settings.getByLabel("Nom en anglais").fill("Not pursued");
    await settings.getByLabel("Ce qu'elle veut dire").selectOption({ label: "sans suite" });
    await settings.getByLabel("On sort du parcours par cette étape").check();
    await settings.getByRole("button", { name: "Voir ce qui change" }).click();
    await settings.getByText(/Une étape s’ajoute/).waitFor();
    await settings.getByRole("button", { name: "Enregistrer l’étape" }).click();
    await settings.waitForURL(/\/settings\/pipelines$/);
    await settings.getByRole("link", { name: EXIT }).waitFor();
  });

  it("leaves the other, and the file closes", async () => {
    await goto(page, household);
    await leaveBy("Interne", EXIT);
    expect(await stages()).toEqual({ Interne: EXIT, Médecin: "Abandon" });
    const words = await wordsOf(page.getByRole("main"));
    expect(words).toContain("Dossier clos");
    expect(words).toMatch(/Prochaine action\s: aucune/);
  });
});

/** The stage of each journey, as the file shows it. */
async function stages(): Promise<Record<string, string>> {
  const of = (pipeline: string) => stageIn(stageChoice(page, INTERN, pipeline));
  return { Interne: await of("Interne"), Médecin: await of("Médecin") };
}

/** From the file: why and who decided are asked on a page of their own, which leads back. */
async function leaveBy(pipeline: string, exit: string): Promise<void> {
  await pickStage(stageChoice(page, INTERN, pipeline), exit);
  await page.getByRole("heading", { level: 1, name: "Sortir du parcours" }).waitFor();
  await leave(page.getByRole("main"), { reason: "Projet reporté", decidedBy: "Candidat·e" });
  await page.waitForURL(`**${household}`);
}
