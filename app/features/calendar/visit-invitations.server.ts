import type { CandidateRecord } from "#models/candidate";
import type { HandOffRecord } from "#models/hand-off";
import type { Introduction, VisitLetter } from "#models/introduction";
import type { ProposedVisit } from "#models/proposal";
import type { User } from "~/core/auth/actor";
import { atParis, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import type { Effect } from "~/core/db/effects.server";
import { type Envelope, mail } from "~/core/outbox/mail-effect.server";
import { signatureOf } from "~/core/outbox/signature";
import { contactOf } from "~/features/hand-offs/hand-offs.queries.server";
import { formatPhone } from "~/vocabulary/typography";
import type { VisitGuest } from "~/vocabulary/visits";
import { momentOf, visitWords } from "./visit-moment";
import { visitUid } from "./visit-uid.server";

const DAY_MS = 86_400_000;
export const GUESTS: readonly VisitGuest[] = ["structure", "candidate"];

/** A visit we say yes to, and between whom. */
export interface AgreedVisit {
  candidate: CandidateRecord;
  handOff: HandOffRecord;
  introduction: Introduction;
  answerId: string;
  visit: ProposedVisit;
}

/** A letter about a visit, with what the hand-off keeps of it. */
export interface VisitMail {
  effect: Effect;
  letter: VisitLetter;
}

/**
 * The letters that invite to a visit who meets there: the structure and the candidate, those we have an address of. The
 * candidate who asked not to be written to is not.
 */
export async function invitationsTo(user: User, agreed: AgreedVisit): Promise<VisitMail[]> {
  const { handOff, answerId } = agreed;
  const effects = { structure: await toStructure(user, agreed), candidate: toCandidate(user, agreed) };
  const sequence = nextSequence(handOff);
  return GUESTS.flatMap((guest) => {
    const effect = effects[guest];
    if (!effect) return [];
    return [{ effect, letter: { mailId: effect.id, guest, method: "REQUEST", answerId, sequence } }];
  });
}

async function toStructure(user: User, agreed: AgreedVisit): Promise<Effect | undefined> {
  const { handOff, candidate, visit } = agreed;
  const { name, email } = await contactOf(handOff);
  if (!email) return undefined;
  return mail(
    "visit-agreed",
    {
      ...told(user, agreed, "structure"),
      ...presented(candidate),
      when: visitWords(visit, "fr", toDay(now())),
    },
    { ...envelope(user, agreed), to: email, toName: name, handOffId: handOff._id },
  );
}

function toCandidate(user: User, agreed: AgreedVisit): Effect | undefined {
  const { _id, firstName, lastName, emails, language = "fr", noContact } = agreed.candidate;
  const [to] = emails;
  if (!to || noContact) return undefined;
  return mail(
    "visit-own",
    {
      ...told(user, agreed, "candidate"),
      language,
      firstName,
      when: visitWords(agreed.visit, language, toDay(now())),
    },
    // Not a letter of the hand-off: those are the partner's, who is asked to delete them.
    { ...envelope(user, agreed), to, toName: `${firstName} ${lastName}`, candidateId: _id },
  );
}

function told(user: User, { handOff, introduction, visit }: AgreedVisit, guest: VisitGuest) {
  const event = { uid: visitUid(handOff._id, guest), sequence: nextSequence(handOff), ...momentOf(visit) };
  return { ...signatureOf(user), structureName: introduction.structureName, note: visit.note, event };
}

function envelope(user: User, { handOff, visit }: AgreedVisit): Omit<Envelope, "to"> {
  return {
    ...{ replyTo: user.email, fromName: user.name, householdId: handOff.householdId },
    ...{ isManual: true, isUrgent: isWithinADay(momentOf(visit)) },
  };
}

function presented({ firstName, lastName, phones, emails }: CandidateRecord) {
  const reach = [...phones.slice(0, 1).map(formatPhone), ...emails.slice(0, 1)].join(", ");
  return { personName: `${firstName} ${lastName}`, reach: reach || undefined };
}

/** Greater than that of any letter about the visits of this introduction. */
export function nextSequence({ visitLetters = [] }: Pick<HandOffRecord, "visitLetters">): number {
  return Math.max(-1, ...visitLetters.map(({ sequence }) => sequence)) + 1;
}

/** Nobody told of the visits of this introduction since it was read: two letters never have the same sequence. */
export function sameLetters({ visitLetters = [] }: Pick<HandOffRecord, "visitLetters">) {
  const count = visitLetters.length;
  return { [`visitLetters.${count}`]: { $exists: false } };
}

/** Whether it begins within 24 hours: who is concerned is told at any hour. */
export function isWithinADay({ on, time = "00:00" }: { on: string; time?: string }): boolean {
  return atParis(on, time).getTime() - now().getTime() < DAY_MS;
}
