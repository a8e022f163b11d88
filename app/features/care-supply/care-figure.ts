import type { CareFigure } from "#models/care-service";
import { formatDayLong } from "~/vocabulary/typography";

/** A figure as a page shows it: never without its day and where it comes from. */
export interface ShownFigure {
  value: number;
  /** « 12 mai 2026, Caf du Lot » */
  told: string;
  isStale: boolean;
}

/** A figure with its day and its source; stale when it was told before `freshSince`. */
export function shownFigure(figure: CareFigure | undefined, freshSince: string): ShownFigure | undefined {
  if (!figure) return undefined;
  const { value, on, source } = figure;
  return { value, told: `${formatDayLong(on)}, ${source}`, isStale: on < freshSince };
}

/** The figure a number becomes: what was already told keeps its day and its source. */
export function toldFigure(
  value: number | undefined,
  was: CareFigure | undefined,
  told: Pick<CareFigure, "on" | "source">,
): CareFigure | undefined {
  if (value === undefined) return undefined;
  return was?.value === value ? was : { value, on: told.on, source: told.source };
}

/** The same figure, made sure of: « rien n’a changé ». One told on a later day is left as it is. */
export function renewedFigure(
  figure: CareFigure | undefined,
  told: Pick<CareFigure, "on" | "source">,
): CareFigure | undefined {
  if (!figure || figure.on > told.on) return figure;
  return { value: figure.value, on: told.on, source: told.source };
}
