import type { Language } from "#emails/wording";
import type { MailRecord } from "#models/mail";
import { MailWording, type MailWordingRecord, type WordingVersion } from "#models/mail-wording";
import type { MailTexts } from "~/vocabulary/mail-texts";

/** The number of the words that the software comes with. */
export const ORIGINAL = 0;

export interface WordsInUse {
  /** 0 is the original text. */
  number: number;
  /** What was changed of it. */
  texts: Partial<MailTexts>;
}

/** The words a mail is written with: those it left with, and those in force as long as it has not left. */
export async function wordsOfMail(mail: MailRecord): Promise<WordsInUse> {
  if (mail.trial) return { number: ORIGINAL, texts: mail.trial.texts };
  const id = wordingId(mail.template, mail.params.language === "en" ? "en" : "fr");
  return mail.sentAt ? await wordsNumbered(id, mail.wordingVersion ?? ORIGINAL) : await wordsInForce(id);
}

/** The document that holds the words of a mail in a language. */
export function wordingId(template: string, language: Language): string {
  return `${template}.${language}`;
}

/** The words in force of a mail in a language. */
export async function wordsInForce(id: string): Promise<WordsInUse> {
  const found = await MailWording.findById(id, { versions: { $slice: -1 } }).lean<MailWordingRecord>();
  return wordsOf(found?.versions[0]);
}

async function wordsNumbered(id: string, number: number): Promise<WordsInUse> {
  if (number === ORIGINAL) return wordsOf(undefined);
  const found = await MailWording.findById(id, {
    versions: { $elemMatch: { number } },
  }).lean<MailWordingRecord>();
  return wordsOf(found?.versions?.[0]);
}

/** MongoDB gives back as null what was left undefined. */
function wordsOf(version: WordingVersion | undefined): WordsInUse {
  if (!version) return { number: ORIGINAL, texts: {} };
  const { number, subject, blocks } = version;
  return { number, texts: { ...(subject ? { subject } : {}), blocks } };
}
