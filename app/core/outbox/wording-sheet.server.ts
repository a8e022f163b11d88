import { MAILS, type MailName } from "#emails/registry";
import { type AnyWording, type Language, originalTexts, textsInUse, valuesOf } from "#emails/wording";
import type { MailRecord } from "#models/mail";
import { fillText, LONGEST_SUBJECT, type MailTexts, placeholdersIn } from "~/vocabulary/mail-texts";
import type { MailClass } from "~/vocabulary/mails";
import { NBSP } from "~/vocabulary/typography";
import type { User } from "../auth/actor";
import { now } from "../clock.server";
import { getSettings, type Settings } from "../settings.server";
import { brandOf, loadTemplate, paramsOf } from "./render.server";
import { wordingId, wordsInForce } from "./wording.server";

/** The id of a letter written from the example of its template: no mail of the outbox has it. */
export const EXAMPLE_ID = "0".repeat(24);

/** One text of a mail that may be changed. */
export interface EditableText {
  name: string;
  label: string;
  original: string;
  /** The placeholders it may not lose. */
  keeps: readonly string[];
  isOptional: boolean;
}

/** What may be changed of a mail in one language. */
export interface WordingSheet {
  name: MailName;
  label: string;
  mailClass: MailClass;
  languages: Language[];
  placeholders: { name: string; means: string }[];
  subject: EditableText;
  blocks: EditableText[];
}

/** What may be changed of a mail, as it was written first. */
export async function getWordingSheet(name: MailName, language: Language): Promise<WordingSheet> {
  const { wording } = await loadTemplate(name);
  const { subject, blocks } = originalTexts(wording, language);
  return {
    name,
    label: MAILS[name].label,
    mailClass: MAILS[name].mailClass,
    languages: wording.subject.en === undefined ? ["fr"] : ["fr", "en"],
    placeholders: Object.entries(wording.placeholders).map(([key, { means }]) => ({ name: key, means })),
    subject: {
      ...{ name: "subject", label: "Objet", original: subject, isOptional: false },
      keeps: wording.subject.keeps ?? [],
    },
    blocks: Object.entries(wording.blocks).map(([key, { label, keeps = [], isOptional = false }]) => ({
      ...{ name: key, label, keeps, isOptional },
      original: blocks[key] ?? "",
    })),
  };
}

/** Every text of a mail as it is sent today, and the number of that version; 0 is the original. */
export async function getTextsInForce(
  name: MailName,
  language: Language,
): Promise<{ number: number; texts: MailTexts }> {
  const [{ wording }, { number, texts }] = await Promise.all([
    loadTemplate(name),
    wordsInForce(wordingId(name, language)),
  ]);
  return { number, texts: textsInUse(wording, language, texts) };
}

/** The texts of a version over the original ones: what a letter of that version says. */
export async function getTextsOf(
  name: MailName,
  language: Language,
  changed: Partial<MailTexts>,
): Promise<MailTexts> {
  return textsInUse((await loadTemplate(name)).wording, language, changed);
}

/** A letter that nobody receives, written from the example of its template. */
export async function sampleMail(user: User, name: MailName, language: Language): Promise<MailRecord> {
  const { sample } = await loadTemplate(name);
  return {
    ...{
      _id: EXAMPLE_ID,
      template: name,
      messageId: `<${EXAMPLE_ID}@example>`,
      to: user.email,
      toName: user.name,
    },
    params: { ...Object(sample), ...(language === "en" ? { language } : {}) },
    ...{ mailClass: MAILS[name].mailClass, state: "waiting", isManual: false, attempts: 0 },
    ...{ visibleTo: [], actorId: user.id, dueAt: now(), createdAt: now() },
  };
}

/** What a letter makes of the words: each placeholder as this file fills it, and what the file lacks, in sentences. */
export async function readOnFile(
  mail: MailRecord,
  texts: MailTexts,
): Promise<{ values: Record<string, string>; gaps: string[] }> {
  const [{ params: schema, wording }, settings] = await Promise.all([
    loadTemplate(mail.template),
    getSettings(),
  ]);
  const params = paramsOf(schema, mail);
  const values = valuesOf(wording, params, brandOf(settings));
  const gaps = [
    ...missingIn(wording, params).map((sentence) => fillText(sentence, values)),
    ...emptyIn(wording, texts, values),
    ...lengthOf(fillText(texts.subject, values)),
    ...missingOfService(settings),
  ];
  return { values, gaps };
}

function missingIn({ ifMissing = {} }: AnyWording, params: Record<string, unknown>): string[] {
  return Object.entries(ifMissing).flatMap(([name, sentence]) =>
    sentence && isNothing(params[name]) ? [sentence] : [],
  );
}

function emptyIn({ placeholders }: AnyWording, texts: MailTexts, values: Record<string, string>): string[] {
  const used = new Set([texts.subject, ...Object.values(texts.blocks)].flatMap(placeholdersIn));
  return Object.entries(placeholders).flatMap(([name, { mayBeEmpty }]) =>
    used.has(name) && !mayBeEmpty && !values[name]?.trim()
      ? [`{${name}} est vide sur ce courrier${NBSP}: relisez la phrase qui le porte.`]
      : [],
  );
}

function lengthOf(subject: string): string[] {
  if (subject.length <= LONGEST_SUBJECT) return [];
  return [`L’objet fait ${subject.length} caractères sur ce courrier${NBSP}: bien des boîtes le couperont.`];
}

function missingOfService({ brand: { phone, email } }: Settings): string[] {
  const lacks = [!phone && "Le téléphone", !email && "L’adresse e-mail"].filter(Boolean);
  return lacks.map(
    (what) =>
      `${what} du service n’est pas dans Réglages › Marque${NBSP}: la ligne ne paraîtra pas au pied de la lettre.`,
  );
}

function isNothing(value: unknown): boolean {
  return (
    value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0)
  );
}
