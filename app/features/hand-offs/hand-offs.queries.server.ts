import { HandOff, type HandOffRecord, type Introduction, type ProposedVisit } from "#models/hand-off";
import { Household } from "#models/household";
import { Mail, type MailRecord } from "#models/mail";
import { Partner, type PartnerContact } from "#models/partner";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { visibleFor } from "~/core/auth/visibility";
import { now } from "~/core/clock.server";
import { COUNT_CAP, PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { readLinkToken } from "~/core/links.server";
import { dueMoment } from "~/core/outbox/mail-effect.server";
import { mailStateLabel } from "~/core/outbox/mail-state";
import type { HandOffPurpose } from "~/vocabulary/hand-off-words";
import { ANSWERED_STATES, AWAITING_STATES, type HandOffState } from "~/vocabulary/hand-offs";
import type { Track } from "~/vocabulary/needs";

export const HAND_OFF_VIEWS = ["awaiting", "answered", "all"] as const;
export type HandOffView = (typeof HAND_OFF_VIEWS)[number];

const STATES_OF: Readonly<Record<HandOffView, readonly HandOffState[] | null>> = {
  awaiting: AWAITING_STATES,
  answered: ANSWERED_STATES,
  all: null,
};

const SHOWN = {
  householdId: 1,
  needId: 1,
  track: 1,
  needKind: 1,
  introduction: 1,
  partnerId: 1,
  partnerName: 1,
  state: 1,
  sentAt: 1,
  answeredAt: 1,
  nextReminderAt: 1,
  reminders: 1,
  mailId: 1,
  "versions.title": 1,
  "versions.answerBy": 1,
  "answers.promisedOn": 1,
  "answers.visit": 1,
  "answers.id": 1,
} as const;

export interface HandOffRow {
  id: string;
  householdId: string;
  needId?: string;
  introduction?: Introduction;
  track: Track;
  partnerId: string;
  partnerName: string;
  title: string;
  answerBy: string;
  /** The day the partner themselves gave, once they acknowledged the request. */
  promisedOn?: string;
  /** The visit that a structure proposes, by its last answer. */
  visit?: ProposedVisit & { answerId: string; isAgreed: boolean };
  state: HandOffState;
  sentAt: Date;
  answeredAt?: Date;
  nextReminderAt?: Date;
  lastReminderAt?: Date;
  /** False while the mail is still in the outbox: nothing has reached the partner. */
  hasLeft: boolean;
}

export interface TitledRow extends HandOffRow {
  fileTitle: string;
}

/** A page of the hand-offs of the files this colleague may see, each with the title of its file, latest first. */
export async function listHandOffs(user: User, view: HandOffView, page: number): Promise<Page<TitledRow>> {
  const states = STATES_OF[view];
  const filter = { ...visibleFor(user), ...(states ? { state: { $in: states } } : {}) };
  const [rows, total] = await Promise.all([
    HandOff.find(filter, SHOWN)
      .sort({ sentAt: -1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean<HandOffRecord[]>(),
    HandOff.countDocuments(filter, { limit: COUNT_CAP + 1 }),
  ]);
  return pageFrom(await titledRowsOf(rows), page, total);
}

/** The hand-offs of one file the caller was already allowed to see, latest first. */
export async function listHandOffsOfFile(householdId: string): Promise<HandOffRow[]> {
  const rows = await HandOff.find({ householdId }, SHOWN)
    .sort({ sentAt: -1 })
    .limit(40)
    .lean<HandOffRecord[]>();
  return rowsOf(rows);
}

/** The hand-offs of one need the caller was already allowed to see, latest first. */
export async function listHandOffsOfNeed(needId: string): Promise<HandOffRow[]> {
  return rowsOf(await HandOff.find({ needId }, SHOWN).sort({ sentAt: -1 }).limit(40).lean<HandOffRecord[]>());
}

/** The introductions of one candidate the caller was already allowed to see, latest first. */
export async function listIntroductions(candidateId: string): Promise<HandOffRow[]> {
  const rows = await HandOff.find({ "introduction.candidateId": candidateId }, SHOWN)
    .sort({ sentAt: -1 })
    .limit(40)
    .lean<HandOffRecord[]>();
  return rowsOf(rows);
}

/** The latest introductions to one structure, of files this colleague may see, each with the title of its file. */
export async function listIntroductionsTo(user: User, structureId: string): Promise<TitledRow[]> {
  const rows = await HandOff.find({ "introduction.structureId": structureId, ...visibleFor(user) }, SHOWN)
    .sort({ sentAt: -1 })
    .limit(20)
    .lean<HandOffRecord[]>();
  return titledRowsOf(rows);
}

/** The latest hand-offs to one partner, of files this colleague may see. */
export async function listHandOffsOfPartner(user: User, partnerId: string): Promise<HandOffRow[]> {
  const rows = await HandOff.find({ partnerId, ...visibleFor(user) }, SHOWN)
    .sort({ sentAt: -1 })
    .limit(20)
    .lean<HandOffRecord[]>();
  return rowsOf(rows);
}

/** How many answers are awaited, at most 100. */
export async function countAwaiting(user: User): Promise<number> {
  return HandOff.countDocuments({ ...visibleFor(user), state: { $in: AWAITING_STATES } }, { limit: 100 });
}

/** The ids of the answers that hold: the last one of each of these hand-offs. */
export async function listLastAnswers(handOffIds: string[]): Promise<Set<string>> {
  if (handOffIds.length === 0) return new Set();
  const handOffs = await HandOff.find({ _id: { $in: handOffIds } }, { "answers.id": 1 }).lean<
    HandOffRecord[]
  >();
  return new Set(handOffs.flatMap(({ answers }) => answers.at(-1)?.id ?? []));
}

/** A hand-off of a file this colleague may see; 404 otherwise. */
export async function getHandOff(user: User, handOffId: string): Promise<HandOffRecord> {
  const handOff = await HandOff.findOne({ _id: handOffId, ...visibleFor(user) }).lean<HandOffRecord>();
  if (!handOff) throw notFound();
  return handOff;
}

/** What is said once a request is handed over: it leaves or, outside office hours, when it will. */
export async function departureSentence(
  handOffId: string,
  purpose: HandOffPurpose = "need",
): Promise<string> {
  const { left, ready } = DEPARTURES[purpose];
  const letter = await Mail.findOne({ handOffId, template: "hand-off" }).lean<MailRecord>();
  if (!letter || letter.dueAt <= dueMoment("reponse", now(), true)) return left;
  return `${ready} ${mailStateLabel(letter, now(), true)}.`;
}

const DEPARTURES: Readonly<Record<HandOffPurpose, { left: string; ready: string }>> = {
  need: { left: "Relais envoyé.", ready: "Relais prêt : il" },
  introduction: { left: "Présentation envoyée.", ready: "Présentation prête : elle" },
};

export interface Letter {
  handOff: HandOffRecord;
  contact: PartnerContact;
  /** Whether the link opened is the one in force. */
  isCurrent: boolean;
}

/** What an answer link leads to, by its token; null for a token this server did not make. */
export async function findLetter(token: string | undefined): Promise<Letter | null> {
  const link = readLinkToken("answer", token);
  if (!link) return null;
  const handOff = await HandOff.findOne({ linkId: link.id }).lean<HandOffRecord>();
  if (!handOff) return null;
  const isCurrent = link.version === handOff.linkVersion && handOff.expiresAt > now();
  return { handOff, contact: await contactOf(handOff), isCurrent };
}

/** Whom a hand-off was sent to or, when the partner no longer lists them, the partner by name. */
export async function contactOf({
  partnerId,
  contactId,
  partnerName,
}: Pick<HandOffRecord, "partnerId" | "contactId" | "partnerName">): Promise<PartnerContact> {
  const partner = await Partner.findById(partnerId, { contacts: 1 }).lean();
  const contact = partner?.contacts.find(({ id }) => id === contactId);
  return contact ?? { id: contactId, name: partnerName };
}

function visitOf({ answers, introduction }: HandOffRecord): HandOffRow["visit"] {
  const last = answers.at(-1);
  if (!last?.visit) return undefined;
  return { ...last.visit, answerId: last.id, isAgreed: introduction?.visit?.answerId === last.id };
}

async function titledRowsOf(handOffs: HandOffRecord[]): Promise<TitledRow[]> {
  const ids = handOffs.map(({ householdId }) => householdId);
  const files = await Household.find({ _id: { $in: ids } }, { title: 1 }).lean();
  const titles = new Map(files.map(({ _id, title }) => [_id, title]));
  const rows = await rowsOf(handOffs);
  return rows.map((row) => ({ ...row, fileTitle: titles.get(row.householdId) ?? "" }));
}

async function rowsOf(handOffs: HandOffRecord[]): Promise<HandOffRow[]> {
  const mails = await Mail.find({ _id: { $in: handOffs.map(({ mailId }) => mailId) } }, { sentAt: 1 }).lean();
  const left = new Set(mails.filter(({ sentAt }) => sentAt).map(({ _id }) => _id));
  return handOffs.map((handOff) => ({
    id: handOff._id,
    householdId: handOff.householdId,
    needId: handOff.needId,
    introduction: handOff.introduction,
    track: handOff.track,
    partnerId: handOff.partnerId,
    partnerName: handOff.partnerName,
    title: handOff.versions.at(-1)?.title ?? "",
    answerBy: handOff.versions.at(-1)?.answerBy ?? "",
    promisedOn: handOff.answers.at(-1)?.promisedOn,
    visit: visitOf(handOff),
    state: handOff.state,
    sentAt: handOff.sentAt,
    answeredAt: handOff.answeredAt,
    nextReminderAt: handOff.nextReminderAt,
    lastReminderAt: handOff.reminders.at(-1)?.at,
    hasLeft: left.has(handOff.mailId),
  }));
}
