import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Mail, type MailRecord } from "#models/mail";
import { Partner, type PartnerContact, type PartnerRecord } from "#models/partner";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { getSettings } from "~/core/settings.server";
import { answerSinceSent } from "~/features/needs/need-status";
import { closuresOf } from "~/features/partners/closures.queries.server";
import { countAskedThisYear } from "~/features/partners/partner-figures.queries.server";
import { isAskedFor } from "~/vocabulary/partners";
import { isUrgent } from "./answer-by.queries.server";
import { sameMatter } from "./hand-off-matter.server";
import { type LadderFacts, type LadderStep, nextStep } from "./ladder";

const READ = {
  name: 1,
  kind: 1,
  closures: 1,
  contacts: 1,
  channel: 1,
  delayDays: 1,
  backUpId: 1,
  yearlyCap: 1,
} as const;

type Read = Pick<PartnerRecord, "_id" | keyof typeof READ>;

/** Where a hand-off stands on the ladder of its reminders. */
export interface Ladder {
  facts: LadderFacts;
  step: LadderStep | null;
  /** When its letter left; absent while it has not. */
  leftAt?: Date;
  /** The letter will never leave: it failed, or was called back. */
  isLost: boolean;
  contact?: PartnerContact;
}

/** Reads all that decides what comes next for a hand-off whose answer is awaited, and says what it is. */
export async function ladderOf(handOff: HandOffRecord): Promise<Ladder> {
  const [letter, partner, { delays }] = await Promise.all([
    Mail.findById(handOff.mailId, { sentAt: 1, dueAt: 1, state: 1 }).lean<MailRecord>(),
    Partner.findById(handOff.partnerId, READ).lean<Read>(),
    getSettings(),
  ]);
  const contact = partner?.contacts.find(({ id }) => id === handOff.contactId);
  const left = leavingOf(letter);
  const promise = answerSinceSent(handOff);
  const facts: LadderFacts = {
    leftOn: toDay(left),
    isUrgent: isUrgent(left, handOff.wantedOn),
    delays,
    delayDays: partner?.delayDays,
    closures: partner ? await closuresOf(partner) : [],
    promisedOn: promise?.act === "acknowledge" ? promise.promisedOn : undefined,
    putOffUntil: handOff.putOffUntil,
    putOffFor: handOff.putOffFor,
    reminders: handOff.reminders.map(({ kind, at }) => ({ kind, on: toDay(at) })),
    hasBackUp: partner ? (await findBackUp(handOff, partner)) !== null : false,
    isUnmailable:
      !contact?.email || contact.isBouncing || partner?.channel === "phone" || (await isOverCap(partner)),
  };
  return {
    facts,
    step: nextStep(facts),
    leftAt: letter?.sentAt,
    isLost: letter?.state === "failed" || letter?.state === "cancelled",
    contact,
  };
}

/** What comes after something done today. */
export function stepAfter({ facts }: Ladder, kind: LadderStep["kind"], today: Day): LadderStep | null {
  const reminders = [...facts.reminders, { kind, on: today }];
  return nextStep({ ...facts, putOffUntil: undefined, reminders });
}

export interface BackUp {
  partner: Pick<PartnerRecord, "_id" | "name">;
  contactId: string;
}

/** The partner to ask in place of a silent one: still active, asked for this kind of need, not asked for it yet. */
export async function findBackUp(
  handOff: HandOffRecord,
  { backUpId }: Pick<PartnerRecord, "backUpId">,
): Promise<BackUp | null> {
  const { needKind } = handOff;
  if (!backUpId || !needKind) return null;
  const [partner, isAsked] = await Promise.all([
    Partner.findOne({ _id: backUpId, isActive: true }).lean<PartnerRecord>(),
    HandOff.exists({ ...sameMatter(handOff), partnerId: backUpId }),
  ]);
  const contact = partner?.contacts.find(({ email }) => email) ?? partner?.contacts[0];
  if (!partner || !contact || isAsked || !isAskedFor(partner, needKind)) return null;
  return { partner: { _id: partner._id, name: partner.name }, contactId: contact.id };
}

/** When a letter left or, while it has not, the earliest it may. */
function leavingOf(letter: MailRecord | null): Date {
  if (letter?.sentAt) return letter.sentAt;
  return letter && letter.dueAt > now() ? letter.dueAt : now();
}

async function isOverCap(partner: Read | null): Promise<boolean> {
  if (!partner) return false;
  const { asked, cap } = await countAskedThisYear(partner);
  return asked > cap;
}
