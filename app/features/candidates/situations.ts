import type { CandidateRecord, Situation } from "#models/candidate";
import type { CandidateKind } from "~/vocabulary/candidates";
import { CHANNELS, CONTACT_LANGUAGES } from "~/vocabulary/contact";
import { EXERCISE_MODES } from "~/vocabulary/exercise";
import { SITUATIONS } from "~/vocabulary/situations";
import { formatCount, joinWords } from "~/vocabulary/typography";

/** Situations from the oldest to the latest; those without a first day come first. */
export function inOrder(situations: readonly Situation[]): Situation[] {
  return [...situations].sort((a, b) => (a.fromOn ?? "").localeCompare(b.fromOn ?? ""));
}

/** Whether a situation holds on a day ("YYYY-MM-DD"), its first and last included. */
export function holdsOn({ fromOn = "", toOn }: Pick<Situation, "fromOn" | "toOn">, day: string): boolean {
  return fromOn <= day && (toOn === undefined || day <= toOn);
}

/** Those that hold on a day, from the oldest to the latest. */
export function situationsOn(situations: readonly Situation[], day: string): Situation[] {
  return inOrder(situations).filter((situation) => holdsOn(situation, day));
}

/** How lists name somebody on a day: by the latest situation that holds and says it; undefined when none does. */
export function kindOn(situations: readonly Situation[], day: string): CandidateKind | undefined {
  return situationsOn(situations, day)
    .map(({ kind }) => SITUATIONS[kind].makes)
    .filter((kind) => kind !== undefined)
    .at(-1);
}

/** How somebody prefers to be reached: « par téléphone, le soir, en anglais »; empty when they did not say. */
export function preferenceWords({
  channel,
  hours,
  language,
}: Pick<CandidateRecord, "channel" | "hours" | "language">): string {
  const inLanguage = language && language !== "fr" ? CONTACT_LANGUAGES[language].fr : "";
  return [channel && CHANNELS[channel].fr, hours, inLanguage].filter(Boolean).join(", ");
}

/** « libéral ou mixte, 4 jours par semaine »; empty when they did not say. */
export function exerciseWords({
  exerciseModes = [],
  daysPerWeek,
}: Pick<CandidateRecord, "exerciseModes" | "daysPerWeek">): string {
  const modes = joinWords(
    exerciseModes.map((mode) => EXERCISE_MODES[mode].fr.toLowerCase()),
    "ou",
  );
  const days = daysPerWeek ? `${formatCount(daysPerWeek, "jour", "jours")} par semaine` : "";
  return [modes, days].filter(Boolean).join(", ");
}

/** Whether eleven digits end with the key that identifiers of professionals carry (Luhn). */
export function hasRppsKey(rpps: string): boolean {
  const digits = [...rpps].reverse().map(Number);
  const sum = digits.reduce((total, digit, index) => total + (index % 2 === 1 ? doubled(digit) : digit), 0);
  return sum % 10 === 0;
}

function doubled(digit: number): number {
  return digit < 5 ? digit * 2 : digit * 2 - 9;
}
