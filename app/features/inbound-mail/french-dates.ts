import { type Day, toDay } from "~/core/calendar";
import { MONTHS, WEEKDAYS } from "~/vocabulary/typography";
import { promisedDay } from "../promises/promised-day";
import { foldWords } from "./sentences";

/** A day that a sentence names, where, and the words that name it. */
export interface NamedDay {
  day: Day;
  words: string;
  at: number;
  /** What stands between the day named before and this one. */
  before: string;
}

const FOLDED_MONTHS = MONTHS.map(foldWords);
/** « mar. 24 nov. » */
const SHORT_MONTHS = [
  ...["janv", "fev", "fevr", "avr", "juil", "sept", "oct", "nov", "dec"],
  ...["january", "february", "march", "april", "may", "june", "july", "august", "september"],
  ...["october", "november", "december"],
];
const LONG_MONTHS = [0, 1, 1, 3, 6, 8, 9, 10, 11, ...Array(12).keys()];

const WEEKDAY_WORDS = new RegExp(`\\b(${WEEKDAYS.join("|")})\\b`);
/** One day, and not « mi-décembre », « cette semaine » or « sous 48 h ». */
const ONE_DAY = new RegExp(
  `\\b(?:aujourd'hui|ce soir|cet apres-midi|demain|${WEEKDAYS.join("|")})\\b|^(?:1er|\\d{1,2})(?:er)? (?:${FOLDED_MONTHS.join("|")})|^\\d{1,2}/\\d|^le \\d`,
);
const TIME =
  /(?<![\d/,.€])([01]?\d|2[0-3]) ?(?:h(?:eures?)?(?!\p{L}) ?([0-5]\d)?|:([0-5]\d))(?!\d)|\b(midi)\b/gu;
/** Of a text, in characters, and of the days it names: reading each takes the time of what follows. */
const LONGEST_READ = 4000;
const MOST_DAYS = 20;
const DURATION = /(?:sous|dans|pendant|duree de|en moins de|environ|toutes les|il y a|24) $/;

/** The days to come that a text names one by one, seen from `at`; none of those that are past or contradict themselves. */
export function daysIn(text: string, at: Date): NamedDay[] {
  const folded = unfoldShort(foldWords(text.slice(0, LONGEST_READ)));
  return comingDays(text, at).filter((named) => isOneDay(folded, named));
}

/** The days to come that a text names, the end of « cette semaine » too; places are those of the text without short words. */
export function comingDays(text: string, at: Date): NamedDay[] {
  const folded = unfoldShort(foldWords(text.slice(0, LONGEST_READ)));
  const today = toDay(at);
  const days: NamedDay[] = [];
  for (let from = 0; from < folded.length && days.length < MOST_DAYS; ) {
    const found = promisedDay(folded.slice(from), today);
    if (!found) break;
    const before = folded.slice(from, from + found.at);
    const place = from + found.at;
    days.push({ day: found.day, words: found.words, at: place, before });
    from = place + Math.max(found.words.length, 1);
  }
  return days;
}

/** The only day of a sentence, with its only time; nothing when it leaves a choice, as « mardi » does when written on a Tuesday. */
export function momentIn(sentence: string, at: Date): { day?: Day; time?: string } {
  const named = daysIn(sentence, at);
  if (named.some(({ words }) => words === weekdayOf(toDay(at)))) return {};
  const days = [...new Set(named.map(({ day }) => day))];
  const [day] = days;
  if (!day || days.length > 1) return {};
  const times = [...new Set(timesIn(sentence))];
  const [time] = times;
  return time && times.length === 1 ? { day, time } : { day };
}

/** The times of day of a text, "HH:mm"; a length of time is none. */
export function timesIn(text: string): string[] {
  const folded = foldWords(text);
  return [...folded.matchAll(TIME)].flatMap(({ index, 1: hour, 2: minutes, 3: afterColon, 4: noon }) => {
    if (noon) return /(?:apres|avant)[ -]$/.test(folded.slice(0, index)) ? [] : ["12:00"];
    if (DURATION.test(folded.slice(0, index))) return [];
    return [`${(hour ?? "").padStart(2, "0")}:${minutes ?? afterColon ?? "00"}`];
  });
}

/** « avant mardi » is a limit; « jeudi 4 décembre » is no day when the 4th is a Friday. */
function isOneDay(folded: string, { day, words, at }: NamedDay): boolean {
  if (!ONE_DAY.test(words) || /avant (?:l[ea] )?$/.test(folded.slice(0, at))) return false;
  if (/\d\.\d/.test(words) && !WEEKDAY_WORDS.test(words) && !/\ble $/.test(folded.slice(0, at))) return false;
  const weekday = WEEKDAY_WORDS.exec(words)?.[1];
  if (!weekday) return true;
  return weekdayOf(day) === weekday;
}

function weekdayOf(day: Day): string | undefined {
  return WEEKDAYS[new Date(`${day}T12:00:00Z`).getUTCDay()];
}

/** « visite du mardi » names its day as « visite le mardi » does. */
function unfoldShort(folded: string): string {
  const months = folded.replace(
    new RegExp(`\\b(\\d{1,2}|1er) (${SHORT_MONTHS.join("|")})\\b\\.?`, "g"),
    (_all, day, month) => `${day} ${FOLDED_MONTHS[LONG_MONTHS[SHORT_MONTHS.indexOf(month)] ?? 0]}`,
  );
  return months
    .replace(/\b(lun|mar|mer|jeu|ven|sam|dim)\.? (?=\d)/g, (_all, short) => `${longWeekday(short)} `)
    .replace(/\b(visite|rendez-vous|rdv) du (?=\p{L}+ )/gu, "$1 le ");
}

function longWeekday(short: string): string {
  return WEEKDAYS.find((weekday) => weekday.startsWith(short)) ?? short;
}
