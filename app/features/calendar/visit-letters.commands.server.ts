import { HandOff, type HandOffRecord } from "#models/hand-off";
import type { VisitLetter } from "#models/introduction";
import { Mail, type MailRecord } from "#models/mail";
import type { Actor } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, entry } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { cancelMail } from "~/core/outbox/mail-commands.server";
import { mail } from "~/core/outbox/mail-effect.server";
import { joinWords } from "~/vocabulary/typography";
import type { VisitGuest } from "~/vocabulary/visits";
import { GUESTS, isWithinADay, nextSequence, sameLetters, type VisitMail } from "./visit-invitations.server";

const TOLD: Readonly<Record<VisitGuest, string>> = { structure: "la structure", candidate: "la personne" };

interface Invitation extends VisitLetter {
  mail: MailRecord;
}

/**
 * The follow-up of a visit dropped, or restored: its invitation is called back when it still waits, and taken back by a letter of its
 * own when it left, which waits for the undo of a colleague and is called back by it; a new one that follows replaces it by itself. Safe twice, and fails, so that it is carried out again,
 * while a letter is leaving.
 */
export async function callOffVisit(actor: Actor, handOffId: string, effectId: string): Promise<void> {
  const handOff = await HandOff.findById(handOffId).lean<HandOffRecord>();
  if (!handOff?.visitLetters?.length) return;
  await callBackUntrue(actor, handOff, await sentOf(handOff));
  const letters = await sentOf(handOff);
  const cancelled = GUESTS.flatMap((guest) => toTakeBack(handOff, letters, guest)).map((invitation) =>
    cancellationOf(handOff, invitation),
  );
  if (cancelled.length === 0) return;
  await commit(actor, HandOff, handOffId, {
    onlyIf: { ...sameLetters(handOff), state: handOff.state },
    push: { visitLetters: { $each: cancelled.map(({ letter }) => letter) } },
    effects: [
      audit("hand-off.visit-called-off"),
      ...cancelled.map(({ effect }) => effect),
      told(handOff, cancelled),
    ],
    isDerived: true,
    appliedBy: effectId,
    refusal: "another letter about this visit was written meanwhile",
  });
}

/** The letters of the outbox about the visits of an introduction, in their order. */
async function sentOf({ visitLetters = [], pendingEffects }: HandOffRecord): Promise<Invitation[]> {
  const ids = visitLetters.map(({ mailId }) => mailId);
  const mails = await Mail.find({ _id: { $in: ids } }).lean<MailRecord[]>();
  const byId = new Map(mails.map((one) => [one._id, one]));
  const onItsWay = pendingEffects.find(({ id }) => ids.includes(id) && !byId.has(id));
  if (onItsWay) throw new Error(`the letter ${onItsWay.id} is not in the outbox yet`);
  return visitLetters.flatMap((letter) => {
    const found = byId.get(letter.mailId);
    return found ? [{ ...letter, mail: found }] : [];
  });
}

/** The letters that wait and say something else than what is agreed. */
async function callBackUntrue(
  actor: Actor,
  { introduction }: HandOffRecord,
  letters: Invitation[],
): Promise<void> {
  const untrue = letters.filter(({ method, answerId, mail: { state } }) => {
    const isAgreed = answerId === introduction?.visit?.answerId;
    return state === "waiting" && isAgreed === (method === "CANCEL");
  });
  for (const { mailId } of untrue) await cancelMail(actor, mailId).catch(ignoreRefusal);
}

/** The invitation that a guest holds and that is no longer true, unless another letter replaces it. */
function toTakeBack({ introduction }: HandOffRecord, letters: Invitation[], guest: VisitGuest): Invitation[] {
  const own = letters.filter((letter) => letter.guest === guest && letter.mail.state !== "cancelled");
  const last = own.at(-1);
  if (!last || last.method === "CANCEL" || last.answerId === introduction?.visit?.answerId) return [];
  if (last.mail.state === "waiting") throw new Error(`the letter ${last.mailId} is leaving`);
  if (last.mail.state === "failed" || eventOf(last).on < toDay(now())) return [];
  return [last];
}

function cancellationOf(handOff: HandOffRecord, { guest, answerId, mail: invited }: Invitation): VisitMail {
  const { params, to, toName, replyTo, fromName, householdId, handOffId, candidateId } = invited;
  const sequence = nextSequence(handOff);
  const event = eventOf({ mail: invited });
  const effect = mail(
    "visit-cancelled",
    {
      language: params.language === "en" ? "en" : "fr",
      guest,
      firstName: textOf(params.firstName) || undefined,
      senderName: textOf(params.senderName),
      senderTitle: textOf(params.senderTitle) || undefined,
      senderPhone: textOf(params.senderPhone) || undefined,
      senderNote: textOf(params.senderNote) || undefined,
      structureName: textOf(params.structureName),
      when: textOf(params.when),
      event: { ...event, sequence },
    },
    {
      ...{ to, toName, replyTo, fromName, householdId, handOffId, candidateId },
      ...{ isUrgent: isWithinADay(event), isManual: handOff.takenBack !== undefined },
    },
  );
  return { effect, letter: { mailId: effect.id, guest, method: "CANCEL", answerId, sequence } };
}

function told({ _id, householdId, track, introduction, partnerName }: HandOffRecord, letters: VisitMail[]) {
  const guests = joinWords(letters.map(({ letter }) => TOLD[letter.guest]));
  return entry({
    householdId,
    track,
    kind: "hand-off",
    text: `Visite annulée avec ${introduction?.structureName ?? partnerName} : un mail prévient ${guests}.`,
    handOffId: _id,
    memberId: introduction?.candidateId,
  });
}

interface KeptEvent {
  uid: string;
  on: string;
  time?: string;
  until?: string;
}

/** The parameters of an invitation, which the outbox keeps without a type. */
function eventOf({ mail: { params } }: Pick<Invitation, "mail">): KeptEvent {
  const { uid, on, time, until } = Object(params.event);
  return { uid: textOf(uid), on: textOf(on), ...(time ? { time } : {}), ...(until ? { until } : {}) };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function ignoreRefusal(error: unknown): void {
  if (!(error instanceof UserFacingError)) throw error;
}
