/** Every value of a header, by its name in lower case. */
export type Headers = (name: string) => string[];

const MESSAGE_ID = /<[^<>\s@]+@[^<>\s]+>/g;
/** The ids of our letters, and of nothing else that a mailbox of our host sends. */
const OUR_ID = /^<[0-9a-f]{24}@([^<>@]+)>$/;
const RECIPIENTS = ["to", "cc", "delivered-to", "x-original-to", "envelope-to"];
/** Where Exchange says which mail an automatic answer is about. */
const PARENT = "x-ms-exchange-parent-message-id";

/** The mails it answers, each once, the nearest first. */
export function referencesOf(headers: Headers): string[] {
  const nearest = headers("in-reply-to").flatMap(idsIn);
  const thread = headers("references").flatMap(idsIn).reverse();
  return [...new Set([...nearest, ...thread, ...headers(PARENT).flatMap(idsIn)])];
}

/** Message-IDs between angle brackets, in the order they are written. */
export function idsIn(text: string): string[] {
  return text.match(MESSAGE_ID) ?? [];
}

/** The keys of the addresses it was sent to, « mailbox+KEY@… », each once, in lower case. */
export function replyKeysOf(headers: Headers, mailbox: string): string[] {
  const at = mailbox.lastIndexOf("@");
  const start = `${mailbox.slice(0, at)}+`.toLowerCase();
  const end = mailbox.slice(at).toLowerCase();
  const addresses = RECIPIENTS.flatMap(headers).flatMap((text) => text.toLowerCase().split(/[\s<>",;:]+/));
  const keyed = addresses.filter((address) => address.startsWith(start) && address.endsWith(end));
  return [...new Set(keyed.map((address) => address.slice(start.length, -end.length)).filter(Boolean))];
}

/** Whether a robot or a list says that it wrote (RFC 3834, RFC 2919). */
export function isAutomatic(headers: Headers): boolean {
  return (
    headers("auto-submitted").some((value) => !/^no\b/i.test(value)) ||
    headers("precedence").some((value) => /^(?:bulk|list|junk|auto_reply)\b/i.test(value)) ||
    headers("list-id").length > 0 ||
    headers("x-autoreply").length > 0 ||
    headers("x-autorespond").length > 0 ||
    headers("x-auto-response-suppress").some((value) => /\b(?:all|autoreply|oof)\b/i.test(value)) ||
    headers("return-path").some((value) => /^<\s*>$/.test(value))
  );
}

/**
 * Whether the receiving server found that the address it claims is not its own. Only the results of that server count:
 * `trustedAuthority` names it, else the last one who wrote some.
 */
export function isForged(headers: Headers, from: string, trustedAuthority?: string): boolean {
  const result = resultsOf(headers("authentication-results"), trustedAuthority).join(";");
  if (/\bdmarc=fail\b/i.test(result)) return true;
  if (!/\bspf=(?:hard)?fail\b/i.test(result) || /\b(?:dmarc|dkim)=pass\b/i.test(result)) return false;
  const [returnPath = ""] = headers("return-path");
  return !isSameDomain(domainOf(returnPath), domainOf(from));
}

/**
 * Whether the same server found that the address is its sender's own: DMARC passes, or SPF or DKIM does for its domain.
 * What the sender may write in a result, between quotation marks or brackets, says nothing.
 */
export function isVerified(headers: Headers, from: string, trustedAuthority?: string): boolean {
  if (isForged(headers, from, trustedAuthority)) return false;
  const domain = domainOf(from);
  const results = resultsOf(headers("authentication-results"), trustedAuthority).flatMap(findingsOf);
  return domain !== "" && results.some((result) => provesDomain(result, domain));
}

function findingsOf(value: string): string[] {
  return value
    .replace(/"(?:[^"\\]|\\.)*"/g, "")
    .replace(/\([^()]*\)/g, "")
    .split(";")
    .slice(1)
    .map((result) => result.trim().toLowerCase());
}

function provesDomain(result: string, domain: string): boolean {
  const [, method] = /^(dmarc|spf|dkim)=pass(?![\w-])/.exec(result) ?? [];
  const [, named] = /\s(?:header\.(?:from|d|i)|smtp\.mailfrom)=([^\s]+)/.exec(result) ?? [];
  if (!named) return method === "dmarc";
  return method !== undefined && isSameDomain(domainOf(named), domain);
}

/** Whether it is one of ours that comes back: by its id, or because a robot wrote in our name. */
export function isOurs(
  headers: Headers,
  {
    messageId,
    from,
    mailbox,
    ourHost,
  }: { messageId: string; from: string; mailbox: string; ourHost: string },
): boolean {
  if (OUR_ID.exec(messageId.toLowerCase())?.[1] === ourHost.toLowerCase()) return true;
  const wroteItself = headers("auto-submitted").some((value) => !/^no\b/i.test(value));
  return wroteItself && from === mailbox.toLowerCase();
}

/** All those of one server: it may write one for each method. */
function resultsOf(values: string[], trustedAuthority: string | undefined): string[] {
  const authority = trustedAuthority?.toLowerCase() ?? authorityOf(values[0] ?? "");
  return values.filter((value) => authorityOf(value) === authority);
}

function authorityOf(value: string): string {
  return /^[^\s;]*/.exec(value.trim())?.[0].toLowerCase() ?? "";
}

function domainOf(address: string): string {
  return address
    .slice(address.lastIndexOf("@") + 1)
    .replace(/[>\s].*$/, "")
    .toLowerCase();
}

/** A sub-domain is the same sender. */
function isSameDomain(one: string, other: string): boolean {
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}
