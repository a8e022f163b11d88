const LABELS: readonly [label: string, words: RegExp][] = [
  ["from", /^(?:de|from|expéditeur|von)$/],
  ["sent", /^(?:envoyé|envoyé le|sent|date|message du)$/],
  ["to", /^(?:à|a|to|destinataires?|pour)$/],
  ["cc", /^(?:cc|copie|copie à|cci)$/],
  ["subject", /^(?:objet|subject|sujet)$/],
  ["reply", /^(?:répondre à|reply-to)$/],
];
const LABELLED = /^[\s>*_]*(\p{L}[\p{L} -]{0,14}?)[*_\s]*:[*_]*(?:\s|$)/u;

const SEPARATOR =
  /^\s*(?:[-_=*]{2,}\s*(?:message|e-?mail|mail|courriel|original|forwarded)\b.*|début du message (?:réexpédié|transféré|transmis|d[’']origine)\s*:|begin forwarded message\s*:)\s*$/iu;
const RULE = /^\s*[_=-]{5,}\s*$/;

/** What ticketing systems write: the mark above which one answers, the exchanges so far. */
const REPLY_ABOVE = /(?:répond(?:re|ez) au[- ]dessus de cette ligne|reply above this line)/iu;
const HISTORY = /^\s*historique\b/iu;

const STARTS_ATTRIBUTION = /^\s*(?:le|on|en date|am|message du|\d{4}-\d\d-\d\d)\b/iu;
const WROTE = "(?:a|avez|ont) écrit|écrivait|écrit|wrote";
const ATTRIBUTION = new RegExp(
  `^\\s*(?:(?:le|on|en date)\\s.{0,250}?\\d.{0,250}(?:${WROTE})\\s*:?|.{2,200}(?:${WROTE})\\s(?:le|on)\\s.*\\d.*:?|\\d{4}-\\d\\d-\\d\\d \\d.*@.*:|message du \\d.*)\\s*$`,
  "iu",
);
/** Nothing announces a quote without one of these: quicker to find than the whole. */
const ANNOUNCES = /écri|wrote|@|message du/iu;
/** « Hélène Mas a écrit : » says no date: it is one when a quote follows. */
const SHORT_ATTRIBUTION = new RegExp(`^\\s*\\p{Lu}.{2,100}\\s(?:${WROTE})\\s*:$`, "iu");
const MOST_ATTRIBUTION_LINES = 4;
/** Each label once, some of them over several lines. */
const MOST_HEADER_LINES = 30;
const LONGEST_OPENING = 500;

/** The end of our own letters: what was written below one that was quoted without any mark comes after it. */
const OUR_LAST_LINE = /répondez simplement à ce mail\.?\s*$/iu;
/** A mail program that cuts a quoted line at 72 leaves its end unmarked. */
const CUT_LINE = 70;

/** What the person wrote and what they answer, wherever the one is in the other. */
export function splitQuotes(body: string): { own: string; quoted: string } {
  const lines = tidy(body).split("\n");
  const isQuoted = marksOf(lines);
  const own: string[] = [];
  for (const [place, line] of lines.entries()) own.push(isQuoted[place] ? "" : line);
  const quoted = lines.filter((_line, place) => isQuoted[place]);
  return { own: tidyBlanks(own), quoted: tidyBlanks(quoted) };
}

/** Line ends, the marks that nobody sees, and the spaces at the end of lines. */
function tidy(body: string): string {
  const lines = body
    .replace(/\r\n?/g, "\n")
    .replace(/[\uFEFF\u200B-\u200F\u2060\u00AD]/g, "")
    .split("\n");
  return lines.map((line) => line.trimEnd()).join("\n");
}

function tidyBlanks(lines: readonly string[]): string {
  return lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/^\n+/, "")
    .trimEnd();
}

function marksOf(lines: readonly string[]): boolean[] {
  const marks: boolean[] = lines.map((line, place) => line.startsWith(">") || isCutQuote(lines, place));
  let isFirst = true;
  for (let place = 0; place < lines.length; place += 1) {
    const end = marks[place] ? null : openingEnd(lines, place);
    if (end === null && !marks[place] && lines[place]?.trim()) isFirst = false;
    if (end === null) continue;
    const isAbove = isFirst && REPLY_ABOVE.test(lines[place] ?? "");
    const isMarked = isAbove || (nextWords(lines, end)?.startsWith(">") ?? false);
    const last = isMarked ? end : lines.length;
    marks.fill(true, place, last);
    if (!isMarked) return belowOurLetter(lines, marks, end);
    place = last - 1;
  }
  return marks;
}

/** Where what announces a quote ends, when it starts on this line. */
function openingEnd(lines: readonly string[], place: number): number | null {
  const line = lines[place] ?? "";
  if (SEPARATOR.test(line)) return headersEnd(lines, firstWords(lines, place + 1)) ?? place + 1;
  if (REPLY_ABOVE.test(line)) return place + 1;
  if (RULE.test(line) && HISTORY.test(nextWords(lines, place + 1) ?? ""))
    return firstWords(lines, place + 1) + 1;
  if (RULE.test(line)) return headersEnd(lines, firstWords(lines, place + 1));
  return headersEnd(lines, place) ?? attributionEnd(lines, place);
}

/** « De : … Envoyé : … À : … Objet : … », one line each; a long one may go on below. */
function headersEnd(lines: readonly string[], start: number): number | null {
  const found = new Set<string>();
  let end = start;
  for (
    let place = start;
    place < Math.min(lines.length, start + MOST_HEADER_LINES) && place - end < 3;
    place += 1
  ) {
    const label = labelOf(lines[place] ?? "");
    if (place === start && !label) return null;
    if (!label) continue;
    if (found.has(label)) break;
    found.add(label);
    end = place + 1;
  }
  return found.has("from") && found.size >= 3 && (found.has("sent") || found.has("subject")) ? end : null;
}

function labelOf(line: string): string | undefined {
  if (line.length > LONGEST_OPENING) return undefined;
  const word = LABELLED.exec(line)?.[1]?.toLowerCase().trim() ?? "";
  return LABELS.find(([, words]) => words.test(word))?.[0];
}

function attributionEnd(lines: readonly string[], place: number): number | null {
  const line = lines[place] ?? "";
  if (line.length > LONGEST_OPENING) return null;
  if (SHORT_ATTRIBUTION.test(line) && nextWords(lines, place + 1)?.startsWith(">")) return place + 1;
  if (isAttribution(line)) return place + 1;
  if (!STARTS_ATTRIBUTION.test(line)) return null;
  for (let count = 2; count <= MOST_ATTRIBUTION_LINES; count += 1) {
    const joined = lines.slice(place, place + count);
    if (joined.some((one) => !one.trim() || one.startsWith(">"))) return null;
    if (isAttribution(joined.join(" "))) return place + count;
  }
  return null;
}

function isAttribution(line: string): boolean {
  return ANNOUNCES.test(line) && ATTRIBUTION.test(line);
}

function isCutQuote(lines: readonly string[], place: number): boolean {
  const [before = "", line = "", after = ""] = [lines[place - 1], lines[place], lines[place + 1]];
  return (
    before.startsWith("> ") && before.length >= CUT_LINE && /^\p{Ll}/u.test(line) && after.startsWith(">")
  );
}

function belowOurLetter(lines: readonly string[], marks: boolean[], from: number): boolean[] {
  const hasWords = lines.some((line, place) => !marks[place] && line.trim());
  const last = lines.findLastIndex((line, place) => place >= from && OUR_LAST_LINE.test(line));
  return hasWords || last < 0 ? marks : marks.fill(false, last + 1);
}

function firstWords(lines: readonly string[], from: number): number {
  let place = from;
  while (place < lines.length && !lines[place]?.trim()) place += 1;
  return place;
}

function nextWords(lines: readonly string[], from: number): string | undefined {
  return lines[firstWords(lines, from)];
}
