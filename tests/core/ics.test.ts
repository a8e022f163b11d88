import { expect, it } from "vitest";
import { type IcsEvent, writeCalendar, writeEvent, writeInvitation } from "~/core/ics.server";

const EVENT: IcsEvent = {
  uid: "visite-1@accueil.example",
  sequence: 3,
  changedAt: new Date("2026-05-12T08:00:00Z"),
  on: "2026-12-14",
  time: "14:00",
  title: "Visite – dossier",
};

it.each([
  ["winter", "2026-12-14", "20261214T130000Z"],
  ["summer", "2026-07-06", "20260706T120000Z"],
  ["the morning clocks go back", "2026-10-25", "20261025T130000Z"],
  ["the morning clocks go forward", "2027-03-28", "20270328T120000Z"],
])("writes 14 h in Paris, in %s, as an instant", (_when, on, written) => {
  expect(linesOf({ ...EVENT, on })).toContain(`DTSTART:${written}`);
});

it("lasts as long as it was said, an hour otherwise", () => {
  expect(linesOf(EVENT)).toContain("DTEND:20261214T140000Z");
  expect(linesOf({ ...EVENT, until: "16:30" })).toContain("DTEND:20261214T153000Z");
});

it("writes a day without an hour as a date, which no zone moves", () => {
  const lines = linesOf({ ...EVENT, time: undefined });
  expect(lines).toContain("DTSTART;VALUE=DATE:20261214");
  expect(lines).toContain("DTEND;VALUE=DATE:20261215");
});

it("names the zone to show hours in before the first event, and writes none by its side", () => {
  const text = writeCalendar("Mon agenda", [EVENT]);
  expect(text.indexOf("X-WR-TIMEZONE:Europe/Paris")).toBeLessThan(text.indexOf("BEGIN:VEVENT"));
  expect(text).not.toMatch(/TZID|TIMEZONE-ID|VALARM/);
});

it("keeps what was typed from ending a line or starting another property", () => {
  const lines = linesOf({
    ...EVENT,
    title: "Visite ; MSP, « Les \\ Tilleuls »\r\nATTENDEE:mailto:autre@x.example",
    details: "Parking,\nderrière la mairie ; sonnez",
    place: "Figeac\nSTATUS:CANCELLED",
  });
  expect(lines.filter((line) => /^(ATTENDEE|STATUS)/.test(line))).toEqual([]);
  expect(lines).toContain("DESCRIPTION:Parking\\,\\nderrière la mairie \\; sonnez");
});

it("folds no line beyond 75 octets", () => {
  const text = writeCalendar("Mon agenda", [{ ...EVENT, title: "Été à Cahors : « visite » ".repeat(20) }]);
  for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});

it("is a calendar even when nothing is to come", () => {
  const text = writeCalendar("Mon agenda", []);
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(text).toMatch(/END:VCALENDAR$/);
});

it("gives one event without the name that would make another calendar of it", () => {
  const text = writeEvent(EVENT);
  expect(text).toContain("DTSTART:20261214T130000Z");
  expect(text).not.toMatch(/NAME:|REFRESH/);
});

it("invites by name who is invited, in the name of who invites, without a way out of the quotes", () => {
  const organizer = { name: 'Jeanne "J" Vidal', address: "accueil@creuse.example" };
  const guest = { name: "Paul; Roques", address: "paul@msp.example" };
  const asked = unfolded(writeInvitation("REQUEST", { ...EVENT, organizer, guest }));
  expect(asked).toContain("METHOD:REQUEST");
  expect(asked).toContain('ORGANIZER;CN="Jeanne ’J’ Vidal":mailto:accueil@creuse.example');
  expect(asked.find((line) => line.startsWith("ATTENDEE"))).toMatch(/RSVP=TRUE.*paul@msp\.example$/i);

  const taken = unfolded(writeInvitation("CANCEL", { ...EVENT, sequence: 4, organizer, guest }));
  expect(taken).toEqual(expect.arrayContaining(["METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:4"]));
  expect(taken).toContain(`UID:${EVENT.uid}`);
});

it("writes a hundred events within 50 ms of processor", () => {
  const events = Array.from({ length: 100 }, (_, index) => ({ ...EVENT, uid: `${index}@accueil.example` }));
  writeCalendar("Mon agenda", events);
  const times = Array.from({ length: 10 }, () => {
    const before = process.cpuUsage();
    writeCalendar("Mon agenda", events);
    return process.cpuUsage(before).user / 1000;
  });
  expect(Math.min(...times)).toBeLessThan(50);
});

function linesOf(event: IcsEvent): string[] {
  return unfolded(writeCalendar("Mon agenda", [event]));
}

function unfolded(text: string): string[] {
  return text.replaceAll("\r\n ", "").split("\r\n");
}
