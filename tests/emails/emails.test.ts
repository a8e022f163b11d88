import { render, toPlainText } from "@react-email/render";
import { createElement } from "react";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import type { Brand, MailTemplate } from "#emails/define";
import { MAILS, type MailName } from "#emails/registry";
import { frenchIn } from "#tests/support/french-words";
import { answerRequest } from "~/vocabulary/hand-offs";
import { NBSP } from "~/vocabulary/typography";

type AnyTemplate = MailTemplate<z.ZodType<Record<string, unknown>>>;

const BRAND: Brand = {
  programme: "Accueil des médecins",
  owner: "Département de la Creuse",
  phone: "0536490000",
  email: "accueil@creuse.example",
  privacyUrl: "https://accueil.example/confidentialite",
};
const LINK = "https://accueil.example/lien/abc";
const NAMES = Object.keys(MAILS) as MailName[];

/** Words that betray a letter left in the language of the code. */
const ENGLISH =
  /\b(the|your|you|and|hello|dear|please|click|answer|request|mail from|link|null|undefined|NaN)\b/i;
/** « answer-receipt », « [object Object] », « interneMedecin »: what only a program writes. */
const RAW = /\[object|\b[a-z]+-(receipt|reset|off|renewal|agency)\b|\b[a-z]+[A-Z][a-z]+\b/;

describe.each(NAMES)("the mail « %s »", (name) => {
  it("fits its own sample", async () => {
    const { params, sample } = await load(name);

    expect(params.safeParse(sample).success).toBe(true);
  });

  it("has a subject of one line, in French, that fits a mailbox", async () => {
    const { subject } = await write(name);

    expect(subject.length).toBeGreaterThan(15);
    expect(subject.length).toBeLessThan(110);
    expect(subject).not.toMatch(/[\r\n]/);
    expect(subject).not.toMatch(ENGLISH);
  });

  it("reads as a letter in plain text", async () => {
    const { text } = await write(name);

    expect(text).toMatch(/Bonjour[ ,]/);
    expect(text).toContain(BRAND.programme);
    expect(inFrench(text)).not.toMatch(ENGLISH);
    expect(withoutAddresses(text)).not.toMatch(RAW);
    expect(text).not.toContain("…");
  });

  it("says who writes, why and how to reach them", async () => {
    const { text } = await write(name);

    expect(text).toContain(`${BRAND.programme} · ${BRAND.owner}`);
    expect(text).toMatch(/Vous recevez ce|vous écrit au nom/);
    expect(text).toContain(`05${NBSP}36${NBSP}49${NBSP}00${NBSP}00`);
    expect(text).toContain(BRAND.email);
    expect(text).toContain(BRAND.privacyUrl);
  });

  it("shows the link it was given, once as a button", async () => {
    const { html, text, hasLink } = await write(name);

    // It may lead to a part of its page.
    expect(html.split(new RegExp(`href="${LINK}(?:#[a-z-]+)?"`)).length - 1).toBe(hasLink ? 1 : 0);
    expect(text.includes(LINK)).toBe(hasLink);
  });

  it("is light, and loads nothing from outside", async () => {
    const { html } = await write(name);

    expect(Buffer.byteLength(html)).toBeLessThan(60_000);
    expect(html).not.toMatch(/<(img|script|link|iframe|object)\b/i);
    expect(html).not.toMatch(/url\(|@import|@font-face|src=/i);
  });

  it("declares its language and both colour schemes", async () => {
    const { html } = await write(name);

    expect(html).toMatch(/<html[^>]*lang="fr"/);
    expect(html).toContain("prefers-color-scheme: dark");
  });

  it("puts a no-break space before high punctuation", async () => {
    const { text, subject } = await write(name);

    expect(withoutAddresses(`${subject}\n${inFrench(text)}`)).not.toMatch(
      /[^\s\u00A0\u202F/][?!;»]| [?!;:»]/,
    );
  });
});

describe("the hand-off", () => {
  it("tells who, what and by when in about 120 words", async () => {
    const { text } = await write("hand-off");
    const words = body(text).split(/\s+/).length;

    expect(text).toContain("Bonjour,");
    expect(text).not.toContain("Bonjour ");
    expect(text).toContain("Clara Fabre, interne en médecine générale");
    expect(text).toContain(answerRequest("2026-10-09"));
    expect(text).toContain("Jeanne Vidal");
    expect(words).toBeGreaterThan(80);
    expect(words).toBeLessThan(150);
  });

  it("puts the need and the day of the answer in its subject", async () => {
    const { subject } = await write("hand-off");

    expect(subject).toBe(
      `Un logement pour une interne, à partir du 2 novembre${NBSP}: votre réponse avant le 9\u00A0octobre`,
    );
  });
});

describe("the reminder", () => {
  it("says when the first letter left, and what follows the last one", async () => {
    const first = await write("hand-off-reminder");
    const last = await write("hand-off-reminder", { rank: 2 });

    expect(first.text).toContain("le vendredi 2\u00A0octobre");
    expect(first.subject).toContain("Petit rappel");
    expect(last.subject).toContain("Dernier rappel");
    expect(last.text).toContain("nous vous appellerons");
  });
});

describe("the receipt", () => {
  it("names the référent·e, their phone and the promise", async () => {
    const { text } = await write("receipt");

    expect(text).toContain(`Jeanne Vidal la lit et vous répond sous 2${NBSP}jours ouvrés`);
    expect(text).toContain(`05${NBSP}36${NBSP}49${NBSP}00${NBSP}12`);
    expect(text).toContain("– Garde d’enfants");
  });

  it("says nothing of a phone nobody gave", async () => {
    const { text } = await write("receipt", { referentPhone: undefined });

    expect(text).not.toContain("Pour lui parler");
  });

  it("is written in English for those who asked in English", async () => {
    const { text, subject, html } = await write("receipt", { language: "en", summary: ["A placement"] });

    expect(subject).toContain("We have received your request");
    expect(text).toContain("will answer within 2 working days");
    expect(text).toContain(LINK);
    expect(text).not.toMatch(/demande|réponse|bonjour/i);
    expect(html).toMatch(/<html[^>]*lang="en"/);
  });
});

describe("the reply", () => {
  it("keeps the paragraphs and the line breaks typed by hand", async () => {
    const { html, text } = await write("reply", { text: "Un\nDeux\r\n\r\nTrois" });

    expect(text).toMatch(/Un\nDeux\n\nTrois/);
    expect(html).toMatch(/Un<\/span><span><br\/>Deux/);
  });

  it("says in the language of its reader who writes and why", async () => {
    const { html, text } = await write("reply", { language: "en", senderNote: "Présente le lundi" });

    expect(text).toContain("Jeanne Vidal writes to you for Accueil des médecins");
    expect(text).toContain("By phone:");
    expect(html).toMatch(/<html[^>]*lang="en"/);
  });

  it("is signed with the name, the title, the phone and the line of who writes", async () => {
    const { text } = await write("reply", { senderNote: "Présente les lundis et jeudis" });

    expect(text).toContain(
      `Jeanne Vidal\nréférente du secteur, Accueil des médecins\n05${NBSP}36${NBSP}49${NBSP}00${NBSP}12\nPrésente les lundis et jeudis`,
    );
  });

  it("shows as text whatever looks like markup", async () => {
    const { html } = await write("reply", { text: "<img src=x onerror=alert(1)>" });

    expect(html).not.toContain("<img");
    expect(html).toContain("&lt;img");
  });
});

describe.each<[MailName, Record<string, unknown>]>([
  ["placement-survey", { semester: "winter 2026-2027" }],
  ["placement-survey", { semester: "winter 2026-2027", isReminder: true }],
  ["scholarship-papers", { programme: "Scholarship 46", papers: ["A letter"] }],
  ["scholarship-papers", { programme: "Scholarship 46", papers: ["A letter"], reason: "too dark" }],
  ["scholarship-papers", { programme: "Scholarship 46", papers: ["A letter"], link: undefined }],
  ["scholarship-proofs", { programme: "Scholarship 46", proofs: ["A proof"] }],
  ["scholarship-proofs", { programme: "Scholarship 46", proofs: ["A proof"], kind: "late", link: undefined }],
  ["scholarship-proofs", { programme: "Scholarship 46", proofs: ["A proof"], kind: "again", reason: "dark" }],
  [
    "scholarship-breach",
    { programme: "Scholarship 46", on: "12 March 2028", lines: ["A line"], plan: ["5 May 2028: €1,000"] },
  ],
  ["scholarship-repayment", { programme: "Scholarship 46", dueOn: "5 May 2028", left: "€1,000" }],
  ["signature-request", { programme: "Scholarship 46", role: "beneficiary", changeReason: "an amount" }],
  ["signature-reminder", { programme: "Scholarship 46" }],
  ["signature-receipt", { programme: "Scholarship 46" }],
  ["agreement-signed", { programme: "Scholarship 46" }],
])("the mail « %s » to whoever chose English, with %o", (name, changes) => {
  it("has no French word left, from its subject to its foot", async () => {
    const { html, subject } = await write(name, { language: "en", ...changes });

    expect(html).toMatch(/<html[^>]*lang="en"/);
    expect(frenchIn(`${subject} ${html}`, BRAND.programme, BRAND.owner, "département")).toEqual([]);
    expect(withoutAddresses(`${subject}\n${toPlainText(html)}`)).not.toMatch(/ [?!;:]|[«»]/);
  });
});

describe("the question to a supervisor", () => {
  it("names the semester, its days and each of their places, and says how long it takes", async () => {
    const { text, subject } = await write("seats-asked");

    expect(subject).toBe(`Combien d’internes pouvez-vous accueillir${NBSP}? (hiver 2026-2027)`);
    expect(text).toContain("le semestre d’hiver 2026-2027, du 2\u00A0novembre 2026 au 2\u00A0mai 2027");
    expect(text).toContain(`– Maison de santé des Tilleuls, Figeac, SASPAS${NBSP}: 1 place`);
    expect(text).toContain("Une minute, sans compte ni mot de passe.");
  });

  it("says, when it is a reminder, what is missing without their answer", async () => {
    const { text } = await write("seats-asked", { isReminder: true });

    expect(text).toContain("Il nous manque votre réponse");
    expect(text).not.toContain("est-ce toujours possible");
  });
});

async function load(name: MailName): Promise<AnyTemplate> {
  // Only the schema of each template knows its parameters.
  return (await MAILS[name].load()).default as unknown as AnyTemplate;
}

async function write(name: MailName, changes: Record<string, unknown> = {}) {
  const { params, subject, Body, sample } = await load(name);
  const values = { ...params.parse({ ...Object(sample), ...changes }) };
  const links = Object.keys(values).filter((key) => isLink(values[key]));
  for (const key of links) values[key] = LINK;
  for (const key of Object.keys(values)) if (isCode(values[key])) values[key] = "123456";
  const html = await render(createElement(Body, { params: values, brand: BRAND }));
  return { subject: subject(values, BRAND), html, text: toPlainText(html), hasLink: links.length > 0 };
}

function isLink(value: unknown): boolean {
  return typeof value === "object" && value !== null && "purpose" in value;
}

function isCode(value: unknown): boolean {
  return typeof value === "object" && value !== null && "codeOf" in value;
}

/** A letter to somebody nothing is known of says it again in English, in a paragraph of its own. */
function inFrench(text: string): string {
  return text.replace(/\nIn English: .+/, "");
}

function withoutAddresses(text: string): string {
  return text.replace(/https?:\/\/\S+/g, "").replace(/\S+@\S+/g, "");
}

/** The letter itself, between the name of the service and the foot. */
function body(text: string): string {
  const [, letter = ""] = text.split(BRAND.owner);
  return letter.split(/-{10,}/)[0] ?? "";
}
