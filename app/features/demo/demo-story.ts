import type { Interest } from "#models/submission";
import { addWorkingDays, atParis, type Day, toDay, workingDayFrom } from "~/core/calendar";
import { fold } from "~/core/search-words";
import type { Language } from "~/vocabulary/languages";
import type { DismissalReason, SubmissionChannel, Suspicion } from "~/vocabulary/submissions";
import { NBSP, ofName } from "~/vocabulary/typography";
import type { DemoProfile, Slot } from "./demo-profile";
import type { Act } from "./demo-scene.commands.server";

/** When something happens: so many working days ago at a time of day, or so many minutes ago. */
export type Moment = { daysAgo: number; time: string } | { minutesAgo: number };

/** An intern of a story still has this long to find a bed. */
const WEEKS_BEFORE_SEMESTER = 4;

/** How far the arrival is, in days from today; or the next semester of the interns. */
export type Arrival = number | "next-semester";

type Told = Partial<Pick<Interest, "seeks" | "needs" | "specialty" | "semester" | "email" | "phone">>;

/** One person's story: what they asked, when, and what followed. No place is named, only parts they play. */
export interface Story extends Told {
  name: readonly [firstName: string, lastName: string];
  kind: Interest["kind"];
  slot: Slot;
  /** Which of the profile's faculties. */
  faculty?: 0 | 1;
  arrival?: Arrival;
  months?: number;
  message?: string;
  consents?: boolean;
  /** What they read best; French unless said. */
  language?: Language;
  channel?: SubmissionChannel;
  suspicions?: Suspicion[];
  dismissed?: { reason: DismissalReason; note?: string; at: Moment };
  asked: Moment;
  /** In time order. */
  steps?: readonly (readonly [Moment, Act])[];
}

/** So many working days ago (1 or more), at "HH:mm". */
export function day(daysAgo: number, time: string): Moment {
  return { daysAgo, time };
}

/** A little while ago, whatever the day. */
export function minutes(minutesAgo: number): Moment {
  return { minutesAgo };
}

/** The instant of a moment, told from the present one. */
export function instantOf(moment: Moment, present: Date): Date {
  if ("minutesAgo" in moment) return new Date(present.getTime() - moment.minutesAgo * 60_000);
  return atParis(addWorkingDays(toDay(present), -moment.daysAgo), moment.time);
}

/** The day of an arrival; semesters begin on the first working day from 2 May or 2 November. */
export function arrivalDay(arrival: Arrival, present: Date): Day {
  if (arrival !== "next-semester") return daysLater(present, arrival);
  const soonest = daysLater(present, WEEKS_BEFORE_SEMESTER * 7);
  const year = Number(soonest.slice(0, 4));
  const starts = [`${year}-05-02`, `${year}-11-02`, `${year + 1}-05-02`];
  const start = starts.find((day) => day >= soonest) ?? soonest;
  return workingDayFrom(start);
}

function daysLater(from: Date, days: number): Day {
  return toDay(new Date(from.getTime() + days * 24 * 3600 * 1000));
}

/** The day after so many months. */
export function monthsLater(from: Day, months: number): Day {
  const date = new Date(`${from}T12:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
}

/**
 * Puts the profile's places in a text, {lieu}, {deLieu}, {ville}, {deVille}, {programme}, {departement}, and
 * the spaces French typography asks for.
 */
export function inPlace(text: string, profile: DemoProfile, slot: Slot): string {
  const place = profile.places[slot].name;
  const city = profile.places.city.name;
  const words: Readonly<Record<string, string | undefined>> = {
    lieu: place,
    deLieu: ofName(place),
    ville: city,
    deVille: ofName(city),
    programme: profile.programme,
    departement: profile.departementName,
  };
  return text
    .replace(/\{(\w+)\}/g, (whole, word: string) => words[word] ?? whole)
    .replace(/ (?=[:;?!»€])|(?<=«) /g, NBSP);
}

/** What a person of a story wrote in the form; the rank makes the phone number. */
export function interestOf(story: Story, profile: DemoProfile, present: Date, rank: number): Interest {
  const [firstName, lastName] = story.name;
  const fromOn = story.arrival === undefined ? undefined : arrivalDay(story.arrival, present);
  return {
    firstName,
    lastName,
    email: story.email ?? `${mailName(firstName)}.${mailName(lastName)}@courriel.example`,
    phone: story.phone ?? fictionPhone(rank),
    kind: story.kind,
    specialty: story.specialty,
    faculty: story.faculty === undefined ? undefined : profile.faculties[story.faculty],
    semester: story.semester,
    fromOn,
    toOn: fromOn && story.months ? monthsLater(fromOn, story.months) : undefined,
    seeks: story.seeks ?? [],
    territories: [profile.places[story.slot].epci],
    needs: story.needs ?? [],
    message: story.message && inPlace(story.message, profile, story.slot),
    consentPartners: story.consents ?? true,
    consentNews: rank % 3 === 0,
  };
}

function mailName(name: string): string {
  return fold(name).replaceAll(" ", "-");
}

/** A mobile number of the range kept for fiction (06 39 98). */
function fictionPhone(rank: number): string {
  return `06 39 98 ${String(1000 + rank).replace(/(..)(..)/, "$1 $2")}`;
}
