import type { Internship } from "#models/candidate";
import type { Day } from "~/core/calendar";
import { INTERN_PHASES } from "~/vocabulary/training";
import { daysBetween, formatCount, formatDayLong } from "~/vocabulary/typography";

/** Days before the end of a licence from which somebody who has not defended a thesis is told of. */
export const LICENCE_ALERT_DAYS = 60;

export interface LicenceAlert {
  until: Day;
  isOver: boolean;
}

/**
 * Whether the licence to stand in for a doctor ends within sixty days, or has ended, while no thesis was defended by
 * then: without either, nobody may practise (Code de la santé publique, art. L4131-2).
 */
export function licenceAlert(internship: Internship | undefined, today: Day): LicenceAlert | null {
  const { licenceUntil, thesisOn } = internship ?? {};
  if (!licenceUntil || (thesisOn && thesisOn <= today)) return null;
  if (daysBetween(today, licenceUntil) > LICENCE_ALERT_DAYS) return null;
  return { until: licenceUntil, isOver: licenceUntil < today };
}

/** « Licence de remplacement jusqu’au 15 novembre 2026, non thésé·e » */
export function licenceWords({ until, isOver }: LicenceAlert): string {
  const ending = isOver ? "terminée depuis le" : "qui se termine le";
  return `Licence de remplacement ${ending} ${formatDayLong(until)}, non thésé·e.`;
}

/** The facts of the third cycle, for a list of terms and values; those unknown are empty. */
export function internshipFacts(internship: Internship = {}): { term: string; value: string }[] {
  const { des, phase, validatedSemesters, licenceUntil, thesisOn, desEndsOn } = internship;
  return [
    { term: "DES", value: des ?? "" },
    { term: "Phase", value: phase ? INTERN_PHASES[phase].fr : "" },
    {
      term: "Semestres validés",
      value: validatedSemesters === undefined ? "" : `${validatedSemesters}`,
    },
    { term: "Licence de remplacement", value: licenceUntil ? `jusqu’au ${formatDayLong(licenceUntil)}` : "" },
    { term: "Thèse", value: thesisOn ? formatDayLong(thesisOn) : "" },
    { term: "Fin du DES", value: desEndsOn ? formatDayLong(desEndsOn) : "" },
  ];
}

/** The same in one line, as the timeline tells what changed. */
export function internshipWords(internship: Internship): string {
  const { validatedSemesters: count } = internship;
  return internshipFacts(internship)
    .filter(({ value }) => value)
    .map(({ term, value }) =>
      term === "Semestres validés" && count !== undefined
        ? formatCount(count, "semestre validé", "semestres validés")
        : `${term} ${value}`,
    )
    .join(", ");
}

/** What of it was written; undefined when nothing was. */
export function internshipOf(internship: Internship): Internship | undefined {
  const written = Object.entries(internship).filter(([, value]) => value !== undefined);
  return written.length > 0 ? Object.fromEntries(written) : undefined;
}
