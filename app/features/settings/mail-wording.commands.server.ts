import { Account } from "#models/account";
import type { MailRecord } from "#models/mail";
import { MailWording, type MailWordingRecord, type WordingVersion } from "#models/mail-wording";
import type { Actor, User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { settle } from "~/core/db/relay.server";
import { UserFacingError } from "~/core/errors";
import { trialMail } from "~/core/outbox/trial.server";
import { wordingId } from "~/core/outbox/wording.server";
import {
  EXAMPLE_ID,
  getTextsInForce,
  getTextsOf,
  getWordingSheet,
  type WordingSheet,
} from "~/core/outbox/wording-sheet.server";
import { colleagueNames } from "~/features/accounts/accounts.queries.server";
import type { MailTexts } from "~/vocabulary/mail-texts";
import { formatDateTime, NBSP } from "~/vocabulary/typography";

/** Whose words: one mail, in one language. */
export type WordingOf = Pick<WordingSheet, "name"> & { language: "fr" | "en" };

type Words = Pick<WordingVersion, "subject" | "blocks">;

/**
 * Puts words in force as a new version, drawn from version `from`; returns false when they change nothing. Refuses,
 * saying who and when, words drawn from a version that is no longer the last one.
 */
export async function saveWording(
  actor: Actor,
  of: WordingOf,
  { from, texts }: { from: number; texts: MailTexts },
): Promise<boolean> {
  await refuseOutdated(of, from);
  const { texts: before } = await getTextsInForce(of.name, of.language);
  const fields = changedFields(before, texts);
  if (fields.length === 0) return false;
  const sheet = await getWordingSheet(of.name, of.language);
  await writeVersion(actor, of, { from, fields, words: changesOfOriginal(sheet, texts) });
  return true;
}

/**
 * Puts an earlier version in force again, as a new one; 0 is the original text. Returns false when it is in force already.
 * Refuses a version that is not there, and one drawn from a page that a colleague changed meanwhile.
 */
export async function restoreWording(
  actor: Actor,
  of: WordingOf,
  { from, number }: { from: number; number: number },
): Promise<boolean> {
  await refuseOutdated(of, from);
  const words = await wordsNumbered(of, number);
  const [{ texts: before }, after] = await Promise.all([
    getTextsInForce(of.name, of.language),
    getTextsOf(of.name, of.language, words),
  ]);
  const fields = changedFields(before, after);
  if (fields.length === 0) return false;
  await writeVersion(actor, of, { from, fields, words });
  return true;
}

/** Mails its author the letter with words that may not be in force yet, on the mail chosen. Returns the trial's id. */
export async function tryWording(
  user: User,
  mail: MailRecord,
  of: WordingOf,
  texts: MailTexts,
): Promise<string> {
  const isExample = mail._id === EXAMPLE_ID;
  const letter = trialMail(user, {
    ...{ template: of.name, texts, params: mail.params, fromName: mail.fromName },
    mailId: isExample ? undefined : mail._id,
  });
  await commit(user, Account, user.id, { effects: [letter], isDerived: true });
  // The next screen leads to this very mail.
  await settle();
  return letter.id;
}

async function writeVersion(
  actor: Actor,
  { name, language }: WordingOf,
  { from, fields, words }: { from: number; fields: string[]; words: Words },
): Promise<void> {
  const id = wordingId(name, language);
  const version: WordingVersion = { number: from + 1, ...words, at: now(), by: actor.id };
  const effects = [audit("mail-wording.updated", fields)];
  const saved = await commit(actor, MailWording, id, {
    onlyIf: { current: from },
    set: { current: version.number },
    push: { versions: version },
    effects,
  });
  if (saved) return;
  const first = { _id: id, template: name, language, current: version.number, versions: [version] };
  const isFirst = from === 0 && (await create(actor, MailWording, first, effects));
  if (!isFirst) throw await outdated({ name, language });
}

async function refuseOutdated(of: WordingOf, from: number): Promise<void> {
  const found = await MailWording.findById(wordingId(of.name, of.language), { current: 1 }).lean();
  if ((found?.current ?? 0) !== from) throw await outdated(of);
}

async function outdated({ name, language }: WordingOf): Promise<UserFacingError> {
  const found = await MailWording.findById(wordingId(name, language), {
    versions: { $slice: -1 },
  }).lean<MailWordingRecord>();
  const last = found?.versions[0];
  const names = await colleagueNames([last?.by]);
  const who = names.get(last?.by ?? "") ?? "Un·e collègue";
  const when = last ? ` ${formatDateTime(last.at, now())}` : "";
  return new UserFacingError(
    `${who} a enregistré une autre version${when}${NBSP}: elle est en tête de la liste, plus bas. Ce que vous avez écrit est toujours là${NBSP}; enregistrez de nouveau pour mettre votre texte à la place du sien.`,
  );
}

async function wordsNumbered({ name, language }: WordingOf, number: number): Promise<Words> {
  if (number === 0) return { blocks: {} };
  const found = await MailWording.findById(wordingId(name, language), {
    versions: { $elemMatch: { number } },
  }).lean<MailWordingRecord>();
  const version = found?.versions?.[0];
  if (!version) throw notFound();
  return { ...(version.subject ? { subject: version.subject } : {}), blocks: version.blocks };
}

/** Only what differs from the original text is kept: the rest follows the software. */
function changesOfOriginal({ subject, blocks }: WordingSheet, texts: MailTexts): Words {
  const changed = blocks.filter(({ name, original }) => (texts.blocks[name] ?? "") !== original);
  return {
    ...(texts.subject === subject.original ? {} : { subject: texts.subject }),
    blocks: Object.fromEntries(changed.map(({ name }) => [name, texts.blocks[name] ?? ""])),
  };
}

function changedFields(before: MailTexts, after: MailTexts): string[] {
  const blocks = Object.keys(before.blocks).filter((name) => before.blocks[name] !== after.blocks[name]);
  return [...(before.subject === after.subject ? [] : ["subject"]), ...blocks];
}
