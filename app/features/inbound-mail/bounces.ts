import { idsIn } from "./sent-headers";

export interface Bounce {
  address: string;
  isPermanent: boolean;
  reason?: string;
}

const ROBOT = /^(?:mailer-daemon|postmaster|microsoftexchange\w*)@/;
const SUBJECT =
  /undeliver|delivery (?:status|failure|has failed)|returned mail|failure notice|mail delivery|non remis|non distribu|échec (?:de la )?(?:remise|distribution)|remise (?:retardée|impossible)|retourné à l[’']expéditeur/i;
const RETURNED = /^content-type:\s*(?:message\/rfc822|text\/rfc822-headers|message\/global)/im;
const MOST_WORDS = 4000;
const LONGEST_REASON = 300;
/** Of the raw mail, in characters: the report comes before the letter. */
const MOST_SOURCE = 200_000;
/** RFC 3464: nothing is to be done about these. */
const ARRIVED = /^(?:delivered|relayed|expanded)\b/i;

/** Whether a mail server says that it could not deliver (RFC 3464), or an older one that writes as it likes. */
export function isBounce({
  contentType,
  from,
  subject,
}: {
  contentType: string;
  from: string;
  subject: string;
}): boolean {
  if (/multipart\/report/i.test(contentType) && /delivery-status/i.test(contentType)) return true;
  return ROBOT.test(from) && SUBJECT.test(subject);
}

/** Whether a report says that the letter arrived: it is no bounce, only a mail that a robot wrote. */
export function isDelivered(source: string): boolean {
  const report = source.slice(0, MOST_SOURCE).replace(/\r/g, "");
  const action = fieldOf(report, "Action");
  return ARRIVED.test(action ?? "") || (!action && /^2\./.test(fieldOf(report, "Status") ?? ""));
}

/**
 * To whom, and for good or for now: only 5.x.x and « failed » are for good, but for a mailbox that is full (RFC 3463, 5.2.2). `words` is the
 * text of the report, `source` the raw mail.
 */
export function bounceIn(words: string, source: string): Bounce {
  const report = `${words.slice(0, MOST_SOURCE)}\n${source.slice(0, MOST_SOURCE)}`.replace(/\r/g, "");
  const address =
    fieldOf(report, "(?:Final|Original)-Recipient", "[^;\\n]*;") ??
    fieldOf(report, "X-Failed-Recipients") ??
    /^<([^<>\s@]+@[^<>\s]+)>:/m.exec(report)?.[1] ??
    /\b[\w.+-]+@[\w-]+\.[\w.-]*\w/.exec(words.slice(0, MOST_WORDS))?.[0];
  const diagnostic = fieldOf(report, "Diagnostic-Code", "[^;\\n]*;");
  const status = fieldOf(report, "Status") ?? /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(report)?.[0] ?? "";
  const action = fieldOf(report, "Action") ?? "";
  const isFull = /^\d\.2\.2\b/.test(status);
  const isTemporary = status.startsWith("4") || /^delayed\b/i.test(action) || isFull;
  const isRefused = status.startsWith("5") || /^failed\b/i.test(action);
  return {
    address: (address ?? "").replace(/^[<\s]+|[>\s,]+$/g, "").toLowerCase(),
    isPermanent: isRefused && !isTemporary,
    ...(diagnostic && { reason: diagnostic.slice(0, LONGEST_REASON) }),
  };
}

/** The Message-ID of the letter that came back. */
export function returnedId(whole: string): string | undefined {
  const source = whole.slice(0, MOST_SOURCE);
  const start = RETURNED.exec(source)?.index ?? source.search(/\r?\n\r?\n/);
  const [, line] = /^message-id:\s*([^\n]*(?:\n[ \t][^\n]*)*)/im.exec(source.slice(start)) ?? [];
  return idsIn(line ?? "")[0];
}

/** The value of a field, unfolded, without the type it starts with. */
function fieldOf(report: string, name: string, type = ""): string | undefined {
  const [, value] =
    new RegExp(`^${name}:${type ? `(?:${type})?` : ""}[ \\t]*([^\\n]*(?:\\n[ \\t][^\\n]*)*)`, "im").exec(
      report,
    ) ?? [];
  return value?.replace(/\s*\n\s*/g, " ").trim() || undefined;
}
