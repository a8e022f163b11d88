import type { CareFigure, CareServiceRecord, EarlierFigure } from "#models/care-service";
import { CARE_AGES } from "~/vocabulary/childcare";
import { formatCount, formatDayLong, lowerFirst, NBSP } from "~/vocabulary/typography";

/** Values kept of the figures of one place. */
const MOST_EARLIER = 24;

type Figures = Pick<CareServiceRecord, "places" | "byAge" | "departures">;
type Of = EarlierFigure["of"];

/**
 * What a place keeps of its figures once these fields of it are told anew: those of another value, the latest first. One told and put
 * right on the same day was a slip, and is not kept; nothing to write when none is.
 */
export function keptEarlier(
  stored: Figures & Pick<CareServiceRecord, "earlier">,
  told: Partial<Figures>,
  fields: readonly string[],
): Pick<CareServiceRecord, "earlier"> {
  const next = {
    places: fields.includes("places") ? told.places : stored.places,
    byAge: (fields.includes("byAge") && told.byAge) || stored.byAge,
    departures: fields.includes("departures") ? told.departures : stored.departures,
  };
  const [before, after] = [figuresOf(stored), figuresOf(next)];
  const gone = [...before].flatMap(([of, was]) => {
    const is = after.get(of);
    return was.value === is?.value || was.on === is?.on ? [] : [{ of, ...was }];
  });
  return gone.length > 0 ? { earlier: [...gone, ...(stored.earlier ?? [])].slice(0, MOST_EARLIER) } : {};
}

function figuresOf({ places, byAge, departures }: Figures): Map<Of, CareFigure> {
  const all: [Of, CareFigure | undefined][] = [
    ["places", places],
    ...byAge.map(({ age, free }): [Of, CareFigure | undefined] => [age, free]),
    ["departures", departures],
  ];
  return new Map(all.flatMap(([of, figure]) => (figure ? [[of, bare(figure)] as const] : [])));
}

function bare({ value, on, source }: CareFigure): CareFigure {
  return { value, on, source };
}

/** « avant : 12 places le 3 mars 2026, source Caf du Lot », figure by figure, the latest first. */
export function earlierWords({ earlier = [] }: Pick<CareServiceRecord, "earlier">): string[] {
  return earlier.map(
    ({ of, value, on, source }) =>
      `avant${NBSP}: ${countWords(of, value)} le ${formatDayLong(on)}, source ${source}`,
  );
}

function countWords(of: Of, value: number): string {
  if (of === "places") return formatCount(value, "place", "places");
  if (of === "departures") return formatCount(value, "départ attendu", "départs attendus");
  return `${formatCount(value, "place libre", "places libres")} (${lowerFirst(CARE_AGES[of].fr)})`;
}
