import { beforeEach, describe, expect, it } from "vitest";
import { createUser } from "#tests/factories/accounts";
import { createGranted, PARTIES, signAs, signatureToken } from "#tests/factories/agreements";
import { mailsOf } from "#tests/factories/files";
import { scholarshipOf } from "#tests/factories/scholarships";
import { speakEnglish } from "#tests/factories/tracking";
import { frenchIn, letterIn } from "#tests/support/french-words";
import { send, visit } from "#tests/support/public-site";
import type { User } from "~/core/auth/actor";
import { now, setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import {
  amendAgreement,
  makeAgreement,
  sendAgreement,
} from "~/features/scholarships/agreement.commands.server";
import { remindSignatories } from "~/features/scholarships/signature-reminders.commands.server";
import { updateSetting } from "~/features/settings/settings.commands.server";

const SIGNER = "Élodie Caron";
const NAMES = [...PARTIES.flatMap(({ name, quality = "" }) => [name, quality]).filter(Boolean)];
const DATA = [...NAMES, "Bourse départementale", "Département", "Welcome 46"];
const SIGNED = { act: "sign", version: "1", typedName: SIGNER, hasRead: "on" };

let user: User;
let id: string;
let path: string;

beforeEach(async () => {
  user = await createUser();
  await updateSetting(user, "brand", {
    programme: "Welcome 46",
    phone: "0536490012",
    email: "a@lot.example",
  });
  id = await createGranted(user);
  await speakEnglish((await scholarshipOf(id)).candidateId);
  await makeAgreement(user, id, PARTIES);
  await sendAgreement(user, id, 1);
  path = await pathOf(SIGNER);
});

describe("the page of a signature, for a beneficiary who chose English", () => {
  it("is in English around a text that stays French, and says so", async () => {
    const { html } = await visit(path);
    expect(html).toMatch(/<article class="letter" lang="en">/);
    expect(html).toContain("The text is a document of French law and exists in French only.");
    expect(html).toMatch(/<div lang="fr"><h3>Article 2\. Montants<\/h3>/);
    expect(html).toContain("I have read this text and I sign it");
    expect(frenchIn(letterIn(html), ...DATA)).toEqual([]);
    expect(html).toContain(`<a href="${path}?lang=fr" lang="fr">En français</a>`);
    expect((await visit(`${path}?lang=fr`)).html).toContain("Signer la convention");
  });

  it("refuses in English what is missing, another name, and who insists", async () => {
    const forgotten = await send(path, { act: "sign", version: "1", typedName: "" });
    expect(forgotten.status).toBe(400);
    for (const words of [
      "Nothing is signed",
      "Write your first name and your surname.",
      "Tick this box once",
    ])
      expect(forgotten.html).toContain(words);
    expect((await send(path, { act: "decline", version: "1", reason: "" })).html).toContain("Tell us why");
    const other = { ...SIGNED, typedName: "John Smith" };
    expect((await send(path, other)).html).toContain(`Write your name as it is written above: ${SIGNER}.`);
    for (let count = 0; count < 10; count += 1) await send(path, other);
    expect((await send(path, other)).html).toContain("Too many tries were just made");
  });

  it("thanks in English, and shows when each signed", async () => {
    setClock(new Date("2026-05-12T12:30:00Z"));
    expect((await send(`${path}?lang=en`, SIGNED)).location).toBe(`${path}?lang=en`);
    const { html } = await visit(path);
    expect(html).toContain("Thank you, your signature is noted");
    expect(html).toContain("signed 12 May 2026 at 14:30");
    expect(frenchIn(letterIn(html), ...DATA)).toEqual([]);
  });

  it("takes a refusal in English", async () => {
    await send(path, { act: "decline", version: "1", reason: "the place changed" });
    const { html } = await visit(path);
    expect(html).toContain("Your refusal is noted");
    expect(frenchIn(letterIn(html), ...DATA)).toEqual([]);
  });

  it("says in English of an old link that it was replaced, and notes nothing by it", async () => {
    await amendAgreement(user, id, { from: 1, place: 0, text: "Texte neuf.", reason: "une faute" });
    const { html } = await visit(path);
    expect(html).toContain("This link was replaced");
    expect(frenchIn(letterIn(html), ...DATA)).toEqual([]);
    expect((await send(path, SIGNED)).html).toContain("The text has changed, or this link was replaced");
    expect(letterIn((await visit(await pathOf(SIGNER))).html)).toContain('<span lang="fr">une faute</span>');
  });
});

describe("the page of a signature, for another party", () => {
  it("is in French, and in English when its address asks for it", async () => {
    await signAs(id, SIGNER);
    const theirs = await pathOf("Anne Roques");
    expect((await visit(theirs)).html).toContain("Je ne souhaite pas signer");
    const { html } = await visit(`${theirs}?lang=en`);
    expect(html).toContain("I do not wish to sign");
    expect(frenchIn(letterIn(html), ...DATA)).toEqual([]);
  });
});

it("a link we did not make is told of in the language of its address", async () => {
  const { status, html } = await visit("/signature/0123456789abcdef012345671.abc?lang=en");
  expect([status, html.includes("This link leads to no agreement")]).toEqual([404, true]);
});

it("the letters about an agreement are in English to the beneficiary, in French to the others", async () => {
  setClock(new Date(now().getTime() + 8 * 24 * 3600 * 1000));
  await remindSignatories(10);
  for (const { name } of PARTIES) await signAs(id, name);
  await settle();
  for (const template of [
    "signature-request",
    "signature-reminder",
    "signature-receipt",
    "agreement-signed",
  ]) {
    const letters = await mailsOf(template);
    const [theirs, ...others] = letters.sort((one) => (one.to === PARTIES[0]?.email ? -1 : 1));
    expect([template, theirs?.to, theirs?.params.language]).toEqual([template, PARTIES[0]?.email, "en"]);
    expect(others.every(({ params }) => params.language === "fr")).toBe(true);
  }
  expect((await mailsOf("signature-request")).map(({ params }) => params.role).sort()).toEqual([
    ...["Département", "beneficiary", "faculté"],
  ]);
});

async function pathOf(name: string): Promise<string> {
  return `/signature/${await signatureToken(id, name)}`;
}
