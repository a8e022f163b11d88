import { type ParsedMail as Parsed, simpleParser } from "mailparser";

export interface MailPart {
  name: string;
  /** What the part says of itself. */
  mediaType: string;
  bytes: Buffer;
  /** Shown inside the text, as the logo of a signature is. */
  isInline: boolean;
}

/** A raw mail taken apart: nothing is understood yet. */
export interface ParsedMail {
  /** Every value of a header, unfolded, the last one added first. */
  headers: (name: string) => string[];
  from: { name: string; address: string };
  subject: string;
  date: Date | undefined;
  text: string;
  html: string;
  parts: MailPart[];
  /** Every byte as one character, for what only the source says. */
  source: string;
}

/** `skipHtmlToText`: the HTML is read by html-text, which a hostile one has less to say to. */
const OPTIONS = { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true, keepCidLinks: true };

/** Of one value, in characters: its end, where the nearest references are. */
const MOST_HEADER = 20_000;
const UNDECODED = /\uFFFD/;
const SAYS_UTF8 = /(charset=["']?)utf-?8/gi;
const FLOWED = /^(content-type:[^\n]*(?:\n[ \t][^\n]*)*?);\s*format="?flowed"?/gim;

/** Takes a raw mail apart; of one that cannot be, what its source says. */
export async function parseMail(raw: Buffer): Promise<ParsedMail> {
  const source = raw.toString("latin1");
  // mailparser joins the last line of a flowed quote to the answer below it: lines are joined here instead.
  const unmarked = source.replace(FLOWED, "$1");
  const isFlowed = unmarked.length !== source.length;
  try {
    const mail = await parseAsSaid(unmarked);
    const [from] = mail.from?.value ?? [];
    return {
      headers: (name) => valuesOf(mail.headerLines ?? [], name),
      from: { name: from?.name ?? "", address: (from?.address ?? "").toLowerCase() },
      subject: mail.subject ?? "",
      date: mail.date,
      text: isFlowed ? unflow(mail.text ?? "") : (mail.text ?? ""),
      html: mail.html || "",
      parts: mail.attachments.map(partOf),
      source,
    };
  } catch {
    return unreadable(source);
  }
}

/** A mail that says UTF-8 and is not was written on Windows. */
async function parseAsSaid(source: string): Promise<Parsed> {
  const mail = await simpleParser(Buffer.from(source, "latin1"), OPTIONS);
  if (!UNDECODED.test(`${mail.text}${mail.html}`)) return mail;
  const other = await simpleParser(
    Buffer.from(source.replace(SAYS_UTF8, "$1windows-1252"), "latin1"),
    OPTIONS,
  );
  return {
    ...mail,
    text: UNDECODED.test(mail.text ?? "") ? other.text : mail.text,
    html: UNDECODED.test(mail.html || "") ? other.html : mail.html,
  };
}

function valuesOf(lines: readonly { key: string; line: string }[], name: string): string[] {
  return lines
    .filter(({ key }) => key === name)
    .map(({ line }) =>
      line
        .slice(line.indexOf(":") + 1)
        .slice(-MOST_HEADER)
        .replace(/\r?\n[ \t]*/g, " ")
        .trim(),
    );
}

function partOf(part: {
  filename?: string;
  contentType: string;
  content: Buffer;
  contentDisposition?: string;
  cid?: string;
}): MailPart {
  return {
    name: part.filename ?? "",
    mediaType: part.contentType,
    bytes: part.content,
    isInline: part.contentDisposition !== "attachment" && part.cid !== undefined,
  };
}

/** RFC 3676: a line that ends with a space goes on, unless the next is quoted more or less deeply. */
function unflow(text: string): string {
  const lines: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const last = lines.at(-1);
    const goesOn = last?.endsWith(" ") && last !== "-- " && depthOf(last) === depthOf(line);
    if (goesOn) lines[lines.length - 1] = `${last}${line.replace(/^>+ ?/, "").replace(/^ /, "")}`;
    else lines.push(line.replace(/^ /, ""));
  }
  return lines.join("\n");
}

function depthOf(line: string): number {
  return /^>*/.exec(line)?.[0].length ?? 0;
}

function unreadable(source: string): ParsedMail {
  return {
    headers: () => [],
    from: { name: "", address: "" },
    subject: "",
    date: undefined,
    text: "",
    html: "",
    parts: [],
    source,
  };
}
