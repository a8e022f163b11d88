import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from "ical-generator";
import { atParis, type Day } from "./calendar";

const MINUTE = 60_000;
const DAY_MS = 86_400_000;
/** How long what has no end lasts, in minutes. */
const USUAL_MINUTES = 60;

interface Person {
  name: string;
  address: string;
}

/** A line of a calendar: a time of one day in Paris or, without an hour, the whole day. */
export interface IcsEvent {
  uid: string;
  /** Grows with each change: a calendar keeps the greatest. */
  sequence: number;
  changedAt: Date;
  on: Day;
  /** "HH:mm" */
  time?: string;
  /** "HH:mm" */
  until?: string;
  title: string;
  details?: string;
  place?: string;
  url?: string;
}

/** An event between the one who invites and the one invited. */
export interface IcsInvitation extends IcsEvent {
  organizer: Person;
  guest: Person;
}

export type IcsMethod = "REQUEST" | "CANCEL";

export const ICS_TYPE = "text/calendar; charset=utf-8";

/** A calendar to subscribe to, read again each hour: these events, none included, under a name. */
export function writeCalendar(name: string, events: readonly IcsEvent[]): string {
  const calendar = ical({ name: oneLine(name), prodId: PRODUCT, ttl: 3600 });
  for (const event of events) calendar.createEvent(lineOf(event));
  return inParis(calendar.toString());
}

/** One event to add to one’s own calendar: with a name, Outlook would open another calendar for it. */
export function writeEvent(event: IcsEvent): string {
  const calendar = ical({ prodId: PRODUCT });
  calendar.createEvent(lineOf(event));
  return inParis(calendar.toString());
}

/** One invitation, or what takes it back, as mail programs exchange them (RFC 5546). */
export function writeInvitation(method: IcsMethod, invitation: IcsInvitation): string {
  const { organizer, guest } = invitation;
  const isOn = method === "REQUEST";
  const calendar = ical({
    prodId: PRODUCT,
    method: isOn ? ICalCalendarMethod.REQUEST : ICalCalendarMethod.CANCEL,
  });
  calendar.createEvent({
    ...lineOf(invitation),
    status: isOn ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    organizer: { name: quotable(organizer.name), email: oneLine(organizer.address) },
    attendees: [
      {
        name: quotable(guest.name) || null,
        email: oneLine(guest.address),
        role: ICalAttendeeRole.REQ,
        status: ICalAttendeeStatus.NEEDSACTION,
        rsvp: isOn,
      },
    ],
  });
  return calendar.toString();
}

/** A calendar offered to be kept, under a name of our own. */
export function icsFile(content: string, fileName: string): Response {
  return new Response(content, {
    headers: {
      "Content-Type": ICS_TYPE,
      "Content-Disposition": `attachment; filename="${fileName}.ics"`,
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });
}

const PRODUCT = { company: "La conciergerie", product: "agenda", language: "FR" };

function lineOf({ uid, sequence, changedAt, title, details, place, url, ...moment }: IcsEvent) {
  return {
    id: uid,
    sequence,
    stamp: changedAt,
    lastModified: changedAt,
    summary: oneLine(title),
    description: details ?? null,
    location: place ? oneLine(place) : null,
    url: url ?? null,
    ...spanOf(moment),
  };
}

/** Hours are written in UTC, right on both sides of a change of hour; a whole day is a date, the same everywhere. */
function spanOf({ on, time, until }: Pick<IcsEvent, "on" | "time" | "until">) {
  if (!time) {
    const start = new Date(`${on}T00:00:00Z`);
    const end = new Date(start.getTime() + DAY_MS);
    return { start, end, allDay: true, transparency: ICalEventTransparency.TRANSPARENT };
  }
  const start = atParis(on, time);
  const end = until && until > time ? atParis(on, until) : new Date(start.getTime() + USUAL_MINUTES * MINUTE);
  return { start, end };
}

/** The library would write its hours without a zone: the one to show them in is only told. */
function inParis(text: string): string {
  return text.replace(/^VERSION:2\.0\r\n/m, "$&X-WR-TIMEZONE:Europe/Paris\r\n");
}

/** A name is written between quotation marks, where RFC 5545 knows no way to write one. */
function quotable(name: string): string {
  return oneLine(name).replaceAll('"', "’");
}

function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, " ").trim();
}
