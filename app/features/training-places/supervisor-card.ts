import type { SupervisorAgreement, SupervisorRecord } from "#models/supervisor";
import type { Day } from "~/core/calendar";
import type { FieldsOf } from "~/core/lost-updates";
import type { TrainingLevel } from "~/vocabulary/training";
import { formatDayLong } from "~/vocabulary/typography";
import { levelLabel } from "./place-card";

/** What a colleague types of a supervisor. */
export type SupervisorInput = Pick<
  SupervisorRecord,
  "firstName" | "lastName" | "email" | "phone" | "structureId" | "retiresOn" | "note"
>;

/** The fields of a supervisor’s card, in words; the structure is told by its name. */
export function supervisorFields(names: ReadonlyMap<string, string>): FieldsOf<SupervisorInput> {
  return {
    firstName: { label: "Prénom" },
    lastName: { label: "Nom" },
    email: { label: "E-mail" },
    phone: { label: "Téléphone" },
    structureId: { label: "Structure", words: (id) => names.get(id) ?? id },
    retiresOn: { label: "Fin d’activité prévue", words: formatDayLong },
    note: { label: "Note" },
  };
}

/** That part of a supervisor, as its form is drawn from it. */
export function supervisorCardOf(supervisor: SupervisorInput): SupervisorInput {
  const { firstName, lastName, email, phone, structureId, retiresOn, note } = supervisor;
  return { firstName, lastName, email, phone, structureId, retiresOn, note };
}

/** « du 1ᵉʳ mai 2026 au 3 mai 2027 », « depuis le 1ᵉʳ mai 2026, sans date de fin » */
export function daysWords({ fromOn, toOn }: { fromOn: Day; toOn?: Day }): string {
  if (!toOn) return `à partir du ${formatDayLong(fromOn)}, sans date de fin`;
  return `du ${formatDayLong(fromOn)} au ${formatDayLong(toOn)}`;
}

/** What ends, or ended, in words. */
export interface Ending {
  words: string;
  on: Day;
  isLate: boolean;
}

type Dated = Pick<SupervisorRecord, "agreements" | "retiresOn">;

/** The agreements and the career that end within a year, or ended less than a year ago; the soonest first. */
export function endingsOf(
  { agreements, retiresOn }: Dated,
  levels: readonly TrainingLevel[],
  today: Day,
): Ending[] {
  const near = (on: Day | undefined): on is Day =>
    on !== undefined && on <= yearsAfter(today, 1) && on >= yearsAfter(today, -1);
  const ended = lastOfEachLevel(agreements).flatMap(({ level, toOn }) =>
    near(toOn) ? [agreementEnding(levelLabel(levels, level), toOn, today)] : [],
  );
  const retired = near(retiresOn) ? [careerEnding(retiresOn, today)] : [];
  return [...ended, ...retired].sort((one, other) => one.on.localeCompare(other.on));
}

/** The same day another year; 29 February becomes 1 March. */
export function yearsAfter(day: Day, years: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year + years, month - 1, date)).toISOString().slice(0, 10);
}

function agreementEnding(level: string, on: Day, today: Day): Ending {
  const isLate = on < today;
  const words = isLate ? `accord échu le ${formatDayLong(on)}` : `accord jusqu’au ${formatDayLong(on)}`;
  return { words: `${level}, ${words}`, on, isLate };
}

function careerEnding(on: Day, today: Day): Ending {
  const isLate = on < today;
  return {
    words: `${isLate ? "activité cessée" : "cesse son activité"} le ${formatDayLong(on)}`,
    on,
    isLate,
  };
}

/** A renewed agreement hides the one it follows. */
function lastOfEachLevel(agreements: readonly SupervisorAgreement[]): SupervisorAgreement[] {
  const last = new Map<string, SupervisorAgreement>();
  for (const agreement of agreements) {
    const known = last.get(agreement.level);
    if (!known || endOf(agreement) > endOf(known)) last.set(agreement.level, agreement);
  }
  return [...last.values()];
}

function endOf({ toOn }: SupervisorAgreement): Day {
  return toOn ?? "9999-12-31";
}
