export interface CalendarReply {
  uid: string;
  status: "accepted" | "declined" | "tentative";
}

/** What an answer to one of our invitations says (RFC 5546, METHOD:REPLY); null when it is none. */
export function calendarReplyIn(calendar: string): CalendarReply | null {
  const lines = calendar.replace(/\r?\n[ \t]/g, "").split(/\r?\n/);
  const lineOf = (name: string): string | undefined =>
    lines
      .find((line) => line.toUpperCase().startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim();
  const attendee = lines.find((line) => /^attendee\b/i.test(line)) ?? "";
  const said = /;partstat=([a-z-]+)/i.exec(attendee)?.[1]?.toLowerCase();
  const uid = lineOf("UID");
  if (lineOf("METHOD")?.toUpperCase() !== "REPLY" || !uid) return null;
  if (said !== "accepted" && said !== "declined" && said !== "tentative") return null;
  return { uid, status: said };
}
