import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { advanceTo } from "./clock";
import {
  addFamily,
  addPartner,
  answer,
  awaitDeparted,
  chooseCommune,
  handOver,
  letterLink,
  MAILS,
  needsOfFile,
  openAct,
  presentAll,
  sayWhatIsSought,
} from "./family-of-four";
import type { Applicant } from "./interest";
import { openFileOf, writeToUs } from "./journeys";
import { goto, reopenUntil, signIn, toast, type Visit, visit, wordsOf } from "./site";

const DOCTOR: Applicant = { firstName: "Noor", lastName: "Farrugia", email: "noor@courriel.example" };
const SPOUSE = { firstName: "Luca", lastName: "Farrugia", email: "luca@courriel.example" };
/** Two and nine when they arrive: one too young for school, one for the last class of the primary. */
const BIRTHS = ["2025-03", "2017-06"];
const WISH = {
  kind: "Médecin",
  seeks: "Une installation",
  needs: ["École", "Garde d'enfants"],
  fromOn: "2027-08-02",
};
const TOWN_HALL = { name: "Mairie de Figeac", kind: "Mairie", email: "ecoles@figeac.example" };
const NURSERY = {
  name: "Crèche des Hirondelles",
  kind: "Crèche, structure d’accueil",
  email: "hirondelles@creches.example",
};
const RELAY = { name: "Relais petite enfance Les Petits Ours", email: "rpe@petits-ours.example" };
const SCHOOL = "École élémentaire du Canal";
const OBSERVATORY = "/childcare/observatory";
const CHILDMINDER = "Assistante maternelle agréée, rue du Canal";

let team: Visit;
let partner: Visit;
let page: Page;
const at = { household: "", school: "", care: "" };
/** How many needs to come the observatory told before this family’s. */
let before = 0;

beforeAll(async () => {
  [team, partner] = await Promise.all([visit(), visit({ javaScriptEnabled: false })]);
  page = team.page;
  await signIn(page, "referent");
});

afterAll(async () => {
  const visits = [team, partner];
  await Promise.all(visits.map(({ close }) => close()));
  expect(visits.flatMap(({ problems }) => problems)).toEqual([]);
});

describe("children of two and nine, who arrive in August", () => {
  it("have each their own need, as soon as the family says who they are", async () => {
    await goto(page, OBSERVATORY);
    before = await needsSaid();
    const parent = await visit();
    await writeToUs(parent.page, DOCTOR, WISH);
    await parent.close();
    at.household = await openFileOf(page, DOCTOR);
    await addFamily(page, at.household, SPOUSE, BIRTHS);
    for (const one of [TOWN_HALL, NURSERY]) await addPartner(page, one);
    await goto(page, at.household);
    Object.assign(at, await needsOfFile(page, ["school", "care"]));
  });

  it("have a calendar that their birth months and the arrival are enough to fill", async () => {
    const school = await calendarOf(at.school, "Calendrier d’Enfant 2");
    expect(school).toContain("Demander à la mairie l’inscription d’Enfant 2 (CM2) mardi 1ᵉʳ juin 2027");
    expect(school).toContain("certificat de radiation d’Enfant 2 vendredi 2 juillet 2027");
    expect(school).toMatch(/l’inscription d’Enfant 2 à l’école est faite mardi 10 août 2027.*L131-5/);
    const care = await calendarOf(at.care, "Calendrier d’Enfant 1");
    expect(care).toContain("Demander au relais petite enfance un mode d’accueil pour Enfant 1");
  });

  it("are said to need a class, and a Wednesday longer than a crèche’s, which the observatory counts", async () => {
    await sayWhatIsSought(page, at.school, { "Avec ses mots": "cantine et périscolaire" });
    await goto(page, at.care);
    await chooseCommune(page, /^Commune( 1)?$/, "Figeac");
    await page.getByLabel("Mois où l’accueil doit commencer").fill("2027-08");
    await page.getByLabel("Mercredi, de").fill("06:30");
    await page.getByLabel("Mercredi, à").fill("19:30");
    for (const mode of ["crèche, multi-accueil", "assistante maternelle"])
      await page.getByRole("checkbox", { name: mode, exact: true }).check();
    await page.getByRole("button", { name: "Enregistrer les critères" }).click();
    await toast(page, "Enregistré.").waitFor();
    await advanceTo(page, "2026-11-25");
    await reopenUntil("the need to be counted", { page, path: OBSERVATORY }, async () => {
      return (await needsSaid()) === before + 1;
    });
  });

  it("hear from the crèche that it has no room, by its answer page", async () => {
    await handOver(page, at.care, NURSERY.name, "par téléphone");
    const act = await letterAct({ count: 1, to: NURSERY.email, act: "Ce n'est pas pour moi" });
    expect(await lineOf(partner.page.getByRole("main"))).toContain("Auriez-vous une place pour cet enfant");
    await act.getByLabel("Rien de disponible en ce moment").check();
    await answer(act, "Envoyer ma réponse");
    await goto(page, at.care);
    await page.getByText("décliné").waitFor();
  });

  it("arrive a month later: every day and the month of care move together, once a colleague agrees", async () => {
    await goto(page, at.household);
    await page.getByRole("button", { name: "Changer l’arrivée" }).click();
    const dialog = page.getByRole("dialog", { name: "Date d’arrivée" });
    await dialog.getByLabel("Arrivée", { exact: true }).fill("2027-09-06");
    await dialog.getByRole("button", { name: "Enregistrer" }).click();
    const review = page.getByRole("region", { name: /^Dates à revoir/ });
    const words = await lineOf(review);
    expect(words).toContain("La garde d’Enfant 1 commence : août 2027 septembre 2027");
    expect(words).toContain(
      "Prévoir le temps d’adaptation d’Enfant 1 : lundi 12 juillet 2027 mercredi 11 août 2027",
    );
    expect(words).toContain("à l’école est faite : mardi 10 août 2027 mardi 14 septembre 2027");
    expect(await calendarOf(at.care, "Calendrier d’Enfant 1")).toContain("lundi 12 juillet 2027");

    await goto(page, at.household);
    await review.getByRole("button", { name: "Redater" }).click();
    await review.waitFor({ state: "detached" });
    expect(await calendarOf(at.care, "Calendrier d’Enfant 1")).toContain("mercredi 11 août 2027");
    expect(await page.getByLabel("Mois où l’accueil doit commencer").inputValue()).toBe("2027-09");
    const school = await calendarOf(at.school, "Calendrier d’Enfant 2");
    expect(school).toContain("est faite mardi 14 septembre 2027");
  });

  it("are enrolled by the town hall long before the deadline, told exactly what is asked", async () => {
    await handOver(page, at.school, TOWN_HALL.name, "par téléphone");
    const act = await letterAct({ count: 2, to: TOWN_HALL.email, act: "J'ai une proposition" });
    const letter = await lineOf(partner.page.getByRole("main"));
    expect(letter).toMatch(/CM2.*6 septembre 2027/);
    expect(letter).not.toContain("Enfant 2");
    await act.getByLabel("Quelle école ?").fill(SCHOOL);
    await answer(act, "Envoyer ma proposition");
    await keep(at.school, SCHOOL);
    const school = await calendarOf(at.school, "Calendrier d’Enfant 2");
    expect(school).toMatch(/Demander à la mairie l’inscription d’Enfant 2 \(CM2\) .* fait/);
  });

  it("are minded by a childminder whom the relay centre found, the long Wednesday covered", async () => {
    await handOver(page, at.care, RELAY.name);
    const act = await letterAct({ count: 3, to: RELAY.email, act: "J'ai une proposition" });
    await act.getByLabel("Mode d’accueil").selectOption({ label: "assistante maternelle" });
    await act.getByLabel("Où ?").fill(CHILDMINDER);
    await act.getByLabel("Commune").fill("Figeac");
    await act.getByLabel("mercredi").check();
    await act.getByLabel("De quelle heure").fill("06:00");
    await act.getByLabel("à quelle heure").fill("20:00");
    await answer(act, "Envoyer ma proposition");
    await keep(at.care, CHILDMINDER);
    const options = await lineOf(page.getByRole("region", { name: /^Propositions/ }));
    expect(options).toContain("ouvert sur toute la semaine demandée, avant 7 h 30, après 18 h 30");
  });

  it("leave the needs to come of the observatory", async () => {
    await advanceTo(page, "2026-11-26");
    await reopenUntil("the need to be counted no more", { page, path: OBSERVATORY }, async () => {
      return (await needsSaid()) === before;
    });
  });
});

/** The needs to come, as the observatory that is open tells them. */
async function needsSaid(): Promise<number> {
  const words = await lineOf(page.getByRole("main"));
  return Number(/Besoins à venir (\d+)/.exec(words)?.[1]);
}

/** What the calendar of a child says on the page of a need. */
async function calendarOf(need: string, name: string): Promise<string> {
  await goto(page, need);
  return lineOf(page.getByRole("region", { name: new RegExp(`^${name}`) }));
}

/** An act of the letter that went to a partner, open, once so many requests have left. */
async function letterAct({ count, to, act }: { count: number; to: string; act: string }) {
  const sent = await awaitDeparted(page, { household: at.household, kind: MAILS.request, count });
  return openAct(partner.page, await letterLink(page, sent, to), act);
}

/** The household keeps an option it was shown. */
async function keep(need: string, option: string): Promise<void> {
  await presentAll(page, need);
  const card = page.getByRole("listitem").filter({ hasText: option }).filter({ hasText: "proposée par" });
  await card.getByRole("button", { name: "Le foyer la retient" }).click();
  await card.getByText("retenue").waitFor();
}

/** What a person reads there, on one line. */
async function lineOf(part: Locator): Promise<string> {
  return (await wordsOf(part)).replace(/\s+/g, " ");
}
