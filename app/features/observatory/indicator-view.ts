import type { CareIndicatorRecord } from "#models/care-indicator";
import { CARE_MEASURES, type CareMeasure, PUBLISHED_RATES } from "~/vocabulary/observatory";
import { formatDayLong, formatNumber, NBSP } from "~/vocabulary/typography";
import { coverageOf } from "./coverage";
import { byTerritory, inYears, measuresOf, measureWords } from "./indicator-order";

export type IndicatorFigure = Pick<
  CareIndicatorRecord,
  "measure" | "value" | "territoryCode" | "territoryName" | "year" | "on" | "source"
>;

/** The latest figure of a measure in a territory. */
export interface IndicatorLine {
  measure: CareMeasure;
  label: string;
  /** With its unit. */
  value: string;
  year: number;
  /** « 17 décembre 2024, Conseil des territoires » */
  told: string;
  /** « −22 depuis 2022 · 2022 : 540 · 2023 : 530 »; empty of a figure alone. */
  moved: string;
}

export interface RateLine {
  key: string;
  territory: string;
  value: string;
  year: number;
  /** As of an indicator; empty of a rate worked out. */
  moved: string;
  /** « 900 places pour 3 100 enfants », or that it is shown as it was published. */
  made: string;
  sources: string;
}

/** Dated indicators as the observatory shows them. */
export interface IndicatorsView {
  territories: { code: string; name: string; lines: IndicatorLine[] }[];
  coverage: { rates: RateLine[]; reasons: { territory: string; why: string }[] };
}

const AS_PUBLISHED = "Taux publié, repris tel quel";

/** What some figures say, by territory, and the coverage they allow: published rates are told with it alone. */
export function indicatorsView(figures: readonly IndicatorFigure[]): IndicatorsView {
  const counts = figures.filter(({ measure }) => !PUBLISHED_RATES.includes(measure));
  return {
    territories: byTerritory(counts).flatMap((own) => {
      const [first] = own;
      return first ? [{ code: first.territoryCode, name: first.territoryName, lines: linesOf(own) }] : [];
    }),
    coverage: coverageView(figures),
  };
}

/** « 17 décembre 2024, Conseil des territoires du Lot » */
export function toldWords({ on, source }: Pick<IndicatorFigure, "on" | "source">): string {
  return [on && formatDayLong(on), source].filter(Boolean).join(", ");
}

function linesOf(own: readonly IndicatorFigure[]): IndicatorLine[] {
  return measuresOf(own).flatMap((measure) => {
    const years = inYears(own, measure);
    const [latest] = years;
    if (!latest) return [];
    const { value, year } = latest;
    return [
      {
        ...{ measure, year },
        label: CARE_MEASURES[measure].fr,
        value: measureWords(measure, value),
        told: toldWords(latest),
        moved: movedWords(years),
      },
    ];
  });
}

/** How a figure moved since the first year it is known for, then each of those years. */
function movedWords(years: readonly IndicatorFigure[]): string {
  const [latest, ...before] = years;
  const first = before.at(-1);
  if (!latest || !first) return "";
  const told = before.toReversed().map(({ year, value }) => `${year}${NBSP}: ${formatNumber(value)}`);
  return [sinceWords(latest.value - first.value, first.year), ...told].join(" · ");
}

function sinceWords(difference: number, year: number): string {
  const moved = Math.round(difference * 10) / 10;
  if (moved === 0) return `inchangé depuis ${year}`;
  return `${moved > 0 ? "+" : ""}${formatNumber(moved)} depuis ${year}`;
}

function coverageView(figures: readonly IndicatorFigure[]): IndicatorsView["coverage"] {
  const { rates, reasons } = coverageOf(byTerritory(figures).flat());
  return {
    rates: rates.map(({ measure, territoryCode, territoryName, year, value, of, sources }) => ({
      key: [territoryCode, year, of ? "worked-out" : "published"].join(" "),
      territory: territoryName,
      value: measureWords(measure, value),
      year,
      moved: of ? "" : movedWords(inYears(ofTerritory(figures, territoryCode), measure)),
      made: of
        ? `${measureWords("places-under-3", of.places)} pour ${measureWords("children-under-3", of.children)}`
        : AS_PUBLISHED,
      sources: sources.join(`${NBSP}; `),
    })),
    reasons: reasons.map(({ territoryName, why }) => ({ territory: territoryName, why })),
  };
}

function ofTerritory(figures: readonly IndicatorFigure[], code: string): IndicatorFigure[] {
  return figures.filter(({ territoryCode }) => territoryCode === code);
}
