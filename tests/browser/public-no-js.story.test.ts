import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fillInterest, mailRow } from "./interest";
import { linkIn, openLetterPath } from "./pages";
import { goto, reopenUntil, toast, type Visit, visit, visitAs, wordsOf } from "./site";

const PERSON = { firstName: "Nour", lastName: "Ben Saïd", email: "nour.bensaid@courriel.example" };
const RECEIPT = "Accusé de réception d’une demande";
const RENEWAL = "Nouveau lien de réponse";
const LETTER = "Réponse de l’équipe";
const WEEKS_TO_EXPIRY = 5;
const MOST_WEEKS_MORE = 8;

let anyone: Visit;
let team: Visit;
let page: Page;

beforeAll(async () => {
  [anyone, team] = await Promise.all([visit({ javaScriptEnabled: false }), visitAs("referent")]);
  page = anyone.page;
});

afterAll(async () => {
  await Promise.all([anyone, team].map(({ close }) => close()));
});

describe("the interest form, without script", () => {
  it("says beside each field what is missing and keeps what was written", async () => {
    await page.goto("/interet");
    await field("Prénom").fill(PERSON.firstName);
    await field("Adresse e-mail").fill("nour.bensaid");
    await field("Votre message").fill("Bonjour");
    await page.getByRole("checkbox", { name: "Logement", exact: true }).check();
    await send();
    expect(new URL(page.url()).pathname).toBe("/interet");
    for (const label of ["Nom", "Adresse e-mail", "Je suis"]) await expectRefused(label);
    expect(await field("Prénom").getAttribute("aria-invalid")).toBeNull();
    expect(await field("Prénom").inputValue()).toBe(PERSON.firstName);
    expect(await field("Adresse e-mail").inputValue()).toBe("nour.bensaid");
    expect(await field("Votre message").inputValue()).toBe("Bonjour");
    expect(await page.getByRole("checkbox", { name: "Logement", exact: true }).isChecked()).toBe(true);
  });

  it("leads from the summary to the field to correct", async () => {
    const summary = page.getByRole("alert");
    await summary.getByRole("link").first().click();
    expect(new URL(page.url()).hash).toBe(`#${await field("Nom").getAttribute("id")}`);
  });

  it("is received once corrected", async () => {
    await fillInterest(page, PERSON);
    await send();
    expect(new URL(page.url()).pathname).toBe("/interet/recu");
  });

  it("is corrected by the link of the receipt", async () => {
    await page.goto(await linkOfMail(RECEIPT, PERSON.email, "/interet/correction/"));
    expect(await field("Nom").inputValue()).toBe(PERSON.lastName);
    await field("Téléphone").fill("12");
    await send();
    await expectRefused("Téléphone");
    await field("Téléphone").fill("06 98 76 54 32");
    await send();
    await page.getByText("Merci, c’est noté.").waitFor();
    expect(await field("Téléphone").inputValue()).toMatch(/06\s?98\s?76\s?54\s?32/);
  });
});

describe("« Ne plus m’écrire », without script", () => {
  it("is done by its one button, and says so again when it is read again", async () => {
    const path = await linkOfMail(LETTER, "@courriel.example", "/ne-plus-m-ecrire/");
    await page.goto(path);
    await page.getByRole("button", { name: "Ne plus m’écrire" }).click();
    await page.getByText("C’est noté.").waitFor();
    await page.goto(path);
    expect(await page.getByRole("button").count()).toBe(0);
    expect(await page.getByRole("main").getByRole("link").count()).toBe(2);
  });
});

describe("the answer letter, without script", () => {
  it("says beside each field what is missing and keeps what was written", async () => {
    await page.goto(await openLetterPath(team.page));
    const act = actOf("J'ai une proposition");
    await act.locator("summary").click();
    await act.getByLabel("Loyer ou prix en euros").fill("beaucoup");
    await act.getByLabel("Précisions").fill("Au calme.");
    await act.getByRole("button", { name: "Envoyer ma proposition" }).click();
    await page.getByText("Votre réponse n’est pas encore partie").waitFor();
    const refused = actOf("J'ai une proposition");
    expect(await refused.getByLabel("Où ?").getAttribute("aria-invalid")).toBe("true");
    expect(await refused.getByLabel("Loyer ou prix en euros").inputValue()).toBe("beaucoup");
    expect(await refused.getByLabel("Précisions").inputValue()).toBe("Au calme.");
  });

  it("takes a date until which nobody reminds", async () => {
    const act = actOf("J'ai bien reçu");
    await act.locator("summary").click();
    const day = act.getByLabel("Je réponds avant le");
    await day.fill((await day.getAttribute("max")) ?? "");
    await act.getByRole("button", { name: "Confirmer la date" }).click();
    await page.getByText("Merci, c’est noté.").waitFor();
  });

  it("takes a question", async () => {
    const act = actOf("J'ai une question");
    await act.locator("summary").click();
    await act.getByLabel("Votre question").fill("Faut-il un garage ?");
    await act.getByRole("button", { name: "Envoyer ma question" }).click();
    await page.getByRole("heading", { name: "Merci, votre réponse est notée" }).waitFor();
  });

  it("mails a new link once expired, and the new link opens", async () => {
    const path = await openLetterPath(team.page);
    await advanceWeeks(WEEKS_TO_EXPIRY);
    await untilExpired(path);
    await page.getByRole("button", { name: "Recevoir un nouveau lien" }).click();
    await page.getByRole("heading", { name: "Vérifiez votre boîte" }).waitFor();
    await page.goto(await linkOfMail(RENEWAL, "@", "/reponse/"));
    await actOf("J'ai une proposition").waitFor();
  });
});

function field(label: string) {
  return page.getByLabel(label, { exact: true });
}

function actOf(words: string) {
  return page.locator("details").filter({ has: page.locator("summary", { hasText: words }) });
}

async function send(): Promise<void> {
  await page.getByRole("button", { name: "Envoyer", exact: true }).click();
}

async function expectRefused(label: string): Promise<void> {
  expect(await field(label).getAttribute("aria-invalid"), label).toBe("true");
  const [described = ""] = ((await field(label).getAttribute("aria-describedby")) ?? "").split(" ").slice(-1);
  expect(await wordsOf(page.locator(`[id="${described}"]`)), label).not.toBe("");
}

async function linkOfMail(kind: string, address: string, start: string): Promise<string> {
  await reopenUntil(`a mail: ${kind}`, { page: team.page, path: "/outbox" }, async () => {
    return (await mailRow(team.page, kind, address).count()) > 0;
  });
  return linkIn(team.page, mailRow(team.page, kind, address), start);
}

/** Each reminder that left meanwhile gave the link a few more days. */
async function untilExpired(path: string): Promise<void> {
  const expired = page.getByRole("heading", { name: "Ce lien n’est plus valable" });
  for (let week = 0; week < MOST_WEEKS_MORE; week += 1) {
    await page.goto(path);
    if ((await expired.count()) > 0) return;
    await advanceWeeks(1);
  }
  await expired.waitFor();
}

async function advanceWeeks(weeks: number): Promise<void> {
  for (let week = 0; week < weeks; week += 1) {
    await goto(team.page, "/today");
    await team.page.getByRole("button", { name: "1 semaine" }).click();
    await toast(team.page, /^Nous sommes maintenant/).waitFor();
  }
}
