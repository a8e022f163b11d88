import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { advanceTo } from "./clock";
import {
  ADDRESSES,
  addFamily,
  addPartner,
  answer,
  awaitDeparted,
  basket,
  choices,
  chooseBackUp,
  DOCTOR,
  EN,
  FR,
  handOver,
  LETTERS,
  letterLink,
  MAILS,
  mailedCode,
  mailsOf,
  NO_LETTER,
  needsOfFile,
  openAct,
  presentAll,
  rank,
  SPOUSE,
  sayWhatIsSought,
  send,
  under,
  WISH,
} from "./family-of-four";
import { openFileOf, writeToUs } from "./journeys";
import { linkIn, openOutboxWith } from "./pages";
import { goto, reopenUntil, signIn, type Visit, visit, wordsOf } from "./site";

const AGENCY = "Agence des Remparts";
const LANDLORD = "Toits Clairs, logement social";
const HOST = "Gîte du Pré Long";
const BACK_UP = "La Maison des Tilleuls";
const TOWN_HALL = "Mairie de Figeac";
const SCHOOL = "École du Célé";
const RELAY = "Relais petite enfance Les Petits Ours";
const WORK_SERVICE = "Service emploi des conjoint·e·s";
const EMPLOYER = "Laiterie du Causse clair";
const CLUB = "Club des arrivants";

const FILE = "Quintero";
const FLAT = "12 quai des Tanneurs, Figeac";
const HOUSE = "3 rue du Moulin, Capdenac";
const POST = "Responsable énergie";
/** The one who is too young for school. */
const YOUNGER = "Enfant 1";
const CHILDMINDER = "Assistante maternelle agréée, Figeac";

let team: Visit;
let partner: Visit;
let doctor: Visit;
let spouse: Visit;
let page: Page;
/** Where the story is: filled as it goes. */
const at = { household: "", housing: "", work: "", school: "", care: "", area: "", doctor: "", spouse: "" };
/** The links of the answer letters, by who was asked for what. */
const letters = { ...NO_LETTER };

beforeAll(async () => {
  [team, partner, doctor, spouse] = await Promise.all([
    visit(),
    visit({ javaScriptEnabled: false }),
    visit({ viewport: { width: 390, height: 844 } }),
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

describe("a family of four, whose partners answer as partners do", () => {
  it("becomes a file with a spouse, two children and five needs", async () => {
    await writeToUs(doctor.page, DOCTOR, WISH);
    at.household = await openFileOf(page, DOCTOR);
    await addFamily(page, at.household, SPOUSE);
    Object.assign(at, await needsOfFile(page));
    await addPartner(page, { name: TOWN_HALL, kind: "Mairie", email: "accueil@figeac.example" });
    await addPartner(page, { name: SCHOOL, kind: "Établissement scolaire", email: "direction@cele.example" });
  });

  it("has each need said in words", async () => {
    await sayWhatIsSought(page, at.housing, { "Budget au plus, en euros": "1100", Pièces: "5" });
    await sayWhatIsSought(page, at.work, {
      Métier: "ingénieur en énergie",
      "Avec ses mots": "à temps plein",
    });
    await sayWhatIsSought(page, at.school, { "Avec ses mots": "CM1 à la rentrée, cantine" });
    await sayWhatIsSought(page, at.care, { "Avec ses mots": "un enfant de 2 ans, en semaine" });
    await sayWhatIsSought(page, at.area, { "Et encore": "une visite en mai, à quatre" });
  });

  it("has a page for each adult, the spouse told of where we know them from", async () => {
    await goto(page, `${at.household}/tracking`);
    for (const { firstName } of [DOCTOR, SPOUSE]) {
      await page.getByRole("button", { name: new RegExp(`^Envoyer la page de suivi, ${firstName}`) }).click();
      await page.getByRole("button", { name: new RegExp(`^Fermer le lien, ${firstName}`) }).waitFor();
    }
    const row = (email: string) => mailsOf(page, at.household, MAILS.page).filter({ hasText: email });
    await openOutboxWith(row(SPOUSE.email));
    at.doctor = await linkIn(page, row(DOCTOR.email), "/suivi/");
    at.spouse = `${await linkIn(page, row(SPOUSE.email), "/suivi/")}?lang=en`;
    await row(SPOUSE.email).getByRole("link").first().click();
    const mail = page.frameLocator("iframe[title='Aperçu du message']");
    await mail.getByText("Votre foyer nous a parlé de vous").waitFor();
    expect(await doctorReads(FR.doing, "Logement")).toContain("Nous cherchons. C’est à nous d’agir.");
    expect(await spouseReads(EN.doing, EN.work)).toContain("We are searching. It is our turn to act.");
    expect(await words(doctor.page)).not.toMatch(/emploi|\bTom\b/i);
  });

  it("hands eight requests over, each adult having agreed for themselves to what is theirs", async () => {
    await chooseBackUp(page, HOST, BACK_UP);
    await handOver(page, at.housing, AGENCY, "par téléphone");
    for (const name of [LANDLORD, HOST, TOWN_HALL]) await handOver(page, at.housing, name);
    await handOver(page, at.school, TOWN_HALL, "par mail");
    await handOver(page, at.school, SCHOOL);
    await handOver(page, at.care, RELAY, "par téléphone");
    await handOver(page, at.area, CLUB, "de vive voix");
  });

  it("waits for the spouse’s own word, given in English, before their search for work is passed on", async () => {
    await goto(page, `${at.work}/hand-off?q=${encodeURIComponent(CLUB)}`);
    await page.getByRole("link", { name: `Choisir ${CLUB}` }).click();
    await page.getByLabel("Tom a accepté que sa demande soit transmise").waitFor();
    await goto(spouse.page, at.spouse);
    await spouse.page.getByRole("button", { name: "I agree: Search for work with partners" }).click();
    await spouse.page.getByText("Your consent is kept.").waitFor();
    await handOver(page, at.work, WORK_SERVICE);
    await handOver(page, at.work, CLUB);
    const sent = await awaitDeparted(page, { household: at.household, kind: MAILS.request, count: 10 });
    for (const [name, to, title] of LETTERS) letters[name] = await letterLink(page, sent, to, title);
    expect(await doctorReads(FR.doing, "Logement")).toContain(`${FR.waited} ${FR.partner}`);
    expect(await doctorReads(FR.passedOn, AGENCY)).toMatch(/n’a pas encore répondu/);
    await goto(spouse.page, at.spouse);
    const passedOn = under(spouse.page, EN.passedOn, WORK_SERVICE);
    await passedOn.locator("summary").click();
    expect(await wordsOf(passedOn)).toContain("given on their tracking page");
    expect(await words(doctor.page)).not.toContain(WORK_SERVICE);
  });
});

describe("what its partners say, and the page of the family right after", () => {
  it("is taken care of by the town hall, without script", async () => {
    const act = await openAct(partner.page, letters.homes, "Je peux m'en occuper");
    await answer(act, "Confirmer que je m'en occupe");
    expect(await doctorReads(FR.doing, "Logement")).toContain(`${FR.waited} ${FR.partner}`);
    expect(await doctorReads(FR.passedOn, TOWN_HALL, "Logement")).toContain("a répondu");
    expect(await doctorReads(FR.passedOn, TOWN_HALL, "École")).toContain("n’a pas encore répondu");
  });

  it("is declined by the landlord, whose reason is ours alone", async () => {
    const act = await openAct(partner.page, letters.landlord, "Ce n'est pas pour moi");
    await act.getByLabel("Rien de disponible en ce moment").check();
    await answer(act, "Envoyer ma réponse");
    expect(await doctorReads(FR.passedOn, LANDLORD)).toMatch(/, a répondu/);
    expect(await words(doctor.page)).not.toContain("Rien de disponible");
  });

  it("is offered another flat than asked, with a photo", async () => {
    const act = await openAct(partner.page, letters.agency, "J'ai une proposition");
    await act.getByLabel("Où ?").fill(FLAT);
    await act.getByLabel("Loyer ou prix en euros").fill("890");
    await act.getByLabel("Nombre de pièces").fill("4");
    const photo = { name: "salon.png", mimeType: "image/png", buffer: await partner.page.screenshot() };
    await act.getByLabel("Photos").setInputFiles(photo);
    await answer(act, "Envoyer ma proposition");
    expect(await doctorReads(FR.doing, "Logement")).toContain(`${FR.options} ${FR.ours}`);
    expect(await words(doctor.page)).not.toContain(FLAT);
    await goto(page, at.housing);
    await page.getByRole("img", { name: /^Photo 1/ }).waitFor();
  });

  it("hears that no crèche has room, and of a childminder instead", async () => {
    const act = await openAct(partner.page, letters.relay, "J'ai une proposition");
    await act.getByLabel("Où ?").fill(CHILDMINDER);
    await act.getByLabel("lundi").check();
    await act.getByLabel("jeudi").check();
    await act.getByLabel("Horaires").fill("de 8 h à 18 h");
    await act.getByLabel("Précisions").fill("Aucune place en crèche avant janvier.");
    await answer(act, "Envoyer ma proposition");
    expect(await doctorReads(FR.doing, `Garde d’enfants · ${YOUNGER}`)).toContain(`${FR.options} ${FR.ours}`);
    expect(await spouseReads(EN.doing, `Childcare · ${YOUNGER}`)).toContain(
      "There are options. It is our turn to act.",
    );
  });

  it("is asked a question by the school, which is answered and then takes care of it", async () => {
    const act = await openAct(partner.page, letters.school, "J'ai une question");
    await act.getByLabel("Votre question").fill("Faut-il aussi une place à l’étude ?");
    await answer(act, "Envoyer ma question");
    expect(await doctorReads(FR.doing, "École")).toContain(`${FR.waited} ${FR.ours}`);
    await goto(page, at.school);
    await page.getByRole("link", { name: `Répondre, ${SCHOOL}` }).click();
    await page.getByLabel("Votre réponse").fill("Oui, deux soirs par semaine.");
    await page.getByRole("button", { name: "Envoyer la réponse" }).click();
    await page.waitForURL(`**${at.school}`);
    expect(await doctorReads(FR.doing, "École")).toContain(`${FR.waited} ${FR.partner}`);
    const again = await openAct(partner.page, letters.school, "Je peux m'en occuper");
    await partner.page.getByText("Oui, deux soirs par semaine.").waitFor();
    await answer(again, "Confirmer que je m'en occupe");
    expect(await doctorReads(FR.passedOn, SCHOOL)).toMatch(/, a répondu/);
  });

  it("is told the town hall’s word on the school by phone, which a colleague types", async () => {
    await goto(page, at.school);
    await page.getByRole("link", { name: `Noter sa réponse, ${TOWN_HALL}` }).click();
    await page.getByRole("link", { name: "Je peux m’en occuper" }).click();
    await page.getByLabel("Ce qui a été dit").fill("Inscription à la mairie, en mai.");
    await page.getByLabel("Sa réponse est arrivée").selectOption({ label: "par téléphone" });
    await page.getByRole("button", { name: "Noter cette réponse" }).click();
    await page.waitForURL(`**${at.school}`);
    expect(await doctorReads(FR.passedOn, TOWN_HALL, "École")).toMatch(/, a répondu/);
    expect(await doctorReads(FR.doing, "École")).toContain(`${FR.waited} ${FR.partner}`);
  });

  it("is sent on to an employer, whom a colleague confirms and who offers a post to the spouse alone", async () => {
    const act = await openAct(partner.page, letters.service, "Voyez plutôt avec…");
    await act.getByLabel("Avec qui ?").fill("Ressources humaines de la laiterie");
    await act.getByLabel("Son adresse e-mail").fill("rh@causse-clair.example");
    await answer(act, "Envoyer ce contact");
    expect(await spouseReads(EN.doing, EN.work)).toContain("It is our turn to act.");
    await goto(page, at.work);
    await page.getByRole("link", { name: `Confirmer, ${EMPLOYER}` }).click();
    await send(page);
    expect(await spouseReads(EN.doing, EN.work)).toContain("A partner owes us an answer.");
    const sent = await awaitDeparted(page, { household: at.household, kind: MAILS.request, count: 11 });
    letters.employer = await letterLink(page, sent, "rh@causse-clair.example");
    const post = await openAct(partner.page, letters.employer, "J'ai une proposition");
    await post.getByLabel("Quel poste ?").fill(POST);
    await answer(post, "Envoyer ma proposition");
    expect(await spouseReads(EN.doing, EN.work)).toContain("There are options. It is our turn to act.");
    expect(await spouseReads(EN.passedOn, EMPLOYER)).toMatch(/, answered on/);
    await goto(doctor.page, at.doctor);
    expect(await words(doctor.page)).not.toMatch(/laiterie|emploi|\bTom\b/i);
  });

  it("is offered a visit of the area by the club, whose other request stays silent", async () => {
    const act = await openAct(partner.page, letters.area, "J'ai une proposition");
    await act.getByLabel("Quel jour ?").fill("2027-05-15");
    await answer(act, "Envoyer ma proposition");
    expect(await doctorReads(FR.doing, "Découvrir le territoire")).toContain(`${FR.options} ${FR.ours}`);
  });

  it("is offered a second flat by the landlord, who changes its answer within seven days", async () => {
    await advanceTo(page, "2026-11-27");
    await goto(partner.page, letters.landlord);
    await partner.page.getByRole("link", { name: "Changer ma réponse" }).click();
    const act = partner.page.locator("details").filter({ hasText: "J'ai une proposition" });
    await act.locator("summary").click();
    await act.getByLabel("Où ?").fill(HOUSE);
    await answer(act, "Envoyer ma proposition");
    await goto(page, at.housing);
    await page.getByText(HOUSE).first().waitFor();
    expect(await doctorReads(FR.passedOn, LANDLORD)).toMatch(/, a répondu/);
  });
});

describe("what each adult thinks of it, and the weeks that pass", () => {
  it("shows each adult what is theirs to choose, of every kind", async () => {
    for (const need of [at.housing, at.work, at.care]) await presentAll(page, need);
    expect(await doctorReads(FR.doing, "Logement")).toContain(`${FR.options} C’est à vous de nous répondre.`);
    expect(await spouseReads(EN.doing, EN.work)).toContain("It is your turn to tell us.");
    for (const option of [FLAT, HOUSE, POST]) expect(await choices(spouse.page)).toContain(option);
    expect(await choices(doctor.page)).not.toContain(POST);
  });

  it("has both adults rank the homes differently, which the team alone learns", async () => {
    await goto(doctor.page, at.doctor);
    await rank(doctor.page, { [FLAT]: "1ᵉʳ choix", [HOUSE]: "2ᵉ choix" }, "Envoyer mon choix");
    await goto(spouse.page, at.spouse);
    await rank(spouse.page, { [HOUSE]: "1st choice", [FLAT]: "2nd choice" }, "Send my choice");
    await rank(spouse.page, { [POST]: "1st choice" }, "Send my choice");
    await goto(page, at.housing);
    await page.getByText("Désaccord").waitFor();
    await goto(page, at.work);
    const preferences = page.getByRole("region", { name: "Leurs préférences" });
    await preferences.getByRole("heading", { name: `Tom ${SPOUSE.lastName}` }).waitFor();
    await preferences.getByText("1ᵉʳ choix").waitFor();
    await goto(doctor.page, at.doctor);
    expect(await words(doctor.page)).not.toMatch(/désaccord|Ashdown/i);
    expect(await words(spouse.page)).not.toMatch(/disagree|Quintero/i);
  });

  it("reminds the two silent ones on working days, twice at most, and nobody else", async () => {
    await advanceTo(page, "2026-12-01");
    expect(await reminded(2)).toEqual([ADDRESSES.host, ADDRESSES.club].sort());
    await advanceTo(page, "2026-12-08");
    expect(await reminded(4)).toEqual(
      [ADDRESSES.host, ADDRESSES.host, ADDRESSES.club, ADDRESSES.club].sort(),
    );
    expect(await doctorReads(FR.passedOn, HOST)).toContain("n’a pas encore répondu");
  });

  it("then asks for the back-up to be confirmed, and for calls", async () => {
    await advanceTo(page, "2026-12-15");
    const prepared = page.getByRole("link", { name: `Confirmer, ${BACK_UP}` });
    await reopenUntil("the back-up to be prepared", { page, path: at.housing }, async () => {
      return (await prepared.count()) > 0;
    });
    await page.getByRole("button", { name: "Écarter" }).first().click();
    await prepared.waitFor({ state: "detached" });
    await advanceTo(page, "2026-12-22");
    await reopenUntil("both calls to be asked for", { page, path: at.household }, async () => {
      return (await taskSaying(/^Appeler /).count()) === 2;
    });
    expect(await reminded(4)).toHaveLength(4);
  });

  it("leaves the two silent ones alone in the basket of those who never answered", async () => {
    expect(await basket(page, "silent", FILE)).toEqual([CLUB, HOST]);
    expect(await basket(page, "remind", FILE)).toEqual([]);
    expect(await basket(page, "questions", FILE)).toEqual([]);
  });

  it("keeps the flat, which the page of the family says is settled", async () => {
    await goto(page, at.housing);
    const line = page.getByRole("listitem").filter({ hasText: FLAT }).filter({ hasText: "proposée par" });
    await line.getByRole("button", { name: "Le foyer la retient" }).click();
    await line.getByText("retenue").waitFor();
    await goto(doctor.page, at.doctor);
    const settled = doctor.page.getByRole("region", { name: "Ce qui est réglé" });
    expect(await wordsOf(settled)).toContain(FLAT);
  });
});

describe("how it ended, and an agreement taken back", () => {
  it("asks the partner and the family weeks later; what they say differs, which is a task", async () => {
    await advanceTo(page, "2027-01-21");
    const to = "s.ferrieres@remparts.example";
    const asked = await awaitDeparted(page, { household: at.household, kind: MAILS.outcome, count: 1, to });
    await goto(partner.page, await letterLink(page, asked, to));
    await partner.page.getByRole("button", { name: "C’est fait" }).click();
    await partner.page.getByText("Merci de nous l’avoir dit").waitFor();
    const card = async () => {
      await goto(doctor.page, at.doctor);
      return under(doctor.page, "Comment cela s’est-il terminé", AGENCY);
    };
    await (await card()).getByRole("button", { name: /^Cela n['’]a pas abouti/ }).click();
    await doctor.page.getByText("Votre réponse est enregistrée.").waitFor();
    expect(await wordsOf(await card())).toContain("Cela n’a pas abouti");
    await goto(page, at.household);
    await taskSaying(new RegExp(`^Vérifier.*${AGENCY}`)).waitFor();
  });

  it("takes the spouse’s agreement back with the code of a mail, and closes the links of that purpose", async () => {
    await goto(spouse.page, at.spouse);
    await spouse.page.getByRole("button", { name: "Send me a code" }).click();
    await spouse.page.getByLabel("The six digits of the mail").fill(await mailedCode(page, SPOUSE.email));
    await spouse.page.getByRole("button", { name: "Use this code" }).click();
    await spouse.page.getByRole("button", { name: "Withdraw my consent" }).click();
    await spouse.page.getByText("Your consent is withdrawn").waitFor();
    for (const letter of [letters.employer, letters.work]) {
      await goto(partner.page, letter);
      await partner.page.getByRole("heading", { name: "Cette demande n’est plus nécessaire" }).waitFor();
    }
    expect(await spouseReads(EN.passedOn, EMPLOYER)).toContain("we asked them to delete it");
    await goto(partner.page, letters.agency);
    await partner.page.getByRole("heading", { name: "Merci, votre réponse est notée" }).waitFor();
    await goto(page, `${at.household}/sharing`);
    const line = page.getByRole("listitem").filter({ hasText: EMPLOYER });
    await line.getByText("suppression demandée à").waitFor();
  });
});

function taskSaying(words: RegExp): Locator {
  return page.getByRole("list", { name: "Tâches" }).getByText(words);
}

function words(of: Page): Promise<string> {
  return wordsOf(of.getByRole("article"));
}

/** Opens the page of the doctor and reads what it says there. */
async function doctorReads(section: string, heading: string, about = ""): Promise<string> {
  await goto(doctor.page, at.doctor);
  return wordsOf(under(doctor.page, section, heading).filter({ hasText: about }));
}

/** The same, for the spouse. */
async function spouseReads(section: string, heading: string): Promise<string> {
  await goto(spouse.page, at.spouse);
  return wordsOf(under(spouse.page, section, heading));
}

/** Whom the reminders of this file went to, once there are so many. */
async function reminded(count: number): Promise<string[]> {
  const rows = await awaitDeparted(page, { household: at.household, kind: MAILS.reminder, count });
  const lines = await rows.allInnerTexts();
  return lines.map((line) => /[\w.-]+@[\w.-]+/.exec(line)?.[0] ?? line).sort();
}
