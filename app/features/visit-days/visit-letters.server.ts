import type { VisitDayRecord, VisitStep } from "#models/visit-day";
import type { User } from "~/core/auth/actor";
import { atParis } from "~/core/calendar";
import { now } from "~/core/clock.server";
import type { Effect } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { type Envelope, mail } from "~/core/outbox/mail-effect.server";
import { signatureOf } from "~/core/outbox/signature";
import type { TrackedMember } from "~/features/tracking/tracking-member.queries.server";
import { asHostReads, type Family, refuseNames, whatOf, whoComes } from "./host-words.server";
import { dayWords, spanWords } from "./visit-hours";
import { whereOf } from "./visit-step";

const DAY_MS = 86_400_000;

type Day = Pick<VisitDayRecord, "_id" | "householdId" | "on">;
type Sender = Pick<User, "name" | "email" | "phone" | "title" | "signature">;

/** Asks a host whether they can receive: when, where, what is expected; who comes is told without a name. */
export function letterToHost(
  sender: Sender,
  day: Day,
  step: VisitStep,
  { household, isChanged }: { household: Family; isChanged: boolean },
): Effect {
  const { host } = step;
  if (!host?.email) throw new UserFacingError(`${host?.name ?? "L’hôte"} n’a pas d’adresse e-mail.`);
  refuseNames(household, step);
  return mail(
    "visit-host",
    {
      ...signatureOf(sender),
      ...{ hostName: host.name, who: whoComes(household, step), when: whenOf(day, step), isChanged },
      ...{ where: whereOf(step) || undefined, what: whatOf(step) },
      link: { purpose: "visit-host", id: host.linkId, version: host.linkVersion },
    },
    { ...envelopeOf(sender, day, step.fromHour), to: host.email, toName: host.name },
  );
}

/** Tells a host that what they were asked will not take place, without a name of the family. */
export function cancellationToHost(
  sender: Sender,
  day: Day,
  step: VisitStep,
  household: Family | null,
): Effect[] {
  const { host } = step;
  if (!host?.email) return [];
  const params = { ...signatureOf(sender), language: "fr" as const, guest: "host" as const };
  return [
    mail(
      "visit-day-cancelled",
      { ...params, when: whenOf(day, step), what: whatOf(asHostReads(household, step)) },
      { ...envelopeOf(sender, day, step.fromHour), to: host.email, toName: host.name },
    ),
  ];
}

/** Tells an adult that their day will not take place. */
export function cancellationToAdult(sender: Sender, day: Day, member: TrackedMember): Effect[] {
  const { language, firstName, email } = member;
  if (!email) return [];
  const params = { ...signatureOf(sender), language, guest: "family" as const, firstName };
  return [
    mail(
      "visit-day-cancelled",
      { ...params, when: dayWords(day.on, language) },
      envelopeToAdult(sender, day, { ...member, email }),
    ),
  ];
}

/** To whom a letter to an adult goes, and what it belongs to. */
export function envelopeToAdult(
  sender: Sender,
  day: Day,
  { email, name, candidate }: TrackedMember & { email: string },
): Envelope {
  return { ...envelopeOf(sender, day), to: email, toName: name, candidateId: candidate?._id };
}

/** A change within the 24 hours before the visit is told at any hour. */
function envelopeOf(sender: Sender, { householdId, on }: Day, hour = "00:00"): Omit<Envelope, "to"> {
  const isUrgent = atParis(on, hour).getTime() - now().getTime() < DAY_MS;
  return { replyTo: sender.email, fromName: sender.name, householdId, isManual: true, isUrgent };
}

/** « mardi 12 mai, de 14 h à 15 h » */
export function whenOf({ on }: Pick<VisitDayRecord, "on">, step: VisitStep): string {
  return `${dayWords(on)}, ${spanWords(step)}`;
}
