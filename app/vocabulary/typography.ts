/** Numbers, dates and names as French is written. Days are "YYYY-MM-DD"; instants are read in Paris. */

export const NBSP = "\u00A0";
export const NNBSP = "\u202F";

export const WEEKDAYS = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];
export const MONTHS = [
  "janvier",
  "février",
  "mars",
  "avril",
  "mai",
  "juin",
  "juillet",
  "août",
  "septembre",
  "octobre",
  "novembre",
  "décembre",
];
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const PARIS = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Europe/Paris",
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});

/** « mardi 12 mai »; « mercredi 12 mai 2027 » when `today` is given and is of another year. */
export function formatDay(date: Date | string, today: Date | string = date): string {
  const isSameYear = dayOf(date).slice(0, 4) === dayOf(today).slice(0, 4);
  return `${weekdayOf(dayOf(date))} ${isSameYear ? formatDayShort(date) : formatDayLong(date)}`;
}

/** « 12 mai », « 1ᵉʳ mai » */
export function formatDayShort(date: Date | string): string {
  const [, month = 1, day = 1] = dayOf(date).split("-").map(Number);
  return `${day === 1 ? "1ᵉʳ" : day}${NBSP}${MONTHS[month - 1]}`;
}

/** « 1ᵉʳ mai 2027 » */
export function formatDayLong(date: Date | string): string {
  return `${formatDayShort(date)} ${Number(dayOf(date).slice(0, 4))}`;
}

/** « mai 2027 » */
export function formatMonth(date: Date | string): string {
  const [year, month = 1] = dayOf(date).split("-").map(Number);
  return `${MONTHS[month - 1]} ${year}`;
}

/** « 14 h 30 », « 8 h » */
export function formatTime(date: Date): string {
  const { hour, minute } = parisParts(date);
  const minutes = minute === "00" ? "" : `${NBSP}${minute}`;
  return `${Number(hour)}${NBSP}h${minutes}`;
}

/** « 14 h 30 », « 8 h », of an hour kept as "14:30"; one kept in words, « dans la matinée », is left as it is. */
export function formatHour(hour: string): string {
  const [, hours, minutes] = /^(\d{2}):(\d{2})$/.exec(hour) ?? [];
  if (!hours) return hour;
  return `${Number(hours)}${NBSP}h${minutes === "00" ? "" : `${NBSP}${minutes}`}`;
}

/** « mardi 12 mai à 14 h 30 », with its year as `formatDay` does. */
export function formatDateTime(date: Date, today?: Date | string): string {
  return `${formatDay(date, today)} à ${formatTime(date)}`;
}

/** « dans 3 jours », « il y a 2 h », « hier »; a day given as "YYYY-MM-DD" is never told in hours. */
export function formatRelative(date: Date | string, now: Date): string {
  if (typeof date !== "string" && Math.abs(date.getTime() - now.getTime()) < DAY / 2) {
    return formatRelativeHours(date.getTime() - now.getTime());
  }
  const days = daysBetween(dayOf(now), dayOf(date));
  if (days === 0) return "aujourd’hui";
  if (days === 1) return "demain";
  if (days === -1) return "hier";
  return days > 0 ? `dans${NBSP}${formatSpan(days)}` : `il y a${NBSP}${formatSpan(-days)}`;
}

/** « en retard de 12 jours », for a day that is past. */
export function formatLateness(day: string, now: Date): string {
  const days = daysBetween(day, dayOf(now));
  return `en retard ${days === 1 ? "d’un jour" : `de ${formatSpan(days)}`}`;
}

/** Whole days from one day to another, negative when the second comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((noonOf(to).getTime() - noonOf(from).getTime()) / DAY);
}

/** « 12 500 » */
export function formatNumber(value: number): string {
  const [whole = "", decimals] = String(Math.abs(value)).split(".");
  const grouped = whole.length > 3 ? whole.replace(/\B(?=(\d{3})+$)/g, NNBSP) : whole;
  return `${value < 0 ? "−" : ""}${grouped}${decimals ? `,${decimals}` : ""}`;
}

/** « 820 Ko », « 2,4 Mo » */
export function formatBytes(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  if (kilobytes < 1024) return `${kilobytes}${NBSP}Ko`;
  return `${formatNumber(Math.round((kilobytes / 1024) * 10) / 10)}${NBSP}Mo`;
}

/** « 650 € », « 1 200,50 € » */
export function formatEuros(euros: number): string {
  const [whole = "", decimals] = formatNumber(euros).split(",");
  return `${decimals ? `${whole},${decimals.padEnd(2, "0")}` : whole}${NBSP}€`;
}

/** « 1 200,50 € », from cents. */
export function formatCents(cents: number): string {
  return formatEuros(cents / 100);
}

/** Whole cents, as one types them. */
export function typedEuros(cents: number | undefined): string | undefined {
  if (cents === undefined) return undefined;
  const euros = Math.floor(cents / 100);
  const rest = cents % 100;
  return rest === 0 ? String(euros) : `${euros},${String(rest).padStart(2, "0")}`;
}

/** « 1 dossier », « 1 200 dossiers » */
export function formatCount(count: number, one: string, many: string): string {
  return `${formatNumber(count)} ${plural(count, one, many)}`;
}

/** « moins d’une heure ouvrée », « 14 h ouvrées » */
export function workingHoursWords(hours: number): string {
  if (hours < 1) return "moins d’une heure ouvrée";
  return `${formatNumber(hours)}${NBSP}h ${plural(hours, "ouvrée", "ouvrées")}`;
}

/** « 42 », or « plus de 1 000 » above the cap a list stops counting at. */
export function formatCapped(count: number, cap: number): string {
  return count > cap ? `plus de ${formatNumber(cap)}` : formatNumber(count);
}

/** The word which goes with a number: French keeps the singular up to 2, zero included. */
export function plural(count: number, one: string, many: string): string {
  return Math.abs(count) < 2 ? one : many;
}

/** « 05 36 49 00 12 » from a French number in either writing, « +41 22 … » left as it came. */
export function formatPhone(phone: string): string {
  const digits = phone.replace(/[^\d+]/g, "").replace(/^(\+33|0033)0?/, "0");
  if (!/^0\d{9}$/.test(digits)) return phone;
  return digits.replace(/\d{2}(?=\d)/g, `$&${NBSP}`);
}

/** People with their number as it is read. */
export function inPairs<Person extends { phone?: string }>(people: readonly Person[]): Person[] {
  return people.map((person) => (person.phone ? { ...person, phone: formatPhone(person.phone) } : person));
}

/** Words with the apostrophe of print: « Jusqu’au », however they were typed. */
export function withApostrophes(text: string): string {
  return text.replaceAll("'", "’");
}

/** As it is written within a sentence; « ORL » keeps its capitals. */
export function lowerFirst(text: string): string {
  return /^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** As it begins a sentence. */
export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** « a, b et c » */
export function joinWords(words: readonly string[], last = "et"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

/** « d’Hugo », « de Clara »: drops the last vowel of `word` before a vowel or a silent h. */
export function elide(word: string, next: string): string {
  return startsWithVowel(next) ? `${word.slice(0, -1)}’${next}` : `${word} ${next}`;
}

/** « le dossier d’Hugo », « le dossier de Clara » */
export function ofName(name: string): string {
  return elide("de", name);
}

/** The calendar day, in Paris, of an instant; a day is returned as it is. */
export function dayOf(date: Date | string): string {
  if (typeof date === "string") return date;
  const { year, month, day } = parisParts(date);
  return `${year}-${month}-${day}`;
}

/** Lower case, without accents, every run of other signs (hyphens, apostrophes, dots) as one space. */
export function foldText(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae")
    .replace(/ß/g, "ss")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function formatRelativeHours(milliseconds: number): string {
  const length = Math.abs(milliseconds);
  if (length < MINUTE) return milliseconds > 0 ? "dans quelques secondes" : "à l’instant";
  const span =
    length < HOUR ? `${Math.floor(length / MINUTE)}${NBSP}min` : `${Math.floor(length / HOUR)}${NBSP}h`;
  return milliseconds > 0 ? `dans${NBSP}${span}` : `il y a${NBSP}${span}`;
}

function formatSpan(days: number): string {
  if (days < 14) return `${days}${NBSP}jours`;
  if (days < 364) return `${Math.floor(days / 7)}${NBSP}semaines`;
  if (days < 730) return `${Math.floor(days / 30.4)}${NBSP}mois`;
  return `${Math.floor(days / 365)}${NBSP}ans`;
}

function weekdayOf(day: string): string {
  return WEEKDAYS[noonOf(day).getUTCDay()] ?? "";
}

function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}

function parisParts(date: Date): Record<string, string> {
  return Object.fromEntries(PARIS.formatToParts(date).map((part) => [part.type, part.value]));
}

function startsWithVowel(word: string): boolean {
  return /^([aeiouh]|y(?![aeiou]))/.test(foldText(word));
}
