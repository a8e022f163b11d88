import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Message, type MessageRecord } from "#models/message";
import { Partner, type PartnerRecord } from "#models/partner";
import type { PutOffReason } from "#models/reminder";
import type { Actor } from "~/core/auth/actor";
import { addWorkingDays, type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect, entry } from "~/core/db/effects.server";
import { ladderOf } from "~/features/hand-offs/hand-off-ladder.queries.server";
import { planOf } from "~/features/hand-offs/hand-off-plan.commands.server";
import { nextStep } from "~/features/hand-offs/ladder";
import { AWAITING_STATES } from "~/vocabulary/hand-offs";
import { daysBetween, formatDayShort, NBSP } from "~/vocabulary/typography";
import { isUnproven, writerName } from "./message-filing.server";

/** An absence told for longer is not waited for. */
const LONGEST_ABSENCE = 60;
/** Working days left to us to read what a partner wrote. */
const READING_DAYS = 2;

/**
 * The follow-up of a message of absence: the reminder waits for the return, unless it comes later already or the absence is
 * longer than sixty days, and the timeline says so. Told by an address that nothing proves, it moves nothing. Safe twice.
 */
export async function noteAbsence(
  actor: Actor,
  { messageId, handOffId }: { messageId: string; handOffId: string },
  effectId: string,
): Promise<void> {
  const message = await Message.findById(messageId).lean<MessageRecord>();
  if (!message) return;
  const { returnOn } = message;
  await changeOnce(actor, handOffId, effectId, async (handOff) => {
    const until = returnOn && isNear(returnOn) && !isUnproven(message) ? returnOn : undefined;
    const plan = until ? await putOffUntil(handOff, until, "absence") : null;
    const said = absenceWords(await absentOf(message), returnOn, plan ? "moved" : keptOf(handOff));
    const text = isUnproven(message) ? `${said} Expéditeur non vérifié.` : said;
    const { householdId, track } = handOff;
    return {
      ...plan,
      effects: [
        ...(plan ? [audit("hand-off.reminder-moved", ["absence"])] : []),
        entry({ ...{ householdId, track, handOffId, messageId }, kind: "message", text }),
      ],
    };
  });
}

/** The follow-up of a mail just received: nobody is reminded while it waits to be read, for two working days. Safe twice. */
export async function awaitReading(
  actor: Actor,
  { handOffId }: { handOffId: string },
  effectId: string,
): Promise<void> {
  await changeOnce(actor, handOffId, effectId, async (handOff) => {
    const plan = await putOffUntil(handOff, addWorkingDays(toDay(now()), READING_DAYS), "reply");
    return plan && { ...plan, effects: [audit("hand-off.reminder-moved", ["reply"])] };
  });
}

const REMINDERS = {
  moved: `${NBSP}: la relance attend son retour`,
  kept: `${NBSP}: la relance prévue ne change pas`,
  none: "",
} as const;

function keptOf({ nextReminderAt }: HandOffRecord): "kept" | "none" {
  return nextReminderAt ? "kept" : "none";
}

interface Change {
  set?: Partial<HandOffRecord>;
  unset?: string[];
  effects: Effect[];
}

/** Decides on a fresh copy, and again when something happened to the hand-off meanwhile. */
async function changeOnce(
  actor: Actor,
  handOffId: string,
  effectId: string,
  decide: (handOff: HandOffRecord) => Promise<Change | null>,
): Promise<void> {
  for (;;) {
    const handOff = await HandOff.findById(handOffId).lean<HandOffRecord>();
    if (!handOff || handOff.appliedEffects.includes(effectId)) return;
    const change = await decide(handOff);
    if (!change) return;
    const asRead = { version: handOff.version, state: handOff.state };
    if (await commit(actor, HandOff, handOffId, { ...change, onlyIf: asRead, appliedBy: effectId })) return;
  }
}

/** What moves the next reminder to a day; null when none is planned, or when it comes later already. */
async function putOffUntil(
  handOff: HandOffRecord,
  until: Day,
  by: PutOffReason,
): Promise<Pick<Change, "set" | "unset"> | null> {
  if (handOff.unremindedAt || !AWAITING_STATES.includes(handOff.state)) return null;
  const { facts, step } = await ladderOf(handOff);
  if (!step || step.on >= until) return null;
  const putOffFor = { by, untilOn: until };
  const later = nextStep({ ...facts, putOffUntil: until, putOffFor });
  const { set, unset } = planOf(later);
  return { set: { ...set, putOffUntil: until, putOffFor }, unset };
}

function isNear(returnOn: Day): boolean {
  const days = daysBetween(toDay(now()), returnOn);
  return days > 0 && days <= LONGEST_ABSENCE;
}

/** « Claire Vidal est absent·e jusqu’au 4 décembre : la relance attend son retour. » */
function absenceWords(name: string, returnOn: Day | undefined, reminder: keyof typeof REMINDERS): string {
  const until = returnOn
    ? ` jusqu’au ${formatDayShort(addWorkingDays(returnOn, -1))}`
    : ", sans dire jusqu’à quand";
  return `${name} est absent·e${until}${REMINDERS[reminder]}.`;
}

/** As their card names them: an absence often gives an address alone. */
async function absentOf(message: MessageRecord): Promise<string> {
  const { partnerId, contactId } = message;
  const partner =
    partnerId && contactId ? await Partner.findById(partnerId, { contacts: 1 }).lean<PartnerRecord>() : null;
  return partner?.contacts.find(({ id }) => id === contactId)?.name ?? writerName(message);
}
