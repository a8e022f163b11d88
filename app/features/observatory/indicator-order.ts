import type { CareIndicatorRecord } from "#models/care-indicator";
import { CARE_MEASURES, type CareMeasure, FRANCE } from "~/vocabulary/observatory";
import { formatNumber, NBSP, plural } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";

type Dated = Pick<CareIndicatorRecord, "measure" | "year">;
type Placed = Pick<CareIndicatorRecord, "territoryCode" | "territoryName">;

/** The figure of the latest year of a measure. */
export function latestOf<Figure extends Dated>(
  figures: readonly Figure[],
  measure: CareMeasure,
): Figure | undefined {
  return inYears(figures, measure)[0];
}

/** The figures of a measure, the latest year first. */
export function inYears<Figure extends Dated>(figures: readonly Figure[], measure: CareMeasure): Figure[] {
  const own = figures.filter((figure) => figure.measure === measure);
  return own.sort((one, other) => other.year - one.year);
}

/** The measures some figures are of, in the order of the list. */
export function measuresOf(figures: readonly Dated[]): CareMeasure[] {
  const told = new Set(figures.map(({ measure }) => measure));
  return valuesOf(CARE_MEASURES).filter((measure) => told.has(measure));
}

/** Figures by territory: départements, then intercommunalités by name, the country last. */
export function byTerritory<Figure extends Placed>(figures: readonly Figure[]): Figure[][] {
  const codes = [...new Set(figures.map(({ territoryCode }) => territoryCode))];
  const groups = codes.map((code) => figures.filter(({ territoryCode }) => territoryCode === code));
  return groups.sort((one, other) => compareTerritories(one[0], other[0]));
}

function compareTerritories(one: Placed | undefined, other: Placed | undefined): number {
  if (!one || !other) return 0;
  return (
    rankOf(one.territoryCode) - rankOf(other.territoryCode) ||
    one.territoryName.localeCompare(other.territoryName, "fr")
  );
}

function rankOf(code: string): number {
  if (code === FRANCE) return 2;
  return code.length < 9 ? 0 : 1;
}

/** « 1 908 places », « 89 places pour 100 enfants de moins de 3 ans » */
export function measureWords(measure: CareMeasure, value: number): string {
  const { one, many } = CARE_MEASURES[measure];
  return `${formatNumber(value)}${NBSP}${plural(value, one, many)}`;
}
