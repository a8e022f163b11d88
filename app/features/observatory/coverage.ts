import type { CareIndicatorRecord } from "#models/care-indicator";
import { CARE_MEASURES, type CareMeasure, PUBLISHED_RATES } from "~/vocabulary/observatory";
import { formatNumber, joinWords, NBSP, upperFirst } from "~/vocabulary/typography";
import { byTerritory, latestOf } from "./indicator-order";

/** A figure that coverage is read from. */
export type CoverageFigure = Pick<
  CareIndicatorRecord,
  "measure" | "value" | "territoryCode" | "territoryName" | "year" | "source"
>;

/** Places per 100 children under 3, as it was published, or worked out from the two figures it is made of. */
export interface CoverageRate {
  /** Of a rate worked out, « coverage ». */
  measure: CareMeasure;
  territoryCode: string;
  territoryName: string;
  year: number;
  /** To one decimal. */
  value: number;
  /** Absent of a published rate. */
  of?: { places: number; children: number };
  sources: string[];
}

export interface Coverage {
  rates: CoverageRate[];
  /** Why a territory whose places or children are known has no rate worked out. */
  reasons: { territoryName: string; why: string }[];
}

const UNDER_6: readonly CareMeasure[] = ["places-under-6", "childminder-places", "service-places"];

/** The words of the places given for children under 6, in a sentence. */
const PLACES_OF: Readonly<Partial<Record<CareMeasure, string>>> = {
  "places-under-6": "places en tout",
  "childminder-places": "places d’assistantes maternelles",
  "service-places": "places de structures",
};

/**
 * The coverage rates some figures allow: those published, and one worked out where places and children under 3 are both
 * known for the same territory and year. Places given for children under 6 never make one: it is said why.
 */
export function coverageOf(figures: readonly CoverageFigure[]): Coverage {
  const known = figures.filter(({ value }) => value > 0);
  const territories = byTerritory(known);
  return {
    rates: territories.flatMap((own) => [...publishedOf(own), ...workedOutOf(own)]),
    reasons: territories.flatMap((own) => {
      const why = whyNone(own);
      return why && own[0] ? [{ territoryName: own[0].territoryName, why }] : [];
    }),
  };
}

function publishedOf(own: readonly CoverageFigure[]): CoverageRate[] {
  return PUBLISHED_RATES.flatMap((measure) => {
    const latest = latestOf(own, measure);
    if (!latest) return [];
    const { territoryCode, territoryName, year, value, source } = latest;
    return [{ measure, territoryCode, territoryName, year, value, sources: [source] }];
  });
}

/** Of the latest year both are known for. */
function workedOutOf(own: readonly CoverageFigure[]): CoverageRate[] {
  const children = own.filter(({ measure }) => measure === "children-under-3");
  const years = new Set(children.map(({ year }) => year));
  const places = latestOf(
    own.filter(({ year }) => years.has(year)),
    "places-under-3",
  );
  const under3 = children.find(({ year }) => year === places?.year);
  if (!places || !under3) return [];
  const { territoryCode, territoryName, year } = places;
  return [
    {
      ...{ measure: "coverage", territoryCode, territoryName, year },
      value: Math.round((places.value / under3.value) * 1000) / 10,
      of: { places: places.value, children: under3.value },
      sources: [...new Set([places.source, under3.source])],
    },
  ];
}

function whyNone(own: readonly CoverageFigure[]): string | undefined {
  const [places, children] = [latestOf(own, "places-under-3"), latestOf(own, "children-under-3")];
  if (places && children) return workedOutOf(own).length > 0 ? undefined : otherYears(places, children);
  if (places) {
    return `Les ${countOf(places)} pour les moins de 3 ans (${places.year}) n’ont pas, en face, le nombre d’enfants de moins de 3 ans de la même année${NBSP}: sans lui, aucun taux n’en est déduit.`;
  }
  const told = UNDER_6.flatMap((measure) => latestOf(own, measure) ?? []);
  if (told.length > 0) return underSix(told, children);
  if (!children) return undefined;
  return `Les ${countOf(children)} de moins de 3 ans (${children.year}) n’ont pas, en face, le nombre de places ouvertes à leur âge la même année${NBSP}: sans lui, aucun taux n’en est déduit.`;
}

function otherYears(places: CoverageFigure, children: CoverageFigure): string {
  return `Les places pour les moins de 3 ans sont de ${places.year}, les enfants de moins de 3 ans de ${children.year}${NBSP}: deux années différentes ne se divisent pas, aucun taux n’en est déduit.`;
}

function underSix(told: readonly CoverageFigure[], children: CoverageFigure | undefined): string {
  const words = told.map(({ measure, value }) => `les ${formatNumber(value)} ${PLACES_OF[measure] ?? ""}`);
  const all = joinWords(words);
  const begin = `${upperFirst(all)} sont données pour les moins de 6 ans`;
  if (!children) {
    return `${begin}${NBSP}: sans nombre d’enfants de moins de 3 ans, aucun taux n’en est déduit.`;
  }
  return `${begin}${NBSP}: les rapporter aux ${countOf(children)} de moins de 3 ans donnerait un taux trop haut. Il faut le nombre de places pour les moins de 3 ans.`;
}

function countOf({ measure, value }: CoverageFigure): string {
  return `${formatNumber(value)} ${CARE_MEASURES[measure].many}`;
}
