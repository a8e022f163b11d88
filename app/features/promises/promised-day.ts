import { addWorkingDays, type Day, isWorkingDay } from "~/core/calendar";
import { addDays, addMonths } from "~/core/days";
import { foldText, MONTHS, WEEKDAYS } from "~/vocabulary/typography";

/** A day read in a sentence, with the words that say it and where they are. */
export interface PromisedDay {
  day: Day;
  words: string;
  at: number;
}

type Reading = (parts: readonly string[], today: Day) => Day | null;

interface Rule {
  /** On the folded text: lower case, no accents, straight apostrophes. */
  pattern: RegExp;
  read: Reading;
  /** By then at the latest: when the office is closed that day, the last day it is open before. */
  isLimit?: boolean;
}

const FOLDED_MONTHS = MONTHS.map(foldText);
const NUMBERS = [
  ...["zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"],
  ...["onze", "douze", "treize", "quatorze", "quinze"],
];
/** A day without a year that is further away than this was more likely a day of the past. */
const FURTHEST_DAYS = 270;
const FRIDAY = 5;

const WEEKDAY = `(${WEEKDAYS.join("|")})`;
const MONTH = `(${FOLDED_MONTHS.join("|")})`;
const NUMBER = `(\\d{1,3}|une?|${NUMBERS.slice(2).join("|")})`;
const WITHIN = "(?:dans|sous|d'ici(?: a)?)(?: les?)?";

/**
 * The rules, in no order: of two that read the same words, the one that reads more of them is right. Counts are in
 * calendar days unless « ouvrés » is written; « semaine prochaine » and « fin » mean at the latest.
 */
const RULES: readonly Rule[] = [
  rule("aujourd'hui|ce soir|cet apres-midi|dans la journee", (_parts, today) => today),
  rule("demain", (_parts, today) => addDays(today, 1)),
  rule("apres[- ]demain", (_parts, today) => addDays(today, 2)),
  rule(`${WEEKDAY}(?: prochain)?`, ([weekday], today) => nextWeekday(weekday, today)),
  rule(`${WEEKDAY} en (huit|quinze)`, ([weekday, after], today) =>
    addDays(nextWeekday(weekday, today), after === "huit" ? 7 : 14),
  ),
  rule(`(?:${WEEKDAY} )?(\\d{1,2}|1er) ${MONTH}(?: (\\d{4}))?`, ([, day, month, year], today) =>
    dated(Number.parseInt(day ?? "", 10), FOLDED_MONTHS.indexOf(month ?? "") + 1, year, today),
  ),
  rule(
    `(?:${WEEKDAY} )?(\\d{1,2})[/.](\\d{1,2})(?:[/.](\\d{2}|\\d{4}))?(?![\\d/.]\\d)`,
    ([, day, month, year], today) => dated(Number(day), Number(month), year, today),
  ),
  rule(`(?:${WEEKDAY}|le) (\\d{1,2}|1er)(?=$|[,;.!?)]| au | dans | pour | matin| apres| a \\d)`, dayOfMonth),
  rule(`${WITHIN} ${NUMBER} jours?`, ([count], today) => addDays(today, numberOf(count))),
  rule(`${WITHIN} ${NUMBER} jours? ouvre(?:s|e|es)?`, ([count], today) =>
    addWorkingDays(today, numberOf(count)),
  ),
  rule(`${WITHIN} ${NUMBER} (?:h|heures)`, ([hours], today) =>
    addDays(today, Math.ceil(numberOf(hours) / 24)),
  ),
  rule(`${WITHIN} ${NUMBER} semaines?`, ([count], today) => addDays(today, 7 * numberOf(count))),
  rule(`${WITHIN} ${NUMBER} mois`, ([count], today) => addMonths(today, numberOf(count))),
  rule("sous (huitaine|quinzaine)", ([word], today) => addDays(today, word === "huitaine" ? 8 : 15)),
  rule(`${WITHIN} une (dizaine|quinzaine) de jours`, ([word], today) =>
    addDays(today, word === "dizaine" ? 10 : 15),
  ),
  limit("cette semaine|(?:la )?fin de (?:la )?semaine", (_parts, today) => weekdayOfWeek(today, FRIDAY)),
  limit("(?:(debut|milieu|fin) (?:de |de la )?)?(?:la )?semaine prochaine", ([part], today) =>
    weekdayOfWeek(addDays(today, 7), weekPart(part)),
  ),
  limit("(?:la )?fin (?:du|de) mois|ce mois-ci|dans le mois", (_parts, today) => endOfMonth(today)),
  limit("(?:(debut|fin) (?:du )?)?(?:le )?mois prochain", ([part], today) =>
    inMonth(part ?? "fin", addMonths(`${today.slice(0, 7)}-01`, 1)),
  ),
  limit(`(debut|mi|courant|fin)[- ]${MONTH}(?: (\\d{4}))?`, ([part, month, year], today) =>
    inMonth(part ?? "", firstOf(month, year, today)),
  ),
  limit(`(?:en|au mois d[e'] ?) ?${MONTH}(?: (\\d{4}))?`, ([month, year], today) =>
    endOfMonth(firstOf(month, year, today)),
  ),
];

const HABIT_OR_PAST = /(?:depuis|il y a|chaque|tous|toutes|les|hier|du)(?: l[ea]s?)? $/;
const SAID_AS_PAST = /^ (?:derniere?|passee?)\b/;
const STRICTLY_BEFORE = /avant (?:l[ea] )?$/;

/**
 * The first day to come that a sentence names (« on vous rappelle mardi », « sous 3 jours ouvrés », « fin mars »),
 * seen from `today`; never a past one, nor a habit (« tous les mardis »). « Avant le 12 » is the 11 at the latest.
 */
export function promisedDay(text: string, today: Day): PromisedDay | null {
  const folded = foldDates(text);
  for (const { index, words, rule: found, parts } of matchesOf(folded)) {
    const before = folded.slice(0, index);
    if (HABIT_OR_PAST.test(before) || SAID_AS_PAST.test(folded.slice(index + words.length))) continue;
    const said = found.read(parts, today);
    if (!said || said < today) continue;
    const isBefore = STRICTLY_BEFORE.test(before);
    const day = isBefore ? addDays(said, -1) : said;
    return { day: found.isLimit || isBefore ? lastOpenDay(day, today) : day, words, at: index };
  }
  return null;
}

interface Match {
  index: number;
  words: string;
  parts: string[];
  rule: Rule;
}

/** Where the rules read something, in the order of the text; of two readings that overlap, the longer. */
function matchesOf(text: string): Match[] {
  const all = RULES.flatMap((found) =>
    [...text.matchAll(found.pattern)].map(({ 0: words, index, ...match }) => ({
      index,
      words,
      parts: [...Array(9).keys()].map((place) => match[place + 1] ?? ""),
      rule: found,
    })),
  );
  const longestFirst = all.sort((a, b) => b.words.length - a.words.length);
  const kept: Match[] = [];
  for (const match of longestFirst) if (!kept.some((other) => overlap(other, match))) kept.push(match);
  return kept.sort((a, b) => a.index - b.index);
}

function overlap(one: Match, other: Match): boolean {
  return one.index < other.index + other.words.length && other.index < one.index + one.words.length;
}

function rule(words: string, read: Reading): Rule {
  return { pattern: new RegExp(`(?<![\\p{L}\\d])(?:${words})(?![\\p{L}\\d])`, "gu"), read };
}

function limit(words: string, read: Reading): Rule {
  return { ...rule(words, read), isLimit: true };
}

/** Same length as the text, so that places agree. */
function foldDates(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\s\u00A0\u202F]/g, " ")
    .replace(/[’ʼ]/g, "'")
    .replace(/\p{L}/gu, (letter) => letter.normalize("NFKD").charAt(0));
}

function numberOf(word: string | undefined): number {
  const digits = Number(word);
  return Number.isNaN(digits) ? Math.max(NUMBERS.indexOf(word ?? ""), 1) : digits;
}

/** The next such day strictly after today. */
function nextWeekday(weekday: string | undefined, today: Day): Day {
  const ahead = (WEEKDAYS.indexOf(weekday ?? "") - weekdayOf(today) + 7) % 7;
  return addDays(today, ahead === 0 ? 7 : ahead);
}

/** « le 12 »: of this month, or of the next when it is past. */
function dayOfMonth([, number]: readonly string[], today: Day): Day | null {
  const day = Number.parseInt(number ?? "", 10);
  const month = today.slice(0, 7);
  const here = existing(`${month}-${pad(day)}`);
  if (here && here >= today) return here;
  return existing(`${addMonths(`${month}-01`, 1).slice(0, 7)}-${pad(day)}`);
}

function dated(day: number, month: number, year: string | undefined, today: Day): Day | null {
  if (year) return existing(`${year.length === 2 ? `20${year}` : year}-${pad(month)}-${pad(day)}`);
  const thisYear = Number(today.slice(0, 4));
  const [soonest] = [thisYear, thisYear + 1]
    .flatMap((one) => existing(`${one}-${pad(month)}-${pad(day)}`) ?? [])
    .filter((one) => one >= today);
  return soonest && soonest <= addDays(today, FURTHEST_DAYS) ? soonest : null;
}

/** The first day of a month: this year's unless it is over. */
function firstOf(month: string | undefined, year: string | undefined, today: Day): Day {
  const number = pad(FOLDED_MONTHS.indexOf(month ?? "") + 1);
  if (year) return `${year}-${number}-01`;
  const thisYear = today.slice(0, 4);
  return `${number >= today.slice(5, 7) ? thisYear : Number(thisYear) + 1}-${number}-01`;
}

/** « début » is the 10, « mi » the 15. */
function inMonth(part: string, first: Day): Day {
  if (part === "debut") return `${first.slice(0, 7)}-10`;
  return part === "mi" ? `${first.slice(0, 7)}-15` : endOfMonth(first);
}

/** « début » is Tuesday, « milieu » Wednesday. */
function weekPart(part: string | undefined): number {
  if (part === "debut") return 2;
  return part === "milieu" ? 3 : FRIDAY;
}

/** A day of the week, from Monday (1), that a day belongs to. */
function weekdayOfWeek(day: Day, weekday: number): Day {
  return addDays(day, weekday - (weekdayOf(day) || 7));
}

function endOfMonth(day: Day): Day {
  return addDays(addMonths(`${day.slice(0, 7)}-01`, 1), -1);
}

function lastOpenDay(day: Day, today: Day): Day {
  const open = isWorkingDay(day) ? day : addWorkingDays(day, -1);
  return open < today ? today : open;
}

function weekdayOf(day: Day): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay();
}

function existing(day: string): Day | null {
  const instant = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(day) ? day : null;
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}
