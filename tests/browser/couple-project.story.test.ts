import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violationsOf } from "./accessibility";
import { advanceTo } from "./clock";
import {
  addStep,
  askSeveral,
  DOCTOR,
  expectSound,
  fill,
  hostSays,
  linkMailed,
  MAILS,
  mailed,
  optionCard,
  PHONE,
  plainWords,
  plan,
  present,
  rankedOn,
  reads,
  SAID,
  SPOUSE,
  sayWhichHome,
  stepCard,
  tell,
  WISH,
  wordsAt,
} from "./couple-project";
import {
  addFamily,
  answer,
  awaitDeparted,
  choices,
  handOver,
  letterLink,
  needsOfFile,
  openAct,
  rank,
} from "./family-of-four";
import { openFileOf, writeToUs } from "./journeys";
import { goto, signIn, toast, type Visit, visit } from "./site";

const AGENCY = "Agence des Remparts";
const LANDLORD = "Toits Clairs, logement social";
const HOST = "La Maison des Tilleuls";
const EMPLOYER = "Laiterie du Causse clair";
const FLAT = "8 rue des Tanneurs, Figeac";
const HOUSE = "Le bourg, Capdenac";
const ROOMS = "Les Tilleuls, Figeac";
const POST = "Ingénieur énergie";
const PRACTICE = { name: "Docteure Laval", email: "a.laval@halle.example" };
const GUIDE = { name: "Lucie Hébrard", email: "lucie@club-arrivants.example" };
const MINDED = "Jeux et goûter à la ludothèque";
const TOUR = "Visite du centre de santé";
const WORKSHOP = "Visite de la laiterie";
const LUNCH = "Déjeuner sous la halle";

let team: Visit;
let partner: Visit;
let doctor: Visit;
let spouse: Visit;
let page: Page;
/** Where the story is: filled as it goes. */
const at = { household: "", housing: "", work: "", area: "", doctor: "", spouse: "", day: "", programme: "" };
const letters = { agency: "", landlord: "", host: "", employer: "" };

beforeAll(async () => {
  [team, partner, doctor, spouse] = await Promise.all([
    visit(),
    visit({ javaScriptEnabled: false }),
    visit({ viewport: PHONE }),
    visit({ javaScriptEnabled: false }),
  ]);
  page = team.page;
  await signIn(page, "referent");
});

afterAll(async () => {
  const visits = [team, partner, doctor, spouse];
  await Promise.all(visits.map(({ close }) => close()));
  expect(visits.flatMap(({ problems }) => problems)).toEqual([]);
});

describe("a couple, a doctor abroad and an engineer, who asks for a home, work and the territory", () => {
  it("becomes a file whose two adults have a page each, neither reading what is the other’s", async () => {
    await writeToUs(doctor.page, DOCTOR, WISH);
    at.household = await openFileOf(page, DOCTOR);
    await addFamily(page, at.household, SPOUSE, ["2023-04"]);
    Object.assign(at, await needsOfFile(page, ["housing", "work", "area"]));
    await goto(page, `${at.household}/tracking`);
    for (const { firstName } of [DOCTOR, SPOUSE]) {
      await page.getByRole("button", { name: new RegExp(`^Envoyer la page de suivi, ${firstName}`) }).click();
      await page.getByRole("button", { name: new RegExp(`^Fermer le lien, ${firstName}`) }).waitFor();
    }
    const link = (to: string) => linkMailed(page, at.household, { kind: MAILS.page, to, start: "/suivi/" });
    at.doctor = await link(DOCTOR.email);
    at.spouse = await link(SPOUSE.email);
    expect(await wordsAt(doctor.page, at.doctor)).not.toMatch(/emploi|Pieter/i);
    await wordsAt(spouse.page, at.spouse);
    expect(await reads(spouse.page, SAID.doing, SAID.work)).toContain(SAID.toTalkOf);
  });

  it("says what it looks for: a home near the practice, a trade in words of its own", async () => {
    await sayWhichHome(page, `${at.household}/housing`);
    await goto(page, `${at.household}/work`);
    await page.getByRole("combobox", { name: "Métier" }).fill("ingénieur en énergie");
    await page
      .getByRole("combobox", { name: "Télétravail" })
      .selectOption({ label: "Quelques jours à distance" });
    await page.getByRole("button", { name: "Enregistrer les critères" }).click();
    await toast(page, "Enregistré.").waitFor();
    await wordsAt(doctor.page, at.doctor);
    expect(await reads(doctor.page, SAID.doing, "Logement")).toContain(SAID.searching);
    await wordsAt(spouse.page, at.spouse);
    expect(await reads(spouse.page, SAID.doing, SAID.work)).toContain(SAID.searching);
  });
});

describe("its home", () => {
  it("is asked of three partners in one act, and its work of an employer once the spouse agrees", async () => {
    await askSeveral(page, at.housing, [AGENCY, LANDLORD, HOST], "par téléphone");
    await wordsAt(spouse.page, at.spouse);
    await spouse.page.getByRole("button", { name: /Chercher un emploi avec des partenaires$/ }).click();
    await spouse.page.getByText("Votre accord est enregistré.").waitFor();
    await handOver(page, at.work, EMPLOYER);
    const sent = await awaitDeparted(page, { household: at.household, kind: MAILS.request, count: 4 });
    letters.agency = await letterLink(page, sent, "s.ferrieres@remparts.example");
    letters.landlord = await letterLink(page, sent, "attributions@toits-clairs.example");
    letters.host = await letterLink(page, sent, "bonjour@maison-tilleuls.example");
    letters.employer = await letterLink(page, sent, "rh@causse-clair.example");
    expect(await wordsAt(doctor.page, at.doctor)).not.toMatch(/emploi|Laiterie/i);
    expect(await reads(doctor.page, SAID.doing, "Logement")).toContain(SAID.waiting);
    expect(await reads(doctor.page, SAID.passedOn, AGENCY)).toContain("n’a pas encore répondu");
  });

  it("is proposed by each, by the link of their letter", async () => {
    await propose(letters.agency, { "Où ?": FLAT, "Loyer ou prix en euros": "690", "Nombre de pièces": "4" });
    await propose(letters.landlord, {
      "Où ?": HOUSE,
      "Loyer ou prix en euros": "790",
      "Nombre de pièces": "5",
    });
    await propose(letters.host, { "Où ?": ROOMS, "Loyer ou prix en euros": "650", "Nombre de pièces": "3" });
    await wordsAt(doctor.page, at.doctor);
    expect(await reads(doctor.page, SAID.passedOn, AGENCY)).toContain("a répondu");
    expect(await choices(doctor.page)).toBe("");
  });

  it("is ranked with its reasons, the same on the screen, in the mail and on the page of an adult", async () => {
    await goto(page, `${at.household}/housing`);
    const ranked = await rankedOn(page);
    expect(ranked[2]?.reasons).toMatch(
      /^5 pièces pour 4 souhaitées, 790 € sur 800 €, à Capdenac, non loin .* distance inconnue$/,
    );
    for (const [place, home] of [FLAT, ROOMS, HOUSE].entries()) expect(ranked[place]?.label).toContain(home);
    expect(ranked[0]?.reasons).toMatch(/^4 pièces, 690 € sur 800 €, à Figeac comme souhaité/);
    await present(page);
    const mail = await mailed(page, at.household, MAILS.shown, DOCTOR.email);
    for (const { label, reasons } of ranked) expect(mail).toContain(`${label}\n${reasons}`);
    const told = (await wordsAt(doctor.page, at.doctor)).toLowerCase();
    for (const { label, reasons } of ranked) expect(told).toContain(`${label}\n\n${reasons}`.toLowerCase());
    expect(await reads(doctor.page, SAID.doing, "Logement")).toContain(SAID.yours);
    expect(await violationsOf(doctor.page)).toEqual([]);
  });

  it("is ranked otherwise by each adult, which the team alone reads", async () => {
    await rank(doctor.page, { [HOUSE]: "1ᵉʳ choix", [FLAT]: "2ᵉ choix" }, "Envoyer mon choix");
    await goto(spouse.page, at.spouse);
    await rank(spouse.page, { [FLAT]: "1ᵉʳ choix", [HOUSE]: "Non" }, "Envoyer mon choix");
    await goto(page, `${at.household}/housing`);
    const said = await plainWords(page.getByRole("region", { name: "Leurs préférences" }));
    expect(said).toContain("Désaccord");
    expect(said).toContain(`Pieter Wouters dit non à « ${HOUSE}`);
    await expectSound(page);
    expect(await wordsAt(doctor.page, at.doctor)).not.toMatch(/désaccord|Pieter/i);
    expect(await reads(doctor.page, SAID.doing, "Logement")).toContain(SAID.answered);
    expect(await wordsAt(spouse.page, at.spouse)).not.toMatch(/désaccord|Ewa/i);
  });

  it("is visited; the spouse says why not, the criteria are made more precise in one click", async () => {
    await plan(page, { about: HOUSE, on: "2026-11-26", hour: "14:00" });
    await wordsAt(doctor.page, at.doctor);
    const coming = doctor.page.getByRole("region", { name: SAID.visits });
    expect(await plainWords(coming)).toContain(HOUSE);
    expect(await plainWords(coming)).toContain("26 novembre 2026");
    await advanceTo(page, "2026-11-27");
    await goto(spouse.page, at.spouse);
    await tell(spouse.page, "Ce n’est pas pour nous", ["pas meublé"]);
    await goto(page, `${at.household}/housing`);
    const visits = page.getByRole("region", { name: /^Visites et contacts/ });
    expect(await plainWords(visits)).toMatch(/Pieter.*« Ce n’est pas pour nous », pas meublé/);
    const card = optionCard(page, HOUSE);
    await card.locator("summary").filter({ hasText: "Écarter…" }).click();
    await card.getByRole("checkbox", { name: "pas meublé", checked: true }).waitFor();
    await card.getByRole("button", { name: "Écarter cette proposition" }).click();
    await page.getByText("Écartées · 1").waitFor();
    await page.getByRole("button", { name: /^Appliquer, Pas meublé/ }).click();
    await toast(page, "Critères précisés.").waitFor();
    await page.reload();
    expect(await page.getByRole("checkbox", { name: "Meublé", exact: true }).isChecked()).toBe(true);
    await wordsAt(doctor.page, at.doctor);
    expect(await choices(doctor.page)).not.toContain(HOUSE);
  });

  it("is chosen; the pages of both adults say so, and how it went is noted", async () => {
    await goto(page, `${at.household}/housing`);
    await optionCard(page, FLAT).getByRole("button", { name: "Le foyer la retient" }).click();
    await optionCard(page, FLAT).getByText("retenue").waitFor();
    for (const { page: own, address } of adults()) {
      await wordsAt(own, address);
      const settled = own.getByRole("region", { name: SAID.settled });
      expect(await plainWords(settled)).toContain(FLAT);
    }
    await page.locator("summary").filter({ hasText: "Noter comment cela se passe" }).click();
    await page.getByRole("radio", { name: "C’est fait" }).check();
    await page.getByRole("button", { name: "Noter la suite" }).click();
    await page.getByRole("region", { name: "La suite" }).getByText("C’est fait").waitFor();
  });
});

describe("the work of the spouse", () => {
  it("is proposed by the employer to whom it was introduced, for the eyes of the spouse alone", async () => {
    await propose(letters.employer, { "Quel poste ?": POST });
    await goto(page, `${at.household}/work`);
    await present(page);
    expect(await mailed(page, at.household, MAILS.shown, SPOUSE.email)).toContain(POST);
    await wordsAt(spouse.page, at.spouse);
    expect(await reads(spouse.page, SAID.doing, SAID.work)).toContain(SAID.yours);
    await rank(spouse.page, { [POST]: "1ᵉʳ choix" }, "Envoyer mon choix");
    expect(await wordsAt(doctor.page, at.doctor)).not.toMatch(/emploi|Laiterie|Ingénieur/i);
  });

  it("goes through an interview, told by the spouse, to an offer", async () => {
    await goto(page, `${at.household}/work`);
    await plan(page, { what: "Entretien", on: "2026-11-30", hour: "10:00" });
    expect(await wordsAt(doctor.page, at.doctor)).not.toMatch(/entretien|30 novembre/i);
    expect(await wordsAt(spouse.page, at.spouse)).toContain("30 novembre 2026");
    await advanceTo(page, "2026-12-01");
    await goto(spouse.page, at.spouse);
    await tell(spouse.page, "Ça me plaît");
    await goto(page, `${at.household}/work`);
    await plan(page, { what: "Offre reçue", on: "2026-12-01", hour: "09:00" });
    const steps = page.getByRole("list", { name: "Étapes" }).getByRole("listitem");
    await steps.filter({ hasText: /Offre, fait$/ }).waitFor();
    await expectSound(page);
  });

  it("is shown to the doctor once the spouse agrees, and then is settled for both", async () => {
    await goto(spouse.page, at.spouse);
    await spouse.page.getByRole("button", { name: /Montrer sa recherche d.emploi/ }).click();
    await spouse.page.getByText("Votre accord est enregistré.").waitFor();
    expect(await wordsAt(doctor.page, at.doctor)).toContain(SAID.work);
    await goto(page, `${at.household}/work`);
    await optionCard(page, POST).getByRole("button", { name: "Le foyer la retient" }).click();
    await optionCard(page, POST).getByText("retenue").waitFor();
    for (const { page: own, address } of adults()) {
      await wordsAt(own, address);
      expect(await plainWords(own.getByRole("region", { name: SAID.settled }))).toContain(POST);
    }
  });
});

describe("its visit day", () => {
  it("has two itineraries, whose conflict is shown, then mended by somebody to mind the child", async () => {
    await goto(page, `${at.household}/discovery`);
    await page.locator("summary").filter({ hasText: "Préparer une journée" }).click();
    await fill(page.locator("form").filter({ hasText: "Préparer cette journée" }), {
      Jour: "2026-12-10",
      Titre: "Journée à Figeac",
    });
    await page.getByRole("button", { name: "Préparer cette journée" }).click();
    await page.waitForURL(/\/visits\/[0-9a-f]{24}/);
    at.day = new URL(page.url()).pathname;
    const [doctors, families] = ["Côté médecin", "Côté famille"] as const;
    await addStep(page, {
      who: doctors,
      kind: "Lieu d’exercice",
      from: "10:00",
      to: "12:00",
      what: TOUR,
      host: PRACTICE,
    });
    await addStep(page, {
      who: families,
      kind: "Rencontre pour l’emploi",
      from: "10:00",
      to: "11:30",
      what: WORKSHOP,
      host: GUIDE,
    });
    await page.getByText("Personne ne garde les enfants de 10 h à 11 h 30.").waitFor();
    await addStep(page, {
      who: families,
      kind: "Garde des enfants",
      from: "10:00",
      to: "12:00",
      what: MINDED,
    });
    await page.getByText(/Personne ne garde/).waitFor({ state: "detached" });
    expect(await page.getByText(/à revoir/i).count()).toBe(0);
    await addStep(page, { who: "Tous ensemble", kind: "Repas", from: "12:15", to: "13:30", what: LUNCH });
    await expectSound(page);
  });

  it("is sent to the family before its hosts have answered: to be confirmed", async () => {
    await page.getByRole("button", { name: "Demander à tous" }).click();
    await stepCard(page, TOUR).getByText("réponse attendue").waitFor();
    await page.getByRole("button", { name: "Envoyer le programme" }).click();
    await page.getByText(/^Programme envoyé/).waitFor();
    const programme = { kind: MAILS.programme, to: DOCTOR.email, start: "/programme/" };
    at.programme = await linkMailed(page, at.household, programme);
    const told = await wordsAt(doctor.page, at.programme);
    expect(told).toContain(`Accueil : ${PRACTICE.name}, à confirmer`);
    expect(told).toContain(MINDED);
    expect(await wordsAt(doctor.page, at.doctor)).toContain("Journée à Figeac");
  });

  it("follows what its hosts say by their link: one receives them, the other cannot", async () => {
    const link = (to: string) => linkMailed(page, at.household, { kind: MAILS.host, to, start: "/accueil/" });
    await hostSays(partner.page, await link(PRACTICE.email), "Oui, je les reçois");
    await hostSays(partner.page, await link(GUIDE.email), "Je ne peux pas");
    await goto(page, at.day);
    await stepCard(page, TOUR).getByText("confirmé").waitFor();
    await stepCard(page, WORKSHOP).getByText("ne peut pas").waitFor();
    const told = await wordsAt(doctor.page, at.programme);
    expect(told).toMatch(new RegExp(`Accueil : ${PRACTICE.name}(?!, à confirmer)`));
    expect(told).toContain("Accueil à trouver.");
    expect(told).not.toContain(GUIDE.name);
    expect(await wordsAt(doctor.page, at.programme.replace(/(\?.*)?$/, "?lang=en"))).toContain(
      `Welcomed by ${PRACTICE.name}`,
    );
    expect(await violationsOf(doctor.page)).toEqual([]);
  });
});

/** A partner proposes something, by the link of their letter. */
async function propose(letter: string, fields: Readonly<Record<string, string>>): Promise<void> {
  const act = await openAct(partner.page, letter, "J'ai une proposition");
  await fill(act, fields);
  await answer(act, "Envoyer ma proposition");
}

function adults(): { page: Page; address: string }[] {
  return [
    { page: doctor.page, address: at.doctor },
    { page: spouse.page, address: at.spouse },
  ];
}
