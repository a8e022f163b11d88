import type { Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { until } from "../support/started-app";
import { reopenOwnSite } from "./own-site";
import { linkIn, openOutboxWith } from "./pages";
import {
  ANSWERS,
  COUPLES,
  facultyList,
  fullName,
  INTERNS,
  MAILS,
  type MailRow,
  mailsOf,
  NEAREST,
  SEMESTER,
  WITHOUT_CAR,
} from "./semester-turn";
import { goto, signIn, toast, type Visit, visit, wordsOf } from "./site";

const DAYS = {
  asking: "2027-09-07T09:00:00+02:00",
  publishing: "2027-10-04T09:00:00+02:00",
  absence: "2027-10-20T09:00:00+02:00",
  holiday: "2027-11-01T10:00:00+01:00",
  first: "2027-11-02T09:00:00+01:00",
};
/** What the outbox says of what left on the holiday, and on the day after. */
const [ON_THE_HOLIDAY, ON_THE_FIRST] = ["lundi 1ᵉʳ novembre", "mardi 2 novembre"];
const PHONE = { width: 390, height: 844 };

let team: Visit | undefined;
let page: Page;
let allocation = "";
/** Names of those whose place or bed changed on the twentieth. */
let moved: string[] = [];

afterAll(async () => {
  await team?.close();
  expect(team?.problems).toEqual([]);
});

describe("the turn of a semester", () => {
  it("begins in September: the semester is opened, the house of the interns agreed on again", async () => {
    await openOn(DAYS.asking);
    await goto(page, "/semesters");
    await page.getByText("Ouvrir le semestre d’hiver 2027-2028").click();
    const form = page.locator("details[open]");
    await form.getByLabel("Objectif").fill(String(INTERNS.length));
    await form.getByRole("button", { name: "Ouvrir ce semestre" }).click();
    await toast(page, /^Semestre ouvert/).waitFor();
    await renewHouse();
  });

  it("asks the supervisors, who answer by their links without script", async () => {
    await goto(page, `/semesters/${SEMESTER}`);
    await page.getByRole("button", { name: "Demander les places du semestre" }).click();
    await toast(page, /./).first().waitFor();
    for (const [key, changes] of Object.entries(ANSWERS)) await answerSeats(key, changes);
    const words = await capacityWords();
    expect(words).toContain("26 places offertes, 0 attribuée");
    expect(words).toContain("17 lits, 17 libres");
    expect(words).toContain("Demandé à 8 maîtres de stage : 8 ont répondu.");
  });

  it("receives the list of the faculty in October, and who comes with whom", async () => {
    await openOn(DAYS.publishing);
    await goto(page, "/imports");
    await page.getByLabel("Ou des cellules collées").fill(facultyList());
    await page.getByRole("button", { name: "Recevoir le tableau" }).click();
    await page.waitForURL(/\/imports\/[0-9a-f]{24}/);
    await page.getByRole("button", { name: "Lire le tableau sans rien créer" }).click();
    await page.getByRole("button", { name: new RegExp(`^Importer.*${INTERNS.length}`) }).click();
    await page.getByRole("link", { name: /^Voir ce qui a été fait/ }).waitFor();
    await until("every intern to be expected", async () => (await countExpected()) === INTERNS.length);
    for (const [one, other] of COUPLES) await sayTogether(one, other);
    expect(await capacityWords()).toContain("24 internes attendu·e·s");
  });

  it("places and houses everybody, near where they work, and says why to whom has not their first wish", async () => {
    await goto(page, `/semesters/${SEMESTER}/allocations`);
    await page.getByRole("button", { name: "Préparer une répartition" }).click();
    await page.waitForURL(/\/allocations\/[0-9a-f]{24}$/);
    allocation = new URL(page.url()).pathname;
    await page.getByRole("button", { name: "Calculer" }).first().click();
    await page.getByRole("link", { name: "Publier…" }).waitFor();
    await expectEverybodyServed();
    const lines = await page.locator("main tbody tr").allInnerTexts();
    for (const [place, lodging] of Object.entries(NEAREST)) {
      const beds = lines.filter((line) => line.includes(place) && !line.includes("non demandé"));
      expect(beds.filter((line) => !line.includes(lodging))).toEqual([]);
    }
    const [rose, clemence] = WITHOUT_CAR.map((name) => lines.find((line) => line.includes(name)) ?? "");
    expect(rose).toMatch(/la Halle, Cahors[\s\S]*Appartement de la Halle/);
    expect(clemence).toMatch(/Grand Champ, Figeac[\s\S]*Internat de Grand Champ/);
    const why = page.getByRole("row", { name: /Garrigou/ });
    await why.locator("summary").click();
    expect(await wordsOf(why)).toMatch(
      /1ᵉʳ vœu, Maison de santé de Font Vieille, Gramat\s: la place est prise par/,
    );
  });

  it("tells everybody once", async () => {
    await publish();
    const interns = await departed(MAILS.intern, INTERNS.length);
    expect(namesOf(interns)).toEqual(INTERNS.map(fullName).sort());
    const supervisors = await departed(MAILS.supervisor, 8);
    expect(new Set(namesOf(supervisors)).size).toBe(8);
    expect(namesOf(await departed(MAILS.owner, 1))).toEqual(["Intercommunalité"]);
  });

  it("loses a supervisor on the twentieth, by their own link", async () => {
    await openOn(DAYS.absence);
    const row = page.getByRole("row").filter({ hasText: MAILS.supervisor }).filter({ hasText: "fabre@" });
    const { page: theirs, close } = await visit({ javaScriptEnabled: false });
    await openOutboxWith(row);
    await theirs.goto(await linkIn(page, row, "/stages/"));
    await theirs.locator("summary").filter({ hasText: "Je serai indisponible" }).click();
    await theirs.getByLabel("Du", { exact: true }).fill("2027-10-20");
    await theirs.getByLabel("Au", { exact: true }).fill("2028-03-31");
    await theirs.getByRole("button", { name: "Noter ces jours" }).click();
    await close();
    await goto(page, "/today");
    await page
      .getByRole("main")
      .getByText("Simon Fabre sera indisponible du 20 octobre 2027 au 31 mars 2028")
      .waitFor();
    await goto(page, allocation);
    await page.getByText("2 lignes ne tiennent plus.").waitFor();
  });

  it("moves as few as can be, and tells them alone", async () => {
    await page
      .getByRole("button", { name: /^Recalculer avec le moins/ })
      .first()
      .click();
    await page.getByRole("link", { name: "Publier…" }).waitFor();
    await expectEverybodyServed();
    const lines = await page
      .getByRole("list", { name: "Lignes qui changent" })
      .getByRole("listitem")
      .allInnerTexts();
    moved = lines.map((line) => line.split("\n")[0] ?? "");
    expect(moved).toEqual(["Anouk Kermarec", "Paul Jauzion"]);
    await publish();
    const letters = await departed(MAILS.intern, INTERNS.length + moved.length);
    expect(namesOf(letters)).toEqual([...INTERNS.map(fullName), ...moved].sort());
  });

  it("shows each of those who moved the new place, on a phone", async () => {
    const row = page
      .getByRole("row")
      .filter({ hasText: MAILS.intern })
      .filter({ hasText: moved[0] ?? "" });
    await openOutboxWith(row.first());
    const theirs = await visit({ javaScriptEnabled: false, viewport: PHONE });
    await theirs.page.goto(await linkIn(page, row.first(), "/suivi/"));
    const semester = await wordsOf(theirs.page.getByRole("region", { name: /^Votre semestre/ }));
    expect(semester).toContain("Maison de santé des Deux Rives, Souillac");
    expect(semester).toContain("Appartement de la Halle");
    expect(semester).toContain("Nadia Belkacem");
    await theirs.close();
  });

  it("sends nothing on the first of November, whatever is written that day", async () => {
    await openOn(DAYS.holiday);
    await goto(page, `/semesters/${SEMESTER}/arrivals`);
    await page.getByRole("link", { name: /^Écrire aux 24/ }).click();
    await page.getByLabel("Objet").fill("À demain");
    await page.getByLabel("Message").fill("Bonjour {prenom},\n\nNous vous attendons demain à 8 h 30.");
    await page.getByRole("button", { name: "Voir le premier message" }).click();
    await page.getByRole("button", { name: "Envoyer les 24 messages" }).click();
    await toast(page, /./).first().waitFor();
    await until("the messages to wait", async () => (await messages("partira mardi")) === INTERNS.length);
    await openOn(DAYS.first);
    await until("the messages to leave", async () => (await messages("distribué")) === INTERNS.length);
    const all = await mailsOf(page);
    expect(all.filter(({ standing }) => standing.includes(ON_THE_HOLIDAY))).toEqual([]);
    const left = all.filter(({ standing }) => standing.includes(ON_THE_FIRST));
    expect(left.length).toBeGreaterThanOrEqual(INTERNS.length);
  });
});

/** The team comes back on another day: the application was stopped in between. */
async function openOn(moment: string): Promise<void> {
  expect(team?.problems ?? []).toEqual([]);
  await team?.close();
  await reopenOwnSite(moment);
  team = await visit();
  page = team.page;
  await signIn(page, "referent");
}

async function renewHouse(): Promise<void> {
  await goto(page, "/lodgings");
  await page.getByRole("link", { name: "Maison des internes" }).click();
  await page.locator("summary").filter({ hasText: "Modifier l’hébergement" }).click();
  await page.getByLabel("Au", { exact: true }).first().fill("2030-12-31");
  await page.getByLabel("E-mail du propriétaire").fill("logements@epci.example");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).first().click();
  await toast(page, /./).first().waitFor();
}

async function answerSeats(key: string, changes: (typeof ANSWERS)[string]): Promise<void> {
  const row = page
    .getByRole("row")
    .filter({ hasText: MAILS.asked })
    .filter({ hasText: `${key}@` });
  await openOutboxWith(row);
  const { page: theirs, close } = await visit({ javaScriptEnabled: false });
  await theirs.goto(await linkIn(page, row, "/stages/"));
  for (const [level, field, value] of changes)
    await theirs
      .getByRole("group", { name: new RegExp(level) })
      .getByLabel(field)
      .fill(value);
  await theirs.getByRole("button", { name: "Confirmer" }).click();
  await theirs.getByText("C’est noté, merci.").waitFor();
  await close();
}

async function capacityWords(): Promise<string> {
  await goto(page, `/semesters/${SEMESTER}`);
  return (await wordsOf(page.getByRole("main"))).replace(/\s+/g, " ");
}

async function countExpected(): Promise<number> {
  await goto(page, `/semesters/${SEMESTER}/arrivals`);
  return page.getByText(/@internes\.example/).count();
}

/** Said on the semester of one; the other’s says so too. */
async function sayTogether(one: string, other: string): Promise<void> {
  await goto(page, `/semesters/${SEMESTER}/arrivals`);
  await page.getByRole("link", { name: one, exact: true }).click();
  await page.getByRole("link", { name: /^Modifier : Hiver 2027/ }).click();
  await page.getByRole("button", { name: "Ajouter une personne" }).click();
  await page.getByLabel("Interne 1", { exact: true }).selectOption({ label: other });
  await page.getByLabel("Lien avec l'interne 1").selectOption({ label: "en couple" });
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await toast(page, "Semestre enregistré.").waitFor();
}

async function expectEverybodyServed(): Promise<void> {
  const words = (await wordsOf(page.getByRole("main"))).replace(/\s+/g, " ");
  expect(words).toContain(
    "24 internes sur 24 ont un terrain de stage ; 17 logé·e·s sur 17 qui le demandent.",
  );
  expect(words).toMatch(/Aucune autre (répartition )?n’est meilleure/);
}

async function publish(): Promise<void> {
  await page.getByRole("link", { name: "Publier…" }).click();
  await page.getByRole("button", { name: "Publier et prévenir" }).click();
  await page.getByText(/^Publiée/).waitFor();
}

/** The mails of a kind, once so many have left and none is left to leave. */
async function departed(kind: string, count: number): Promise<MailRow[]> {
  let rows: MailRow[] = [];
  await until(`${count} « ${kind} » to leave`, async () => {
    rows = await mailsOf(page, kind);
    return rows.length >= count && rows.every(({ standing }) => standing.startsWith("distribué"));
  });
  return rows;
}

async function messages(standing: string): Promise<number> {
  const rows = await mailsOf(page, MAILS.message);
  const ours = rows.filter(({ address }) => address.endsWith("@internes.example"));
  return ours.filter((row) => row.standing.startsWith(standing)).length;
}

function namesOf(rows: readonly MailRow[]): string[] {
  return rows.map(({ name }) => name).sort();
}
