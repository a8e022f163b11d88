import type { ProgrammeVersion } from "#models/programme";
import {
  PROGRAMME_ZONES,
  REPAYMENT_FORMULAS,
  REPAYMENT_UNITS,
  type RepaymentRule,
  STUDY_YEARS,
  type StudyYear,
} from "~/vocabulary/scholarships";
import {
  formatCents,
  formatCount,
  formatDayLong,
  joinWords,
  NBSP,
  upperFirst,
} from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";
import { dutyWords, exclusionWords, practiceWords } from "./version-card";

/** One thing a version says: a sentence, or several lines. */
export interface VersionFact {
  term: string;
  lines: string[];
}

/** What a version says, in the order it is read. */
export function versionFacts(version: ProgrammeVersion, places: ReadonlyMap<string, string>) {
  const { deliberation, source, months, duties, excludes, papers, proofs } = version;
  const asked = (rhythm: string): string[] =>
    proofs.filter(({ every }) => every === rhythm).map(({ fr }) => fr);
  const facts: VersionFact[] = [
    { term: "Délibération", lines: deliberationWords(deliberation) },
    { term: "Source", lines: source ? [source] : [] },
    { term: "Montants", lines: amountLines(version.amounts) },
    { term: "Versée", lines: months ? [`${formatCount(months, "mois", "mois")} au plus`] : [] },
    { term: "Engagement", lines: [upperFirst(practiceWords(version.practice))] },
    { term: "Où exercer", lines: [zoneWords(version.zones, places)] },
    { term: "Contreparties", lines: duties.map((duty) => upperFirst(dutyWords(duty))) },
    { term: "En cas de rupture", lines: repaymentWords(version.repayment) },
    { term: "Non cumulable avec", lines: excludes.map((line) => upperFirst(exclusionWords(line))) },
    { term: "Pièces du dossier", lines: papers.map(({ fr }) => fr) },
    { term: "Justificatifs avant un versement", lines: asked("instalment") },
    { term: "Justificatifs de l’exercice, chaque année", lines: asked("year") },
  ];
  return { link: deliberation.link, facts: facts.filter(({ lines }) => lines.length > 0) };
}

/** « de 400 € à 600 € par mois », « 1 200 € par mois », « montants à préciser » */
export function paidWords(amounts: ProgrammeVersion["amounts"]): string {
  const cents = amounts.map(({ monthlyCents }) => monthlyCents);
  if (cents.length === 0) return "montants à préciser";
  const [least, most] = [Math.min(...cents), Math.max(...cents)];
  const paid = least === most ? formatCents(least) : `de ${formatCents(least)} à ${formatCents(most)}`;
  return `${paid} par mois`;
}

/** What is asked back after a breach, as a sentence for each part of the rule. */
export function repaymentWords(rule: RepaymentRule): string[] {
  const { formula, unit, isFullWhenNeverServed, penalty } = rule;
  const counted = formula === "pro-rata" ? `, ${REPAYMENT_UNITS[unit].fr}` : "";
  const isSaid = isFullWhenNeverServed && formula === "pro-rata";
  return [
    upperFirst(
      formula === "none"
        ? REPAYMENT_FORMULAS.none.fr
        : `à rembourser${NBSP}: ${REPAYMENT_FORMULAS[formula].fr}${counted}`,
    ),
    ...(isSaid ? ["Tout ce qui a été versé, si aucun jour n’a été servi"] : []),
    ...(penalty ? [penaltyWords(penalty)] : []),
  ];
}

function penaltyWords({ kind, cents, floorCents }: NonNullable<RepaymentRule["penalty"]>): string {
  const sum = `Pénalité${NBSP}: ${formatCents(cents)}`;
  if (kind === "fixed") return `${sum}, somme fixe`;
  return `${sum} par mois qui reste${floorCents ? `, ${formatCents(floorCents)} au moins` : ""}`;
}

/** Years in a row with the same amount are told together. */
function amountLines(amounts: ProgrammeVersion["amounts"]): string[] {
  const years = valuesOf(STUDY_YEARS);
  const rows: { first: StudyYear; last: StudyYear; cents: number }[] = [];
  for (const { year, monthlyCents: cents } of amounts) {
    const row = rows.at(-1);
    const isNext = row && years.indexOf(row.last) + 1 === years.indexOf(year);
    if (isNext && row.cents === cents) row.last = year;
    else rows.push({ first: year, last: year, cents });
  }
  return rows.map(
    ({ first, last, cents }) =>
      `${upperFirst(spanWords(first, last))}${NBSP}: ${formatCents(cents)} par mois`,
  );
}

/** « de la 3ᵉ à la 5ᵉ année d’internat », « de la 2ᵉ année d’études à la 6ᵉ année d’internat » */
function spanWords(first: StudyYear, last: StudyYear): string {
  const [from, to] = [STUDY_YEARS[first].fr, STUDY_YEARS[last].fr];
  if (first === last) return from;
  const kind = from.slice(from.indexOf(" "));
  return `de la ${to.endsWith(kind) ? from.slice(0, -kind.length) : from} à la ${to}`;
}

function zoneWords({ kinds, epciCodes }: ProgrammeVersion["zones"], places: ReadonlyMap<string, string>) {
  const names = epciCodes.map((code) => places.get(code) ?? code);
  const zones = joinWords(
    kinds.map((kind) => PROGRAMME_ZONES[kind].fr),
    "ou",
  );
  if (kinds.length === 0 && names.length === 0) return "Partout dans le département";
  if (names.length === 0) return `En ${zones}`;
  return `${joinWords(names)}${kinds.length > 0 ? `, en ${zones}` : ""}`;
}

/** « n° 2025-41 du 27 juin 2025 » */
export function deliberationWords({ number, on }: ProgrammeVersion["deliberation"]): string[] {
  const words = [number && `n°${NBSP}${number}`, on && `du ${formatDayLong(on)}`].filter(Boolean);
  return words.length > 0 ? [words.join(" ")] : [];
}
