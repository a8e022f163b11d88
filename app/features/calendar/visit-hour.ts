/** From when until when something takes place, as "HH:mm". */
export interface Hours {
  time: string;
  until?: string;
}

const HOUR = /(?<!\d)(\d{1,2})\s*(?:h(?:eures?)?|:)\s*([0-5]\d)?(?!\d)|\b(midi)\b/giu;
const SHORT_RANGE = /\b(\d{1,2})\s*(?:-|–|à|et)\s*(?=\d{1,2}\s*h)/giu;
const BETWEEN = /^\s*(?:-|–|à|et|jusqu['’]à)\s*$/iu;
const OPEN_ENDED = /\b(?:avant|apr[èe]s|partir|d[èe]s|entre)\b/iu;

/**
 * The hours that somebody wrote in words: « à 14 h », « 14h30 », « de 9 h à 11 h ». Null when they say none, several to
 * choose from or only a limit: the day is then told whole, with their words.
 */
export function hoursIn(words: string | undefined): Hours | null {
  const text = (words ?? "").normalize("NFC").replace(SHORT_RANGE, "$1 h à ");
  const found = [...text.matchAll(HOUR)];
  const [first, last] = found;
  if (!first || found.length > 2 || OPEN_ENDED.test(text)) return null;
  const time = timeOf(first);
  const until = last && timeOf(last);
  if (!time || !last) return time ? { time } : null;
  const between = text.slice(first.index + first[0].length, last.index);
  return until && until > time && BETWEEN.test(between) ? { time, until } : null;
}

function timeOf([, hour, minutes = "00", noon]: RegExpExecArray): string | null {
  if (noon) return "12:00";
  return Number(hour) < 24 ? `${hour?.padStart(2, "0")}:${minutes}` : null;
}
