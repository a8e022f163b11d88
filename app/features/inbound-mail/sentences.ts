/** A dot after these ends no sentence. */
const SHORTENED =
  /(?:^|[\s(])(?:m|mm|mme|mlle|dr|pr|me|st|ste|av|bd|tel|env|ex|etc|min|max|n|no|lun|mar|mer|jeu|ven|sam|dim|janv|fevr|avr|juil|sept|oct|nov|dec|\p{L})\.$/u;
const LONGEST_SHORTENED = 12;
/** A line this long was cut by the mail program, not by the person. */
const CUT_LINE = 60;

/** The sentences of a text, word for word: a line is one, unless it was cut before the end. */
export function sentencesIn(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const { index, 0: gap } of text.matchAll(/\s+/g)) {
    if (!endsAt(text.slice(start, index), gap, text.slice(index + gap.length))) continue;
    sentences.push(text.slice(start, index));
    start = index + gap.length;
  }
  return [...sentences, text.slice(start)].map((sentence) => sentence.trim()).filter(Boolean);
}

/** Lower case, no accents, straight apostrophes and plain spaces; every character keeps its place. */
export function foldWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\S\n]/g, " ")
    .replace(/[’ʼ‘`´]/g, "'")
    .replace(/\p{L}/gu, (letter) => letter.normalize("NFKD").charAt(0));
}

function endsAt(before: string, gap: string, after: string): boolean {
  if (gap.includes("\n")) return !isCut(before.slice(before.lastIndexOf("\n") + 1), gap, after);
  const end = before.slice(-LONGEST_SHORTENED);
  if (!/[.?!…]["»)]?$/u.test(end) || /^[?!:;»]/.test(after)) return false;
  return !SHORTENED.test(foldWords(end));
}

function isCut(line: string, gap: string, after: string): boolean {
  const isOneBreak = gap.split("\n").length === 2;
  return (
    isOneBreak && line.length >= CUT_LINE && /^[\p{Ll}\d(€]/u.test(after) && !/[.?!…:]$/.test(line.slice(-1))
  );
}
