import { Candidate } from "#models/candidate";
import { Household, type HouseholdRecord } from "#models/household";
import { Mail, type MailRecord } from "#models/mail";
import { Message, type MessageRecord } from "#models/message";
import { Notice } from "#models/notice";
import { Partner } from "#models/partner";
import { Task } from "#models/task";
import type { Actor } from "~/core/auth/actor";
import { addWorkingDays, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { DURABLE } from "~/core/db/durability.server";
import { audit, entry, followUp, notice } from "~/core/db/effects.server";
import { derivedId } from "~/core/ids.server";
import { findColleague, referentOf } from "~/features/accounts/accounts.queries.server";
import { standInFor } from "~/features/accounts/stand-ins.queries.server";
import { NBSP } from "~/vocabulary/typography";
import { bounceWords } from "./bounce-words";

/** A report that names an address and no letter is believed of what left so many days before, and no longer. */
const UNPROVEN_DAYS = 5;
const DAY_MS = 24 * 3600 * 1000;
/** The letters that ask a partner for something. */
const REQUESTS = ["hand-off", "hand-off-changed"];

interface Refused {
  mailId: string;
  address: string;
  /** Why, in words. */
  reason: string;
}

/**
 * The follow-up of a mail that came back: its letter says so and, when it is for good, its address is to be checked. A delay
 * is told in the timeline alone. A report found by its address alone, which anybody can write, only opens the task. Safe twice.
 */
export async function noteBounce(
  actor: Actor,
  { messageId }: { messageId: string },
  effectId: string,
): Promise<void> {
  const message = await Message.findById(messageId).lean<MessageRecord>();
  const letter = message?.mailId ? await Mail.findById(message.mailId).lean<MailRecord>() : null;
  if (!message?.bounce || !letter) return;
  const { isPermanent } = message.bounce;
  const reason = bounceWords(message.bounce);
  const refused = { mailId: letter._id, address: letter.to.toLowerCase(), reason };
  if (message.found === "recipient") {
    if (isPermanent && isRecent(letter, message)) await askToCheck(actor, letter, refused);
    return;
  }
  const bounce = { at: message.receivedAt, reason, isPermanent };
  // A delay told after the refusal changes nothing.
  const stillSays = isPermanent ? {} : { "bounce.isPermanent": { $ne: true } };
  await Mail.updateOne({ _id: letter._id, ...stillSays }, { $set: { bounce } }, { writeConcern: DURABLE });
  if (letter.householdId) await tellFile(actor, { message, letter, reason, effectId });
  if (isPermanent) await flagAddress(actor, refused);
}

/**
 * The follow-up of an address that a mail server refused for good: whoever follows the file of the letter has it to check,
 * once as long as it is to be done; a letter of no file is told to who wrote it. The card of the partner or of the candidate
 * says so too. Safe twice.
 */
export async function flagAddress(actor: Actor, { mailId, address, reason }: Refused): Promise<void> {
  const letter = await Mail.findById(mailId).lean<MailRecord>();
  if (!letter) return;
  const refused = { mailId, address: address.toLowerCase(), reason };
  await askToCheck(actor, letter, refused);
  await markPartners(actor, refused.address);
  await markCandidates(actor, refused.address);
}

function isRecent({ sentAt }: MailRecord, { receivedAt }: MessageRecord): boolean {
  return sentAt !== undefined && receivedAt.getTime() - sentAt.getTime() <= UNPROVEN_DAYS * DAY_MS;
}

async function askToCheck(actor: Actor, letter: MailRecord, refused: Refused): Promise<void> {
  const file = letter.householdId
    ? await Household.findById(letter.householdId, { referentId: 1, territories: 1 }).lean<HouseholdRecord>()
    : null;
  if (file) await openCheck(actor, { letter, file, refused });
  else await tellWriter(letter, refused);
}

async function openCheck(
  actor: Actor,
  { letter, file, refused }: { letter: MailRecord; file: HouseholdRecord; refused: Refused },
): Promise<void> {
  const addressKey = derivedId("address", refused.address);
  if (await Task.exists({ addressKey, state: "open" })) return;
  const ownerId = await checkerOf(letter, file);
  if (!ownerId) return;
  const householdId = file._id;
  const label = checkLabel(refused);
  await create(
    actor,
    Task,
    {
      _id: derivedId("address-task", addressKey, refused.mailId),
      ...{ householdId, track: "family", kind: "task", label, ownerId, state: "open", checklist: [] },
      ...{ dueOn: addWorkingDays(toDay(now()), 1), addressKey, createdAt: now() },
    },
    [
      audit("task.opened"),
      notice({
        ...{ accountId: await standInFor(ownerId), householdId },
        text: `${label}.`,
        href: `/outbox/${refused.mailId}`,
      }),
    ],
  );
}

/** Who follows the file, else who wrote the letter, else somebody of its territories. */
async function checkerOf({ actorId }: MailRecord, { referentId, territories }: HouseholdRecord) {
  const [referent, writer] = await Promise.all([
    findColleague(referentId),
    findColleague(actorId ?? undefined),
  ]);
  return (referent ?? writer ?? (await referentOf(territories)))?._id;
}

/** « Adresse à vérifier : x@y.example (cette adresse n’existe pas) » */
function checkLabel({ address, reason }: Refused): string {
  return `Adresse à vérifier${NBSP}: ${address} (${reason})`;
}

/** A letter of no file has no aggregate in which an effect could wait: the word is written under an id of its own. */
async function tellWriter({ _id, actorId }: MailRecord, refused: Refused): Promise<void> {
  const reader = (await findColleague(actorId ?? undefined)) ?? (await referentOf([]));
  if (!reader) return;
  const word = {
    ...{ accountId: await standInFor(reader._id), track: "family", at: now() },
    ...{ text: `${checkLabel(refused)}.`, href: `/outbox/${_id}` },
  };
  await Notice.collection.updateOne(
    { _id: derivedId("address-notice", _id) as never },
    { $setOnInsert: word },
    { upsert: true, writeConcern: DURABLE },
  );
}

/** They are called rather than reminded by mail until the address is changed. */
async function markPartners(actor: Actor, address: string): Promise<void> {
  const toMark = { contacts: { $elemMatch: { email: address, isBouncing: { $ne: true } } } };
  const partners = await Partner.find({ "contacts.email": address, ...toMark }, { _id: 1 }).lean();
  for (const { _id: partnerId } of partners)
    await commit(actor, Partner, partnerId, {
      onlyIf: toMark,
      set: { "contacts.$.isBouncing": true },
      effects: [audit("partner.updated", ["contacts"]), followUp("planReminders", { partnerId })],
    });
}

async function markCandidates(actor: Actor, address: string): Promise<void> {
  const theirs = { duplicateKeys: `email:${address}`, bouncingEmails: { $ne: address } };
  for (const { _id } of await Candidate.find(theirs, { _id: 1 }).lean())
    await commit(actor, Candidate, _id, {
      onlyIf: { bouncingEmails: { $ne: address } },
      push: { bouncingEmails: address },
      effects: [audit("candidate.updated", ["emails"])],
    });
}

interface Report {
  message: MessageRecord;
  letter: MailRecord;
  reason: string;
  effectId: string;
}

async function tellFile(actor: Actor, { message, letter, reason, effectId }: Report): Promise<void> {
  const { householdId = "", handOffId } = letter;
  const text = `${message.bounce?.isPermanent ? refusalWords(letter) : delayWords(letter)}${NBSP}: ${reason}.`;
  const about = { householdId, track: message.track, handOffId, mailId: letter._id };
  await commit(actor, Household, householdId, {
    effects: [entry({ ...about, kind: "message", text })],
    appliedBy: effectId,
    isDerived: true,
  });
}

function delayWords({ to, toName }: MailRecord): string {
  return `Mail à ${toName ?? to} pas encore remis`;
}

/** « La demande à Paul Roques n’a pas été remise » */
function refusalWords({ template, to, toName }: MailRecord): string {
  const who = toName ?? to;
  if (REQUESTS.includes(template)) return `La demande à ${who} n’a pas été remise`;
  if (template === "hand-off-reminder") return `La relance à ${who} n’a pas été remise`;
  return `Le mail à ${who} n’a pas été remis`;
}
