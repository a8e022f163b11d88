import { addMonths, formatISO } from "date-fns";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PHONE, plainWords } from "./couple-project";
import { addFamily, handOver, needsOfFile, sayWhatIsSought } from "./family-of-four";
import type { Applicant } from "./interest";
import { mailRow } from "./interest";
import { nameOf, openFileOf, writeToUs } from "./journeys";
import { reopenOwnSite } from "./own-site";
import { linkIn, openOutboxWith } from "./pages";
import {
  acceptUntil,
  askSignatures,
  grantToday,
  type Party,
  partyLine,
  sendPaper,
  signAt,
  signatureLink,
  signOnPaper,
  unfold,
} from "./scholarships";
import { goto, pressEach, signIn, toast, type Visit, visit } from "./site";

const TODAY = "2026-11-24";
const MIND_CHANGED = "2028-01-10T09:00:00+01:00";
const MONTHS = Array.from({ length: 14 }, (_, month) => formatISO(addMonths(TODAY, month + 1)).slice(0, 7));
const STUDENT: Applicant = {
  firstName: "Ludivine",
  lastName: "Sarrazin",
  email: "ludivine@internat.example",
};
const SPOUSE: Applicant = { firstName: "Bastien", lastName: "Oustry", email: "bastien@courriel.example" };
const NAME = nameOf(STUDENT);
const AGENCY = "Agence des Remparts";
const AGENCY_MAIL = "s.ferrieres@remparts.example";
const PAPERS = ["Pièce d’identité", "Certificat de scolarité ou d’inscription", "Lettre de motivation"];
const PRESIDENT = "Yvonne Lacaze";
const DEAN = "Hugo Maury";
const DEAN_MAIL = "doyen@faculte.example";
const PARTIES: readonly Party[] = [
  { name: NAME, role: "bénéficiaire", email: STUDENT.email },
  { name: PRESIDENT, role: "Département", quality: "présidente" },
  { name: DEAN, role: "faculté", quality: "doyen", email: DEAN_MAIL },
];
const PROOF = "Certificat de scolarité ou attestation de stage";
const NOTHING_BACK = /0\s€ reçus sur 14\s500\s€/;
/** What is kept of her, in one sentence. */
const KEPT =
  /convention signée le 24 novembre 2026 et ses signatures, l’acte CP-2026-114, les versements \(13 000 €\), l’engagement, la rupture du 10 janvier 2028 \(14 500 € à rembourser, 0 € reçus\), avec son nom/;

let team: Visit;
let own: Visit;
let officer: Visit;
let page: Page;
/** Where the story is: filled as it goes. */
const at = { file: "", scholarship: "", suivi: "", signed: "", declined: "", own: "", erasure: "" };

beforeAll(open);
afterAll(close);

describe("a scholarship, and the three who sign it", () => {
  it("is asked for by an intern whose household a partner already helps", async () => {
    await writeToUs(page, STUDENT, { kind: "Interne", seeks: "Un stage", needs: ["Logement"] });
    at.file = await openFileOf(page, STUDENT);
    await addFamily(page, at.file, SPOUSE, []);
    const { housing } = await needsOfFile(page, ["housing"]);
    await sayWhatIsSought(page, housing, {});
    await handOver(page, housing, AGENCY, "par téléphone");
    await goto(page, at.file);
    await page
      .getByRole("link", { name: /^Ouvrir une bourse/ })
      .first()
      .click();
    const programme = page.getByLabel("Programme");
    const option = programme.locator("option").filter({ hasText: "Bourse départementale" });
    await programme.selectOption((await option.getAttribute("value")) ?? "");
    await page.getByLabel("Année d’études").selectOption({ label: "1ʳᵉ année d’internat" });
    await page.getByRole("button", { name: "Ouvrir la bourse" }).click();
    await page.waitForURL(/\/scholarships\/[0-9a-f]{24}$/);
    at.scholarship = new URL(page.url()).pathname;
  });

  it("has its papers sent from her phone, without script, and checked one by one", async () => {
    await page.getByRole("button", { name: "Demander ce qui manque" }).click();
    await toast(page, "Pièces demandées par mail.").waitFor();
    const row = mailRow(page, "Pièces d’une demande de bourse", STUDENT.email);
    await openOutboxWith(row);
    at.suivi = await linkIn(page, row, "/suivi/");
    await goto(own.page, at.suivi);
    for (const paper of PAPERS) await sendPaper(own.page, paper);
    await goto(page, at.scholarship);
    await pressEach(page.getByRole("button", { name: /^Vérifiée/ }));
  });

  it("is studied, heard and granted by an act", async () => {
    await page.getByRole("button", { name: "Déclarer le dossier complet" }).click();
    await page.getByRole("button", { name: "Commencer l’instruction" }).click();
    await page.getByRole("link", { name: "Écrire l’instruction" }).waitFor();
    await unfold(page, "Écrire l’instruction");
    await page
      .getByRole("textbox", { name: "Instruction" })
      .fill("Deux stages faits à Figeac, projet libéral.");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await toast(page, "Enregistré.").waitFor();
    await grantToday(page, STUDENT.lastName, TODAY);
  });

  it("is signed by two, then refused by the third, who wants a word changed", async () => {
    await goto(page, `${at.scholarship}/agreement`);
    await askSignatures(page, PARTIES);
    at.signed = await signatureLink(page, STUDENT.email, "");
    await signAt(own.page, at.signed, NAME);
    await goto(page, `${at.scholarship}/agreement`);
    await signOnPaper(page, PRESIDENT, TODAY);
    at.declined = await signatureLink(page, DEAN_MAIL, "");
    await own.page.goto(at.declined);
    await own.page.getByText("Je ne souhaite pas signer").click();
    await own.page.getByLabel("Pourquoi").fill("Nommez la faculté de Toulouse.");
    await own.page.getByRole("button", { name: "Envoyer mon refus" }).click();
    await own.page.getByRole("heading", { name: "Votre refus est noté" }).waitFor();
  });

  it("is changed, which cancels two signatures and closes their links", async () => {
    await goto(page, `${at.scholarship}/agreement`);
    await partyLine(page, DEAN).getByText("Nommez la faculté de Toulouse.").waitFor();
    await unfold(page, "Ajouter un paragraphe");
    const added = page.locator("details").filter({ hasText: "Ajouter un paragraphe" });
    await added.getByText("Ce changement annule 2 signatures").waitFor();
    await added.getByLabel("Texte").fill("La faculté de Toulouse suit le projet.");
    await added.getByLabel("Pourquoi").fill("La faculté est nommée");
    await added.getByRole("button", { name: "Enregistrer ce texte" }).click();
    await page.getByRole("heading", { name: "Texte, version 2" }).waitFor();
    for (const { name } of PARTIES) expect(await plainWords(partyLine(page, name))).not.toMatch(/signée/);
    await goto(own.page, at.signed);
    await own.page.getByRole("heading", { name: "Ce lien a été remplacé" }).waitFor();
  });

  it("is signed by the three, one of them on paper, and the evidence names each", async () => {
    await signAt(own.page, await signatureLink(page, STUDENT.email, at.signed), NAME);
    await goto(page, `${at.scholarship}/agreement`);
    await signOnPaper(page, PRESIDENT, TODAY);
    await signAt(own.page, await signatureLink(page, DEAN_MAIL, at.declined), DEAN);
    await goto(page, `${at.scholarship}/agreement`);
    await page.getByText("Signée par toutes les parties").waitFor();
    expect(await plainWords(partyLine(page, PRESIDENT))).toContain("sur papier");
    for (const paper of ["agreement/pdf", "evidence"])
      expect(await fileAt(`${at.scholarship}/${paper}`)).toMatch(/^%PDF/);
  });
});

describe("fourteen months paid, then a change of mind", () => {
  it("has a first certificate sent by her page, which is worth the whole university year", async () => {
    await goto(own.page, at.suivi);
    await sendPaper(own.page, PROOF);
    await goto(page, `${at.scholarship}/instalments`);
    await acceptUntil(page, "décembre 2026", "2027-09-30");
  });

  it("is paid month after month, each against its proof, by the list of the finance office", async () => {
    await openOn(MIND_CHANGED);
    await goto(page, `${at.scholarship}/instalments`);
    await acceptUntil(page, "octobre 2027", "2028-01-31");
    // Twenty-eight acts: quicker without script.
    const desk = await visit({ javaScriptEnabled: false });
    await desk.page.context().addCookies(await page.context().cookies());
    await desk.page.goto(`${at.scholarship}/instalments`);
    await pressEach(desk.page.getByRole("button", { name: /^Bon à payer/ }));
    for (const month of MONTHS) await payMonth(desk.page, month);
    await desk.close();
    await goto(page, `${at.scholarship}/instalments`);
    expect(await plainWords(page.getByRole("main"))).toContain("13 000 € versés (14 sur 46 mois)");
  });

  it("is simulated before anybody is told: looking writes nothing", async () => {
    await goto(page, `${at.scholarship}/breach?on=${MIND_CHANGED.slice(0, 10)}`);
    const words = await plainWords(page.getByRole("main"));
    for (const line of ["13 000 €", "1 500 €", "À rembourser 14 500 €"]) expect(flat(words)).toContain(line);
    await goto(page, at.scholarship);
    await page.getByText("Versements", { exact: true }).first().waitFor();
  });

  it("is decided as it was simulated, told by a letter, and paid back over months", async () => {
    await goto(page, `${at.scholarship}/breach?on=${MIND_CHANGED.slice(0, 10)}`);
    await unfold(page, "Décider la rupture");
    await page.getByLabel("Raison").selectOption({ label: "engagement jamais commencé" });
    await page.getByLabel("Numéro de l’acte").fill("CP-2028-7");
    await page.getByRole("button", { name: /^Décider la rupture au/ }).click();
    await page.getByRole("button", { name: "Envoyer la lettre par mail" }).click();
    await page.getByRole("button", { name: "Renvoyer la lettre par mail" }).waitFor();
    await page.getByLabel("En combien de mois").fill("29");
    await page.getByRole("button", { name: "Prévoir ces dates" }).click();
    await page.getByText(NOTHING_BACK).waitFor();
  });
});

describe("the household split, and she who left erased", () => {
  it("opens a file of her own, with what she signed", async () => {
    await goto(page, `${at.file}/split`);
    await page.getByRole("checkbox", { name: new RegExp(STUDENT.firstName) }).check();
    const needs = page.getByRole("group", { name: "Besoins" }).getByRole("checkbox");
    for (const need of await needs.all()) await need.check();
    await page.getByLabel("Pour le").fill("2028-02-01");
    await page.getByRole("button", { name: "Séparer en deux dossiers" }).click();
    await toast(page, "Le nouveau dossier est ouvert.").waitFor();
    at.own = new URL(page.url()).pathname;
    await goto(page, at.scholarship);
    expect(await page.getByRole("link", { name: "Dossier", exact: true }).getAttribute("href")).toBe(at.own);
  });

  it("asks to be erased: what the law requires to keep is named before anything goes", async () => {
    await goto(page, `${at.own}/erasure`);
    await page.getByLabel("Demande faite par").selectOption({ label: "la personne elle-même" });
    await page.getByLabel("Comment").selectOption({ label: "par téléphone" });
    await page.getByRole("button", { name: "Demander l’effacement" }).click();
    await toast(page, "Demande transmise à la protection des données.").waitFor();
    await goto(officer.page, "/privacy/erasures");
    await officer.page.locator('main a[href^="/privacy/erasures/"]').first().click();
    await officer.page.getByLabel(/écrivez le mot/).waitFor();
    const words = await plainWords(officer.page.getByRole("main"));
    expect(words).toMatch(KEPT);
    expect(words).toContain(AGENCY);
  });

  it("is erased but for that, with no way back to her, and her partner is asked to delete", async () => {
    const { page: theirs } = officer;
    await theirs.getByLabel(/écrivez le mot/).fill("effacer");
    await theirs.getByRole("button", { name: "Effacer définitivement" }).click();
    await theirs.getByRole("heading", { name: "Ce qui est parti" }).waitFor();
    at.erasure = new URL(theirs.url()).pathname;
    expect(await goto(page, at.own)).toBe(404);
    expect(await goto(page, at.file)).toBe(200);
    expect(await plainWords(page.getByRole("main"))).not.toMatch(/Ludivine|Sarrazin/i);
    await goto(page, "/candidates?q=sarrazin");
    expect(await page.locator("main tbody tr").count()).toBe(0);
    await own.page.goto(at.suivi);
    expect(await plainWords(own.page.locator("body"))).not.toMatch(/Ludivine|Sarrazin/i);
  });

  it("leaves what was signed, which still proves itself, and what is owed", async () => {
    await goto(page, `${at.scholarship}/agreement`);
    expect(await plainWords(page.getByRole("main"))).not.toContain("scellé brisé");
    expect(await fileAt(`${at.scholarship}/evidence`)).toMatch(/^%PDF/);
    await goto(page, `${at.scholarship}/breach`);
    await page.getByText(NOTHING_BACK).waitFor();
  });

  it("keeps the proof that the partner deleted what they had been sent", async () => {
    const row = mailRow(page, "Demande d’effacement à un partenaire", AGENCY_MAIL);
    await openOutboxWith(row);
    await own.page.goto(await linkIn(page, row, "/effacement/"));
    await own.page.getByRole("button", { name: "C’est supprimé" }).click();
    await own.page.getByText("Merci, c’est noté.").waitFor();
    await goto(officer.page, at.erasure);
    const asked = officer.page.getByRole("listitem").filter({ hasText: AGENCY });
    await asked.getByText(/^supprimé le/).waitFor();
    expect(await plainWords(officer.page.getByRole("main"))).toMatch(KEPT);
  });
});

/** What the finance office says was paid in a month. */
async function payMonth(desk: Page, month: string): Promise<void> {
  await desk.goto(`/scholarships/due?mois=${month}`);
  const mine = desk.getByRole("row").filter({ hasText: new RegExp(STUDENT.lastName, "i") });
  for (const box of await desk.getByRole("checkbox", { name: /^Cocher/ }).all()) await box.uncheck();
  await mine.getByRole("checkbox").check();
  await desk.getByRole("button", { name: "Marquer versés" }).click();
  await mine.getByText(/^versé/).waitFor();
}

async function fileAt(path: string): Promise<string> {
  const answer = await page.request.get(path, { maxRetries: 1 });
  return (await answer.body()).toString("latin1");
}

/** On one line, as it is read. */
function flat(words: string): string {
  return words.replace(/\s+/g, " ");
}

/** The same base on another day: the team signs in again. */
async function openOn(moment: string): Promise<void> {
  await close();
  await reopenOwnSite(moment);
  await open();
}

async function open(): Promise<void> {
  team = await visit();
  own = await visit({ javaScriptEnabled: false, viewport: PHONE });
  officer = await visit();
  page = team.page;
  await signIn(page, "responsable");
  await signIn(officer.page, "dpo");
}

async function close(): Promise<void> {
  const visits = [team, own, officer];
  await Promise.all(visits.map((one) => one.close()));
  expect(visits.flatMap(({ problems }) => problems)).toEqual([]);
}
