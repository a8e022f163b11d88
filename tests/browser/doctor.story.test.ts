import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { advanceTo } from "./clock";
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
import { linkIn, openOutboxWith } from "./pages";
import { goto, reopenUntil, signIn, toast, type Visit, visit, wordsOf } from "./site";

const BOARD = "/board/medecins";
const MAILS = {
  letter: "Passage de relais à un partenaire",
  visit: "Confirmation d’une visite à une structure",
};
const DOCTOR: Applicant = { firstName: "Solène", lastName: "Marchenoir", email: "solene@courriel.example" };
const LEAVER: Applicant = { firstName: "Ilse", lastName: "Vandamme", email: "ilse@courriel.example" };
const SETTLING = { kind: "Médecin", seeks: "Une installation", needs: ["Logement"] };
const [DOCTOR_NAME, LEAVER_NAME] = [nameOf(DOCTOR), nameOf(LEAVER)];

/** A mail leaves after ten seconds, a task wakes within a few: longer where everything is slow. */
const BACKGROUND_MS = 90_000;

const FIRST_ON = "2026-11-24";
const VISIT_ON = "2026-12-08";
const AFTER_VISIT_ON = "2026-12-09";
const ARRIVAL_ON = "2027-03-01";
const SIX_MONTHS_ON = "2027-09-01";
const TWELVE_MONTHS_ON = "2028-03-01";
const WAKE_ON = "2028-04-19";

let candidate: Visit;
let team: Visit;
let structure: Visit;
let page: Page;
/** Where the story is: filled as it goes. */
const at = { household: "", candidate: "", structureName: "", answer: "" };
let shown: string[];

beforeAll(async () => {
  [candidate, team, structure] = await Promise.all([visit(), visit(), visit({ javaScriptEnabled: false })]);
  page = team.page;
  await signIn(page, "referent");
});

afterAll(async () => {
  const visits = [candidate, team, structure];
  await Promise.all(visits.map(({ close }) => close()));
  expect(visits.flatMap(({ problems }) => problems)).toEqual([]);
});

describe("a doctor, from first contact to the follow-up at twelve months", () => {
  it("writes by the public form, and her file opens as a new contact", async () => {
    await writeToUs(candidate.page, DOCTOR, SETTLING);
    at.household = await openFileOf(page, DOCTOR);
    expect(await stageIn(stageChoice(page, DOCTOR))).toBe("Nouveau contact");
    const openings = await page.getByRole("link", { name: "Ouvertures" }).getAttribute("href");
    at.candidate = openings?.replace(/\/openings$/, "") ?? "";
  });

  it("goes on to the welcome interview", async () => {
    await goto(page, BOARD);
    await moveCard(page, DOCTOR_NAME, "Entretien d’accueil");
  });

  it("stays where she is while nobody says what the next stage misses", async () => {
    await askToMove(page, DOCTOR_NAME, "Projet défini");
    const dialog = stepDialog(page, DOCTOR_NAME);
    await dialog.getByLabel("L'entretien a eu lieu le").waitFor();
    expect(await dialog.getByText("Intercommunalités souhaitées").count()).toBe(0);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await cardIn(page, "Entretien d’accueil", DOCTOR_NAME).waitFor();
  });

  it("is refused the same when the form is sent empty, then moves with what is said", async () => {
    await askToMove(page, DOCTOR_NAME, "Projet défini");
    const dialog = stepDialog(page, DOCTOR_NAME);
    await dialog.getByRole("button", { name: "Déplacer" }).click();
    await dialog.getByText(/« Projet défini » demande d’abord/).waitFor();
    await dialog.getByLabel("L'entretien a eu lieu le").fill(FIRST_ON);
    await dialog.getByRole("checkbox", { name: "Libéral", exact: true }).check();
    await dialog.getByRole("button", { name: "Déplacer" }).click();
    await dialog.waitFor({ state: "detached" });
    await cardIn(page, "Projet défini", DOCTOR_NAME).waitFor();
  });

  it("may be introduced once an opening is linked to her project", async () => {
    await askToMove(page, DOCTOR_NAME, "Mises en relation");
    await stepDialog(page, DOCTOR_NAME).getByRole("link", { name: "Choisir une ouverture" }).click();
    await page.waitForURL(/\/candidates\/[0-9a-f]{24}\/openings$/);
    const line = page.getByRole("list", { name: "À proposer" }).getByRole("listitem").first();
    at.structureName = (await wordsOf(line.getByRole("link").first())).split(" : ")[0] ?? "";
    await line.getByRole("button", { name: /^Relier à ce projet/ }).click();
    await linkedOpening().waitFor();
    await goto(page, BOARD);
    await moveCard(page, DOCTOR_NAME, "Mises en relation");
  });

  it("is introduced by the letter previewed, with the agreement she gave by phone", async () => {
    await goto(page, `${at.candidate}/openings`);
    await linkedOpening()
      .getByRole("link", { name: /^Présenter à / })
      .click();
    await page.waitForURL(/\/introductions\/new\?ouverture=/);
    await page.getByLabel("Un mot pour ce partenaire").fill("Elle aime le travail en équipe.");
    const preview = page.getByRole("region", { name: "Exactement ce qui sera transmis" });
    await preview.getByText("Elle aime le travail en équipe.").waitFor();
    shown = await factsOf(preview.locator("dl > *"));
    expect(shown.join(" ")).toMatch(/libéral/i);
    expect(await wordsOf(preview)).not.toContain("Logement");
    await page.getByRole("button", { name: `Présenter ${DOCTOR.firstName}` }).click();
    await page.getByText("Il manque l’accord de la personne").waitFor();
    await page.getByLabel(/a accepté d’être présenté·e/).selectOption({ label: "par téléphone" });
    await page.getByRole("button", { name: `Présenter ${DOCTOR.firstName}` }).click();
    await page.waitForURL(/\/introductions$/);
    await introduction().waitFor();
  });

  it("reaches the structure by a mail and its link", async () => {
    await reopenUntil(
      "the letter to leave",
      { page, path: "/outbox", patienceMs: BACKGROUND_MS },
      async () => {
        const row = mailRow(MAILS.letter);
        return (await row.count()) === 1 && (await wordsOf(row)).includes("distribué (démonstration)");
      },
    );
    at.answer = await linkIn(page, mailRow(MAILS.letter), "/reponse/");
    await mailRow(MAILS.letter).getByRole("link").first().click();
    const mail = page.frameLocator("iframe[title='Aperçu du message']");
    await mail.getByRole("link", { name: "Répondre" }).waitFor();
    const words = await wordsOf(mail.locator("body"));
    for (const fact of shown) expect(words).toContain(fact);
    await goto(structure.page, at.answer);
    await structure.page.getByText("Elle aime le travail en équipe.").waitFor();
    expect(await factsOf(structure.page.locator("dl > *"))).toEqual(shown);
  });

  it("is offered a visit by the structure, without script", async () => {
    const act = structure.page.locator("details").filter({ hasText: "Je propose une visite" });
    await act.locator("summary").click();
    await act.getByLabel("Quel jour ?").fill(VISIT_ON);
    await act.getByLabel("À quelle heure ?").fill("14 h");
    await act.getByRole("button", { name: "Proposer cette visite" }).click();
    await structure.page.getByRole("heading", { name: "Merci, votre réponse est notée" }).waitFor();
  });

  it("has the visit agreed, and the structure is told", async () => {
    const path = `${at.candidate}/introductions`;
    await reopenUntil("the answer on the page of her introductions", { page, path }, async () => {
      return (await wordsOf(introduction())).includes("visite proposée");
    });
    await introduction().getByRole("button", { name: "Confirmer la visite" }).click();
    await introduction()
      .getByText(/Visite convenue le 8\s+décembre 2026, 14 h/)
      .waitFor();
    await openOutboxWith(mailRow(MAILS.visit));
    await goto(page, at.household);
    expect(await wordsOf(page.getByRole("main"))).toMatch(
      /Prochaine action\s: Accompagner Solène à sa visite/,
    );
    await moveInFile(DOCTOR, "Visite / immersion");
  });

  it("decides after the visit, not before, and nobody has to type that it took place", async () => {
    await goto(page, BOARD);
    await askToMove(page, DOCTOR_NAME, "Décision");
    await stepDialog(page, DOCTOR_NAME).getByLabel("La visite a eu lieu le").waitFor();
    await page.keyboard.press("Escape");
    await stepDialog(page, DOCTOR_NAME).waitFor({ state: "detached" });
    await cardIn(page, "Visite / immersion", DOCTOR_NAME).waitFor();
    await advanceTo(page, AFTER_VISIT_ON);
    await goto(page, BOARD);
    await moveCard(page, DOCTOR_NAME, "Décision");
  });

  it("has her paperwork planned from the day of her arrival", async () => {
    await goto(page, at.household);
    await pickStage(stageChoice(page, DOCTOR), "Démarches en cours");
    await page.getByRole("heading", { level: 1, name: "Changer d’étape" }).waitFor();
    await page.getByLabel("Arrivée prévue le").fill(ARRIVAL_ON);
    await page.getByRole("button", { name: "Déplacer" }).click();
    await page.waitForURL(`**${at.household}`);
    expect(await stageIn(stageChoice(page, DOCTOR))).toBe("Démarches en cours");
    expect(await wordsOf(page.getByRole("main"))).toMatch(/Arrivée le 1\S+\smars\s2027/);
    await paperwork()
      .getByText(/^0 sur \d+/)
      .waitFor();
  });

  it("has papers ticked and a step done, which the file counts", async () => {
    await paperwork().getByRole("link", { name: "Démarches" }).click();
    await page.getByRole("heading", { level: 1, name: /^Démarches/ }).waitFor();
    const steps = page.getByRole("list", { name: "Démarches" }).locator("li[data-line]");
    const papers = steps.first().getByRole("checkbox");
    const count = await papers.count();
    expect(count).toBeGreaterThan(1);
    for (let rank = 0; rank < count; rank += 1) await tick(papers.nth(rank));
    await goto(page, new URL(page.url()).pathname);
    await steps.first().getByText(`Liste à cocher, ${count} sur ${count}`).waitFor({ state: "attached" });
    await steps.first().getByRole("button", { name: "Terminer" }).click();
    await page.getByText(/^1 sur \d+ faites/).waitFor();
    await goto(page, at.household);
    await paperwork()
      .getByText(/^1 sur \d+/)
      .waitFor();
  });

  it("settles on the day of her arrival, and her follow-up begins", async () => {
    await advanceTo(page, ARRIVAL_ON);
    await goto(page, at.household);
    await moveInFile(DOCTOR, "Installé·e");
    await moveInFile(DOCTOR, "Suivi (6/12/24 mois)");
    const tasks = page.getByRole("list", { name: "Tâches" });
    for (const months of [6, 12, 24]) await tasks.getByText(touchAt(months)).waitFor();
  });

  it("is asked for news at six and at twelve months, when the day comes", async () => {
    await advanceTo(page, SIX_MONTHS_ON);
    await giveNews(6);
    expect(await todayLine(touchAt(12)).count()).toBe(0);
    await advanceTo(page, TWELVE_MONTHS_ON);
    await giveNews(12);
    await goto(page, at.household);
    const tasks = page.getByRole("list", { name: "Tâches" });
    await tasks.getByText(touchAt(24)).waitFor();
    expect(await tasks.getByText(touchAt(12)).count()).toBe(0);
  });
});

describe("another doctor, who leaves and may be written to again", () => {
  it("leaves with a reason, who decided and a day, and the file closes", async () => {
    await writeToUs(candidate.page, LEAVER, SETTLING);
    at.household = await openFileOf(page, LEAVER);
    await goto(page, BOARD);
    await askToMove(page, LEAVER_NAME, "En sommeil");
    const form = page.getByRole("dialog", { name: /^Sortie/ });
    await form.getByRole("button", { name: "Sortir du parcours" }).click();
    await form.getByText("Choisissez une raison.").first().waitFor();
    await leave(form, { reason: "Projet reporté", decidedBy: "Candidat·e", wakeOn: WAKE_ON });
    await form.waitFor({ state: "detached" });
    await cardIn(page, "En sommeil", LEAVER_NAME).waitFor();
    await goto(page, at.household);
    const words = await wordsOf(page.getByRole("main"));
    expect(words).toMatch(/Décision\s: candidat·e. Peut être recontacté·e le 19\savril\s2028\./);
    expect(words).toContain("Dossier clos");
    expect(words).toMatch(/Prochaine action\s: aucune/);
  });

  it("wakes on that day, in the list of the day and in the file", async () => {
    await advanceTo(page, WAKE_ON);
    const wake = `Reprendre contact avec ${LEAVER.firstName}`;
    await reopenUntil(
      "the file to wake",
      { page, path: "/today", patienceMs: BACKGROUND_MS },
      async () => (await page.getByRole("main").getByText(wake).count()) > 0,
    );
    await goto(page, at.household);
    expect(await wordsOf(page.getByRole("main"))).toMatch(
      new RegExp(`Prochaine action\\s: ${wake} · Jeanne Vidal · mercredi 19\\savril`),
    );
    expect(await stageIn(stageChoice(page, LEAVER))).toBe("En sommeil");
  });

  it("takes her journey up again, where the board shows her", async () => {
    await moveInFile(LEAVER, "Entretien d’accueil");
    await goto(page, BOARD);
    await cardIn(page, "Entretien d’accueil", LEAVER_NAME).waitFor();
  });
});

/** Moves somebody in the file to a stage that needs nothing more. */
async function moveInFile(applicant: Applicant, stage: string): Promise<void> {
  const choice = stageChoice(page, applicant);
  await pickStage(choice, stage);
  await toast(page, `« ${stage} »`).last().waitFor();
  expect(await stageIn(choice)).toBe(stage);
}

function linkedOpening(): Locator {
  return page.getByRole("list", { name: "Reliées à ce projet" }).getByRole("listitem");
}

/** What became of her introduction to the structure. */
function introduction(): Locator {
  return page
    .getByRole("list", { name: "Mises en relation" })
    .getByRole("listitem")
    .filter({ hasText: at.structureName });
}

/** The line of the outbox for a kind of mail about this file. */
function mailRow(kind: string): Locator {
  const ofFile = page.locator(`a[href="${at.household}"]`);
  return page.getByRole("row").filter({ hasText: kind }).filter({ has: ofFile });
}

async function factsOf(parts: Locator): Promise<string[]> {
  return (await parts.allInnerTexts()).map((text) => text.trim());
}

/** The line of the file for her paperwork. */
function paperwork(): Locator {
  return page
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name: "Démarches", exact: true }) });
}

/** Each box is saved as it is ticked. */
async function tick(box: Locator): Promise<void> {
  const saved = page.waitForResponse((response) => response.request().method() === "POST");
  await box.check();
  await saved;
}

function touchAt(months: number): string {
  return `Prendre des nouvelles, ${months} mois après l’arrivée`;
}

/** The line of the day that says so, in her file. */
function todayLine(words: string): Locator {
  return page
    .getByRole("list", { name: "Aujourd’hui" })
    .getByRole("listitem")
    .filter({ hasText: words })
    .filter({ has: page.locator(`a[href="${at.household}"]`) });
}

/** Finds what the day asks for, and does it. */
async function giveNews(months: number): Promise<void> {
  const line = todayLine(touchAt(months));
  await goto(page, "/today");
  await line.getByRole("button", { name: "C’est fait" }).click();
  await line.waitFor({ state: "detached" });
}
