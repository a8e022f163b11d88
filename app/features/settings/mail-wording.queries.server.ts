import { Mail, type MailRecord } from "#models/mail";
import { MailWording, type MailWordingRecord, type WordingVersion } from "#models/mail-wording";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { visibleFor } from "~/core/auth/visibility";
import { daysAgo, now } from "~/core/clock.server";
import { PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { isMailName, listMailNames } from "~/core/outbox/mail-names.server";
import { findMail } from "~/core/outbox/mail-queries.server";
import { tryRenderMail } from "~/core/outbox/render.server";
import { wordingId } from "~/core/outbox/wording.server";
import {
  EXAMPLE_ID,
  getTextsInForce,
  getTextsOf,
  getWordingSheet,
  readOnFile,
  sampleMail,
  type WordingSheet,
} from "~/core/outbox/wording-sheet.server";
import { colleagueNames } from "~/features/accounts/accounts.queries.server";
import type { MailTexts } from "~/vocabulary/mail-texts";
import { MAIL_CLASSES } from "~/vocabulary/mails";
import { formatCount, formatDay } from "~/vocabulary/typography";
import type { WordingOf } from "./mail-wording.commands.server";
import { EXAMPLE } from "./mail-wording.schema.server";

/** Mails to choose from: the latest ones, of a half-year at most. */
const MOST_CHOICES = 10;
const RECENT_DAYS = 182;

/** A mail in the list of those whose words may be changed. */
export interface WordingLine {
  name: string;
  label: string;
  sending: string;
  languages: { language: "fr" | "en"; version: number; at?: Date; by?: string }[];
}

/** A letter as its reader would have it, with words that may not be in force. */
export interface WordingPreview {
  subject: string;
  html: string;
  /** What each placeholder becomes on this mail. */
  values: Record<string, string>;
  gaps: string[];
}

export interface VersionLine {
  number: number;
  at: Date;
  by: string;
  isInForce: boolean;
  isOriginal: boolean;
  texts: { label: string; text: string }[];
}

/** Every mail, and where its words stand. */
export async function listWordings(): Promise<WordingLine[]> {
  const byId = await changedWordings();
  const names = await colleagueNames([...byId.values()].map(({ by }) => by));
  const sheets = await Promise.all(listMailNames().map((name) => getWordingSheet(name, "fr")));
  return sheets.map(({ name, label, mailClass, languages }) => ({
    ...{ name, label, sending: MAIL_CLASSES[mailClass].fr },
    languages: languages.map((language) => {
      const version = byId.get(wordingId(name, language));
      if (!version) return { language, version: 0 };
      return { language, version: version.number, at: version.at, by: names.get(version.by ?? "") };
    }),
  }));
}

/** How many mails have words of their own, in a few words. */
export async function wordingsState(): Promise<string> {
  const { size } = await changedWordings();
  return size === 0 ? "textes d’origine" : formatCount(size, "texte modifié", "textes modifiés");
}

/** The version in force of each text that is not the original one; a mail has one document per language. */
async function changedWordings(): Promise<Map<string, WordingVersion>> {
  const stored = await MailWording.find({}, { versions: { $slice: -1 } }).lean<MailWordingRecord[]>();
  return new Map(
    stored.flatMap(({ _id, versions: [version] }) =>
      version && !isOriginal(version) ? [[_id, version]] : [],
    ),
  );
}

/** What may be changed of a mail; 404 for a name or a language that is not there. */
export async function getSheet(
  name: string | undefined,
  language: string | null,
): Promise<[WordingSheet, WordingOf]> {
  if (!name || !isMailName(name)) throw notFound();
  const of: WordingOf = { name, language: language === "en" ? "en" : "fr" };
  const sheet = await getWordingSheet(name, of.language);
  if (!sheet.languages.includes(of.language)) throw notFound();
  return [sheet, of];
}

/** The page of one mail: its texts in force, the mails it can be seen on, how it looks on one of them, its versions. */
export async function getWordingPage(
  user: User,
  [sheet, of]: [WordingSheet, WordingOf],
  { mailId, page }: { mailId: string | null; page: number },
) {
  const [{ number, texts }, choices, versions] = await Promise.all([
    getTextsInForce(of.name, of.language),
    listChoices(user, of),
    listVersions(sheet, of, page),
  ]);
  const mail = await letterFor(user, of, mailId ?? choices[0]?.value);
  const chosen = mail._id === EXAMPLE_ID ? EXAMPLE : mail._id;
  const known = choices.some(({ value }) => value === chosen);
  return {
    ...{ sheet, language: of.language, number, texts, versions, chosen, now: now() },
    choices: [
      ...choices,
      ...(known || chosen === EXAMPLE ? [] : [choiceOf(mail)]),
      { value: EXAMPLE, label: "L’exemple du modèle" },
    ],
    preview: await previewWording(mail, texts),
  };
}

export type WordingPage = Awaited<ReturnType<typeof getWordingPage>>;

/** A letter with these words; null when the mail can no longer be written. */
export async function previewWording(mail: MailRecord, texts: MailTexts): Promise<WordingPreview | null> {
  const rendered = await tryRenderMail(mail, { forDisplay: true, texts });
  if (!rendered) return null;
  return { subject: rendered.subject, html: rendered.html, ...(await readOnFile(mail, texts)) };
}

/** The mail to show words on: one this colleague may see, in the right language, else the example of the template. */
export async function letterFor(user: User, of: WordingOf, mailId: string | undefined): Promise<MailRecord> {
  const mail = mailId && mailId !== EXAMPLE ? await findMail(user, mailId) : null;
  const isOfIt = mail?.template === of.name && !mail.trial && languageIn(mail) === of.language;
  return isOfIt ? mail : await sampleMail(user, of.name, of.language);
}

async function listChoices(user: User, { name, language }: WordingOf) {
  const mails = await Mail.find(
    {
      ...visibleFor(user),
      ...{ template: name, "params.language": language === "en" ? "en" : { $in: [null, "fr"] } },
      ...{ createdAt: { $gte: daysAgo(RECENT_DAYS) }, trial: null },
    },
    { to: 1, toName: 1, createdAt: 1 },
  )
    .sort({ createdAt: -1 })
    .limit(MOST_CHOICES)
    .lean<MailRecord[]>();
  return mails.map(choiceOf);
}

function choiceOf({ _id, to, toName, createdAt }: Pick<MailRecord, "_id" | "to" | "toName" | "createdAt">) {
  return { value: _id, label: `À ${toName ?? to}, ${formatDay(createdAt, now())}` };
}

function languageIn({ params }: MailRecord): "fr" | "en" {
  return params.language === "en" ? "en" : "fr";
}

async function listVersions(sheet: WordingSheet, of: WordingOf, page: number): Promise<Page<VersionLine>> {
  const found = await MailWording.findById(wordingId(of.name, of.language)).lean<MailWordingRecord>();
  const versions = [...(found?.versions ?? [])].reverse();
  const start = (page - 1) * PAGE_SIZE;
  const shown = versions.slice(start, start + PAGE_SIZE + 1);
  const names = await colleagueNames(shown.map(({ by }) => by));
  const lines = await Promise.all(
    shown.map(async (version) => ({
      ...{ number: version.number, at: version.at, by: names.get(version.by ?? "") ?? "ancien compte" },
      ...{ isInForce: version.number === found?.current, isOriginal: isOriginal(version) },
      texts: linesOf(sheet, await getTextsOf(of.name, of.language, version)),
    })),
  );
  return pageFrom(lines, page, versions.length);
}

function linesOf({ subject, blocks }: WordingSheet, texts: MailTexts): VersionLine["texts"] {
  return [
    { label: subject.label, text: texts.subject },
    ...blocks.map(({ name, label }) => ({ label, text: texts.blocks[name] ?? "" })),
  ];
}

function isOriginal({ subject, blocks }: WordingVersion): boolean {
  return !subject && Object.keys(blocks).length === 0;
}
