import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Applicant, fillInterest, mailRow } from "./interest";
import { linkIn } from "./pages";
import { firstLink, goto, reopenUntil, signIn, toast, type Visit, visit, wordsOf } from "./site";

const MAILS = {
  receipt: "Accusé de réception d’une demande",
  reply: "Réponse de l’équipe",
  request: "Passage de relais à un partenaire",
  reminder: "Relance d’un partenaire",
};

/** Five working days from a Tuesday. */
/** From Tuesday to the second Wednesday: the clock steps over the week-end to Monday at eight, and the reminder is due at nine. */
const PRESSES_TO_REMINDER = 6;

let intern: Visit;
let team: Visit;
let partner: Visit;
let page: Page;
let applicant: Applicant;
/** Where the story is: filled as it goes. */
const at = { household: "", need: "", answer: "", partnerName: "", partnerMail: "" };
let shown: string[];

beforeAll(async () => {
  [intern, team, partner] = await Promise.all([visit(), visit(), visit({ javaScriptEnabled: false })]);
  page = team.page;
  await signIn(page, "referent");
  applicant = await namesakeOf(page);
});

afterAll(async () => {
  const problems = [intern, team, partner].flatMap((one) => one.problems);
  await Promise.all([intern, team, partner].map(({ close }) => close()));
  expect(problems).toEqual([]);
});

describe("the main job, from an interest form to a partner’s answer", () => {
  it("opens on three doors and a phone for each territory", async () => {
    await goto(intern.page, "/");
    for (const door of ["Je suis médecin", "Je suis partenaire"]) {
      await intern.page.getByRole("link", { name: door }).waitFor();
    }
    expect(await intern.page.locator('a[href^="tel:"]').count()).toBeGreaterThan(1);
    await intern.page.getByRole("link", { name: "Je suis interne" }).click();
    await intern.page.waitForURL(/\/interet/);
  });

  it("receives the form and names who will answer", async () => {
    await fillInterest(intern.page, applicant);
    await intern.page.getByRole("button", { name: "Envoyer", exact: true }).click();
    await intern.page.waitForURL(/\/interet\/recu$/);
    expect(await wordsOf(intern.page.locator("main"))).toMatch(/vous répond sous 2\s+jours ouvrés/);
  });

  it("sends a receipt at once", async () => {
    await awaitMail(MAILS.receipt, applicant.email, "distribué (démonstration)");
  });

  it("says in the queue who this may already be, and why", async () => {
    await goto(page, "/triage");
    await page.getByRole("link", { name: nameOf(applicant) }).click();
    const duplicates = page.getByRole("region", { name: /Peut-être la même personne/ });
    await duplicates.waitFor();
    expect(await wordsOf(duplicates)).toContain("même nom");
  });

  it("opens a file with a first-answer clock, a next action and the need told", async () => {
    await page.getByLabel("Suivi par").selectOption({ label: "Jeanne Vidal" });
    await page.getByRole("button", { name: "Ouvrir le dossier" }).click();
    await page.waitForURL(/\/households\/[0-9a-f]{24}$/);
    at.household = new URL(page.url()).pathname;
    await toast(page, "Dossier ouvert.").waitFor();
    const main = await wordsOf(page.locator("main"));
    expect(main).toContain("Première réponse attendue");
    expect(main).toMatch(/Prochaine action\s: (?!aucune)/);
    expect(main).toContain("Logement");
  });

  it("takes a reply back within ten seconds", async () => {
    await reply("Premier contact");
    await toast(page, "Message envoyé.").getByRole("button", { name: "Annuler" }).click();
    await toast(page, "Message envoyé.").waitFor({ state: "detached", timeout: 8000 });
    await toast(page, /annulé/).waitFor();
    expect(await wordsOf(page.locator("main"))).toContain("Première réponse attendue");
    await awaitMail(MAILS.reply, applicant.email, "annulé");
  });

  it("previews a reply from a template, sends it and stops the first-answer clock", async () => {
    await reply("Premier contact");
    await toast(page, "Message envoyé.").waitFor();
    expect(await wordsOf(page.locator("main"))).toMatch(/Première réponse .*par Jeanne Vidal/);
  });

  it("keeps the criteria of the home looked for", async () => {
    await page.getByRole("main").getByRole("link", { name: "Logement", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Logement" }).waitFor();
    at.need = new URL(page.url()).pathname;
    await page.getByLabel("Projet").selectOption({ label: "Louer" });
    await page.getByRole("combobox", { name: "Commune 1" }).click();
    await page.getByPlaceholder("Chercher…").fill("figea");
    await page.getByRole("option", { name: /^Figeac/ }).click();
    await page.getByLabel("Plus précisément").fill("à dix minutes de l’hôpital");
    await page.getByLabel("Budget au plus, en euros").fill("650");
    await page.getByRole("textbox", { name: "Pièces" }).fill("2");
    await page.getByRole("button", { name: "Enregistrer les critères" }).click();
    await toast(page, "Enregistré.").waitFor();
    await goto(page, at.need);
    expect(await page.getByLabel("Budget au plus, en euros").inputValue()).toBe("650");
    expect(await page.getByRole("combobox", { name: "Commune 1" }).textContent()).toContain("Figeac");
  });

  it("composes a hand-off and shows exactly what will be sent", async () => {
    await page.getByRole("link", { name: "Passer le relais" }).click();
    await page
      .getByText(/km de Figeac à vol d’oiseau/)
      .first()
      .waitFor();
    // Whom nothing else is asked: two requests would be reminded by one letter.
    const free = page.getByRole("listitem").filter({ hasNotText: /demandes? en cours/ });
    const choice = free.filter({ hasText: "Agence immobilière" }).first();
    const choose = choice.getByRole("link", { name: /^Choisir / });
    at.partnerName = (await choose.getAttribute("aria-label"))?.replace("Choisir ", "") ?? "";
    await choose.click();
    await page.getByLabel("Un mot pour ce partenaire").fill("Un rez-de-chaussée serait parfait.");
    await page.getByLabel("Réponse souhaitée avant le").focus();
    const preview = page.getByRole("region", { name: "Exactement ce qui sera transmis" });
    await preview.getByText("Un rez-de-chaussée serait parfait.").waitFor();
    shown = await factsOf(preview.locator("dl > *"));
    expect(shown.join(" ")).toMatch(/650\s€/);
    expect(shown.join(" ")).toContain("Figeac, à dix minutes de l’hôpital");
    expect(await wordsOf(preview)).not.toContain(applicant.lastName);
  });

  it("records the consent with the sending", async () => {
    const consent = page.getByLabel(/a accepté que sa demande soit transmise/);
    await page.getByRole("button", { name: "Envoyer au partenaire" }).click();
    await page.getByText("Il manque l’accord de la personne").waitFor();
    await consent.selectOption({ index: 1 });
    await page.getByRole("button", { name: "Envoyer au partenaire" }).click();
    await toast(page, "Relais envoyé.").waitFor();
    await page
      .getByRole("region", { name: /^Relais/ })
      .getByText(at.partnerName)
      .waitFor();
  });

  it("mails the partner what was previewed, with a link to open", async () => {
    await goto(page, "/outbox");
    const row = page.getByRole("row").filter({ hasText: MAILS.request }).first();
    at.partnerMail = (await wordsOf(row.locator("td").first())).split("\n").at(-1) ?? "";
    await awaitMail(MAILS.request, at.partnerMail, "distribué (démonstration)");
    at.answer = await linkIn(page, row, "/reponse/");
    await row.getByRole("link").first().click();
    const words = await letterWords();
    for (const fact of shown) expect(words).toContain(fact);
    expect(words).toContain("Un rez-de-chaussée serait parfait.");
  });

  it("shows the partner the same letter, without script", async () => {
    await goto(partner.page, at.answer);
    expect(await factsOf(partner.page.locator("dl > *"))).toEqual(shown);
    expect(await wordsOf(partner.page.locator("main"))).toContain("Un rez-de-chaussée serait parfait.");
  });

  it("reminds the partner after five working days, not before", async () => {
    for (let presses = 0; presses < PRESSES_TO_REMINDER; presses += 1) {
      await goto(page, "/outbox");
      expect(await reminder().count(), `after ${presses} presses of « 1 jour »`).toBe(0);
      await advanceOneDay();
    }
    await reopenUntil("the reminder to leave", { page, path: "/outbox" }, async () => {
      const words = (await reminder().count()) === 1 ? await wordsOf(reminder()) : "";
      return words.includes("distribué (démonstration)");
    });
    await reminder().getByRole("link").first().click();
    const words = await letterWords();
    for (const fact of shown) expect(words).toContain(fact);
    expect(words).toMatch(/Nous vous avons écrit le mardi 24\s+novembre/);
  });

  it("takes the partner’s proposal, without script", async () => {
    await goto(partner.page, at.answer);
    const act = partner.page.locator("details").filter({ hasText: "J'ai une proposition" });
    await act.locator("summary").click();
    await act.getByLabel("Où ?").fill("12 quai des Tanneurs");
    await act.getByLabel("Loyer ou prix en euros").fill("610");
    await act.getByRole("button", { name: "Envoyer ma proposition" }).click();
    await partner.page.getByRole("heading", { name: "Merci, votre réponse est notée" }).waitFor();
  });

  it("turns the answer into an option, an entry, a notice and a next action", async () => {
    await reopenUntil("the option in the need", { page, path: at.need }, async () => {
      return (await page.getByText("12 quai des Tanneurs").count()) > 0;
    });
    await reopenUntil("the line of the timeline", { page, path: at.household }, async () => {
      const timeline = page.getByRole("list", { name: "Fil du dossier" });
      return (await wordsOf(timeline)).includes("12 quai des Tanneurs");
    });
    expect(await wordsOf(page.locator("main"))).toMatch(
      new RegExp(`Prochaine action\\s: Présenter la proposition .*${at.partnerName}`),
    );
    await goto(page, "/today");
    const notices = page.getByRole("region", { name: /Réponses reçues/ });
    await notices.getByText(new RegExp(at.partnerName)).first().waitFor();
  });

  it("lets the partner change the answer within seven days", async () => {
    await goto(partner.page, at.answer);
    await partner.page.getByRole("link", { name: "Changer ma réponse" }).click();
    const act = partner.page.locator("details").filter({ hasText: "Ce n'est pas pour moi" });
    await act.locator("summary").click();
    await act.getByLabel("Rien de disponible en ce moment").check();
    await act.getByRole("button", { name: "Envoyer ma réponse" }).click();
    await partner.page.getByText("« Ce n’est pas pour moi »").waitFor();
    await reopenUntil("the change in the timeline", { page, path: at.household }, async () => {
      return (await wordsOf(page.getByRole("list", { name: "Fil du dossier" }))).includes("décline");
    });
  });

  it("notes a call and what follows it", async () => {
    await page.getByRole("link", { name: "J’ai appelé" }).click();
    await page.getByLabel("Oui, nous nous sommes parlé").check();
    await page.getByLabel("Ce qui s’est dit").fill("Préfère attendre janvier.");
    await page.getByLabel("Et ensuite ?").fill("Rappeler en janvier");
    await page.getByRole("button", { name: "Enregistrer l’appel" }).click();
    await toast(page, "Appel noté.").waitFor();
    const main = await wordsOf(page.locator("main"));
    expect(main).toContain("Préfère attendre janvier.");
    expect(main).toMatch(/Prochaine action\s: Rappeler en janvier/);
  });
});

/** Somebody named as a candidate already known, written without accents and in capitals. */
async function namesakeOf(colleague: Page): Promise<Applicant> {
  await goto(colleague, await firstLink(colleague, "/candidates?need=housing", "/households/"));
  const [firstName = "", ...lastName] = (await wordsOf(colleague.locator("main strong").first())).split(" ");
  const plain = lastName
    .join(" ")
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toUpperCase();
  return { firstName, lastName: plain, email: "nouvelle.venue@courriel.example" };
}

function nameOf({ firstName, lastName }: Applicant): string {
  return `${firstName} ${lastName}`;
}

async function reply(template: string): Promise<void> {
  await goto(page, at.household);
  await page.getByRole("link", { name: "Répondre" }).click();
  await page.getByRole("button", { name: template }).click();
  const preview = page.getByRole("region", { name: "Aperçu" });
  expect(await wordsOf(preview)).toContain(`Bonjour ${applicant.firstName},`);
  await page.getByRole("button", { name: "Envoyer le message" }).click();
  await page.waitForURL(`**${at.household}`);
}

/** Reads the outbox again until the mail is in the state told. */
async function awaitMail(kind: string, address: string, state: string): Promise<void> {
  await reopenUntil(`${kind} to be ${state}`, { page, path: "/outbox" }, async () => {
    const row = mailRow(page, kind, address);
    return (await row.count()) === 1 && (await wordsOf(row)).includes(state);
  });
}

/** The letter of the mail that is open. */
async function letterWords(): Promise<string> {
  const letter = page.frameLocator("iframe[title='Aperçu du message']");
  await letter.getByRole("link", { name: "Répondre" }).waitFor();
  return wordsOf(letter.locator("body"));
}

/** The line of the outbox for the reminder about this file. */
function reminder(): Locator {
  const ofFile = page.locator(`a[href="${at.household}"]`);
  return page.getByRole("row").filter({ hasText: MAILS.reminder }).filter({ has: ofFile });
}

async function advanceOneDay(): Promise<void> {
  await page.getByRole("button", { name: "1 jour", exact: true }).click();
  await toast(page, /^Nous sommes maintenant/)
    .last()
    .waitFor();
}

async function factsOf(parts: Locator): Promise<string[]> {
  return (await parts.allInnerTexts()).map((text) => text.trim());
}
