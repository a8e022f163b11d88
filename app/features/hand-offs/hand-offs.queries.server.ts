import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Household } from "#models/household";
import type { Introduction } from "#models/introduction";
import { Partner, type PartnerContact } from "#models/partner";
import type { ProposedVisit } from "#models/proposal";
import type { NextReminder, Reminder } from "#models/reminder";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { visibleFor } from "~/core/auth/visibility";
import { now } from "~/core/clock.server";
import { COUNT_CAP, PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { readLinkToken } from "~/core/links.server";
import { recordReading } from "~/core/reading-log.server";
import { answerSinceSent } from "~/features/needs/need-status";
import { ANSWERED_STATES, AWAITING_STATES, type HandOffState, OUTCOME_STATES } from "~/vocabulary/hand-offs";
import { NEED_KINDS, type Track } from "~/vocabulary/needs";
import { type Delivery, deliveriesOf } from "./hand-off-delivery.queries.server";
import { isWithdrawn } from "./hand-off-matter.server";
import { differingWords, isContradicted } from "./outcome-words";

export const HAND_OFF_VIEWS = ["awaiting", "answered", "all"] as const;
export type HandOffView = (typeof HAND_OFF_VIEWS)[number];

const STATES_OF: Readonly<Record<HandOffView, readonly HandOffState[] | null>> = {
  awaiting: AWAITING_STATES,
  answered: [...ANSWERED_STATES, ...OUTCOME_STATES],
  all: null,
};

/** What a row of hand-offs reads. */
export const SHOWN = {
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
  nextReminder: 1,
  unremindedAt: 1,
  outcomeDueAt: 1,
  outcomes: 1,
  optionState: 1,
  reminders: 1,
  mailId: 1,
  "versions.title": 1,
  "versions.answerBy": 1,
  "versions.at": 1,
  "answers.promisedOn": 1,
  "answers.visit": 1,
  "answers.id": 1,
  "answers.at": 1,
  "answers.message": 1,
  "deletions.askedAt": 1,
  "deletions.what": 1,
} as const;

/** One prepared, then put aside, asked nothing of anybody: it has no version. */
const NOT_DISCARDED: { $nor: { state: HandOffState; versions: { $size: number } }[] } = {
  $nor: [{ state: "revoked", versions: { $size: 0 } }],
};

export interface HandOffRow extends Delivery {
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
  /** Taken back for good: its link is closed, and the partner was asked to delete it. */
  isWithdrawn?: boolean;
  sentAt: Date;
  answeredAt?: Date;
  nextReminderAt?: Date;
  nextReminder?: NextReminder;
  lastReminderAt?: Date;
  lastReminder?: Reminder;
  /** A colleague decided that it is not reminded. */
  isUnreminded: boolean;
  /** What was proposed, the household has not seen yet. */
  isToShow?: boolean;
  /** From when how it ended is asked. */
  outcomeDueAt?: Date;
  /** What each says of how it ended, as long as they differ. */
  dispute?: string;
  /** What the partner wrote with their last answer. */
  message?: string;
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
  const rows = await HandOff.find({ householdId, ...NOT_DISCARDED }, SHOWN)
    .sort({ sentAt: -1 })
    .limit(40)
    .lean<HandOffRecord[]>();
  return rowsOf(rows);
}

/** The hand-offs of one need the caller was already allowed to see, latest first: as they are kept. */
export async function findHandOffsOfNeed(needId: string): Promise<HandOffRecord[]> {
  return HandOff.find({ needId, ...NOT_DISCARDED }, { pendingEffects: 0, appliedEffects: 0 })
    .sort({ sentAt: -1 })
    .limit(40)
    .lean<HandOffRecord[]>();
}

/** The same, as rows. */
export async function listHandOffsOfNeed(needId: string): Promise<HandOffRow[]> {
  return rowsOf(await findHandOffsOfNeed(needId));
}

/** The latest hand-offs to one partner, of files this colleague may see. */
export async function listHandOffsOfPartner(user: User, partnerId: string): Promise<HandOffRow[]> {
  const rows = await HandOff.find({ partnerId, ...visibleFor(user), ...NOT_DISCARDED }, SHOWN)
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
  recordReading(user, "Household", handOff.householdId);
  return handOff;
}

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
  if (!handOff || handOff.versions.length === 0) return null;
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

function visitOf(handOff: HandOffRecord): HandOffRow["visit"] {
  const last = answerSinceSent(handOff);
  if (!last?.visit) return undefined;
  return { ...last.visit, answerId: last.id, isAgreed: handOff.introduction?.visit?.answerId === last.id };
}

/** Hand-offs as rows, each with the title of its file. */
export async function titledRowsOf(handOffs: HandOffRecord[]): Promise<TitledRow[]> {
  const ids = handOffs.map(({ householdId }) => householdId);
  const files = await Household.find({ _id: { $in: ids } }, { title: 1 }).lean();
  const titles = new Map(files.map(({ _id, title }) => [_id, title]));
  const rows = await rowsOf(handOffs);
  return rows.map((row) => ({ ...row, fileTitle: titles.get(row.householdId) ?? "" }));
}

/** As the basket of the desk has it: neither shown, nor kept or put aside, nor a visit agreed; not what was taken back. */
function isToShow(handOff: HandOffRecord): boolean {
  const { state, optionState = "new", introduction } = handOff;
  return state === "proposed" && optionState === "new" && !introduction?.visit && !isWithdrawn(handOff);
}

/** Of one that is still to be confirmed: what the need is. */
function titleOf({ needKind }: HandOffRecord): string {
  return needKind ? NEED_KINDS[needKind].fr : "";
}

/** Hand-offs as rows. */
export async function rowsOf(handOffs: HandOffRecord[]): Promise<HandOffRow[]> {
  const deliveries = await deliveriesOf(handOffs);
  return handOffs.map((handOff) => ({
    id: handOff._id,
    householdId: handOff.householdId,
    needId: handOff.needId,
    introduction: handOff.introduction,
    track: handOff.track,
    partnerId: handOff.partnerId,
    partnerName: handOff.partnerName,
    title: handOff.versions.at(-1)?.title ?? titleOf(handOff),
    answerBy: handOff.versions.at(-1)?.answerBy ?? "",
    promisedOn: answerSinceSent(handOff)?.promisedOn,
    visit: visitOf(handOff),
    state: handOff.state,
    isWithdrawn: isWithdrawn(handOff),
    sentAt: handOff.sentAt,
    answeredAt: handOff.answeredAt,
    nextReminderAt: handOff.nextReminderAt,
    nextReminder: handOff.nextReminder,
    lastReminderAt: handOff.reminders.at(-1)?.at,
    lastReminder: handOff.reminders.at(-1),
    isUnreminded: handOff.unremindedAt !== undefined,
    isToShow: isToShow(handOff),
    outcomeDueAt: handOff.outcomeDueAt,
    dispute: isContradicted(handOff.outcomes ?? []) ? differingWords(handOff) : undefined,
    message: answerSinceSent(handOff)?.message,
    ...deliveries.get(handOff._id),
  }));
}
