import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Household, type HouseholdRecord } from "#models/household";
import { type Filing, Message, type MessageRecord } from "#models/message";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { TEAM, visibleFor } from "~/core/auth/visibility";
import { addWorkingDays, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import type { IgnoreReason, SenderKind } from "~/vocabulary/inbound-mail";
import { refuseFullCard } from "./colleague.commands.server";
import { known, placeOfFile, placeOfHandOff, type Writer } from "./matching-places.queries.server";
import {
  filedEffects,
  mayTeach,
  messageEntryId,
  readerOf,
  readingLabel,
  readNext,
} from "./message-filing.server";
import { suggestionIn } from "./suggestions";

/** Said when a message is no longer where it was read. */
export const MOVED = "Un·e collègue s’est déjà occupé·e de ce message. Rechargez la page.";
const GONE =
  "Son dossier n’existe plus, ou vous n’y avez pas accès : rattachez ce message à un autre, ou laissez-le à trier.";
const SETTLED =
  "Ce que dit ce message est déjà noté : corrigez d’abord la réponse du partenaire, puis détachez-le.";

/** What is learnt of a sender with the mail that is attached. */
export interface Learning {
  isContact: boolean;
  isDomain: boolean;
}

/**
 * Files a waiting message under the hand-off it answers; the next mail of its sender, or of their whole organisation,
 * then finds the partner by itself. Nothing is learnt of who only claims an address. Refuses a message triaged meanwhile,
 * and one contact more on a card that is full.
 */
export async function attachToHandOff(
  user: User,
  message: MessageRecord,
  handOff: HandOffRecord,
  asked: Learning,
): Promise<void> {
  const { name, address } = message.from;
  const { partnerId } = handOff;
  const { filing, contacts } = await placeOfHandOff(handOff, writerOf(message));
  const isDomain = asked.isDomain && mayTeach(message);
  const isNew = asked.isContact && mayTeach(message) && !contacts.includes(address.toLowerCase());
  if (isNew) await refuseFullCard(partnerId, address);
  const learnt = { partnerId, sender: { name, address }, isContact: false, isDomain };
  await file(user, message, {
    filing,
    sender: isNew || contacts.includes(address.toLowerCase()) ? "contact" : "colleague",
    effects: [
      ...(isNew ? [followUp("addColleague", { messageId: message._id })] : []),
      ...(isDomain ? [followUp("learnSender", learnt)] : []),
    ],
  });
}

/** Files a waiting message in a file, as written by its adult of that address. Refuses one triaged meanwhile. */
export async function attachToFile(
  user: User,
  message: MessageRecord,
  { _id: householdId }: HouseholdRecord,
): Promise<void> {
  const place = await placeOfFile(householdId, writerOf(message));
  if (!place) throw notFound();
  await file(user, message, {
    filing: place.filing,
    sender: place.filing.candidateId ? "contact" : "stranger",
    effects: [],
  });
}

/** Puts a waiting message aside, with why; it can be brought back. Refuses one triaged meanwhile. */
export async function ignoreMessage(user: User, { _id }: MessageRecord, reason: IgnoreReason): Promise<void> {
  await commit(user, Message, _id, {
    onlyIf: { state: "waiting" },
    refusal: MOVED,
    set: { state: "ignored", triaged: { at: now(), by: user.id, ignored: reason } },
    effects: [audit("message.ignored", [reason])],
  });
}

/** Brings a message that was put aside back to the queue. */
export async function restoreMessage(user: User, { _id }: MessageRecord): Promise<void> {
  await commit(user, Message, _id, {
    onlyIf: { state: "ignored" },
    refusal: MOVED,
    set: { state: "waiting" },
    unset: ["triaged"],
    effects: [audit("message.restored")],
  });
}

/**
 * Takes a message out of a file that is not its own, back to the queue; its line leaves the timeline for the recycle bin,
 * and the file no longer waits for it to be read. Refuses once what it says was noted.
 */
export async function detachMessage(user: User, message: MessageRecord): Promise<void> {
  if (message.settled) throw new UserFacingError(SETTLED);
  const { householdId, partnerId } = message;
  const { set, unset } = filed({ found: "nothing", track: "family", partnerId, visibleTo: [TEAM] });
  await commit(user, Message, message._id, {
    onlyIf: { state: "filed", householdId, settled: { $exists: false } },
    refusal: MOVED,
    set: { ...set, state: "waiting", detachedFrom: filingOf(message) },
    unset: [...unset, "triaged"],
    effects: [audit("message.detached"), ...lineInBin(message, true), ...(await nextInstead(message))],
  });
}

/** Undoes `detachMessage`. Refuses once the message was triaged otherwise, and a file that is gone or that the user may not see. */
export async function fileAgain(user: User, message: MessageRecord): Promise<void> {
  const { detachedFrom } = message;
  if (!detachedFrom) throw new UserFacingError(MOVED);
  const filing = await filingAgain(user, message, detachedFrom);
  if (!filing) throw new UserFacingError(GONE);
  const { set, unset } = filed(filing);
  const readerId = message.sender === "forged" ? undefined : await readerOf(filing);
  const back = { ...message, ...filing };
  await commit(user, Message, message._id, {
    onlyIf: { state: "waiting", detachedFrom: { $exists: true } },
    refusal: MOVED,
    set: { ...set, state: "filed" },
    unset: [...unset, "detachedFrom"],
    effects: [
      audit("message.filed"),
      ...lineInBin(back, false),
      ...(readerId ? [readNext(readerId, back)] : []),
    ],
  });
}

/** Where it was, as it is now and as this colleague may see it. */
async function filingAgain(
  user: User,
  { from }: MessageRecord,
  { householdId, handOffId, submissionId, found }: Filing,
): Promise<Filing | null> {
  const writer = { address: from.address.toLowerCase(), found };
  const [household, handOff] = await Promise.all([
    Household.exists({ _id: householdId, ...visibleFor(user) }),
    handOffId ? HandOff.findOne({ _id: handOffId, ...visibleFor(user) }).lean<HandOffRecord>() : null,
  ]);
  if (handOff) return (await placeOfHandOff(handOff, writer)).filing;
  if (!householdId || !household || handOffId) return null;
  const place = await placeOfFile(householdId, writer);
  return place && { ...place.filing, ...known({ submissionId }) };
}

/** A file that waited for this mail to be read has something else to come next. */
async function nextInstead({ householdId, from }: MessageRecord): Promise<Effect[]> {
  if (!householdId) return [];
  const file = await Household.findById(householdId, { nextAction: 1 }).lean<HouseholdRecord>();
  if (file?.nextAction?.label !== readingLabel({ from })) return [];
  const { ownerId } = file.nextAction;
  const dueOn = addWorkingDays(toDay(now()), 1);
  return [
    followUp("setNextAction", { householdId, label: "Prévoir la suite", ownerId, dueOn, origin: "typed" }),
  ];
}

interface Filed {
  filing: Filing;
  sender: SenderKind;
  effects: Effect[];
}

async function file(user: User, message: MessageRecord, { filing, sender, effects }: Filed): Promise<void> {
  const { set, unset } = filed(filing);
  // Somebody who only claims an address still does.
  const who = message.sender === "forged" ? message.sender : sender;
  const values = { ...set, ...seemingOf(message, filing), sender: who, state: "filed" as const };
  const followed = await filedEffects({ ...message, ...filing, sender: who });
  await commit(user, Message, message._id, {
    onlyIf: { state: "waiting" },
    refusal: MOVED,
    set: { ...values, triaged: { at: now(), by: user.id } },
    unset: [...unset, "detachedFrom"],
    effects: [audit("message.filed"), ...followed.filter((effect) => !isWordTo(user, effect)), ...effects],
  });
}

/** What a partner’s mail seems to say is offered once a person said whose it is. */
function seemingOf(
  { suggestion, sender, isAutomatic, text, receivedAt }: MessageRecord,
  { handOffId }: Filing,
) {
  const isOffered = handOffId && !suggestion && sender !== "forged" && !isAutomatic;
  const said = isOffered ? suggestionIn(text, receivedAt) : null;
  return said ? { suggestion: { ...said, state: "waiting" as const } } : {};
}

/** Who files a mail has just read it. */
function isWordTo({ id }: User, { kind, data }: Effect): boolean {
  return kind === "notice" && data.accountId === id;
}

function lineInBin(message: MessageRecord, isDeleted: boolean): Effect[] {
  if (!message.householdId) return [];
  return [followUp("binEntry", { entryId: messageEntryId(message), isDeleted, at: now().toISOString() })];
}

const IDS = ["householdId", "handOffId", "partnerId", "contactId", "candidateId", "submissionId"] as const;

/** What a filing writes on its message, and what it leaves there no longer. */
function filed({ found, track, visibleTo, ...ids }: Filing) {
  const known = IDS.filter((field) => ids[field]);
  return {
    set: { found, track, visibleTo, ...Object.fromEntries(known.map((field) => [field, ids[field]])) },
    unset: IDS.filter((field) => !ids[field]),
  };
}

function filingOf({ found, track, visibleTo, ...message }: MessageRecord): Filing {
  const known = IDS.filter((field) => message[field]);
  return { found, track, visibleTo, ...Object.fromEntries(known.map((field) => [field, message[field]])) };
}

function writerOf({ from }: MessageRecord): Writer {
  return { address: from.address.toLowerCase(), found: "person" };
}
