import type { Situation } from "#models/candidate";
import { SITUATIONS } from "~/vocabulary/situations";
import { elide, formatMonth } from "~/vocabulary/typography";
import { holdsOn } from "./situations";

interface Props {
  situations: readonly Situation[];
  /** Today, "YYYY-MM-DD". */
  today: string;
}

const WIDTH = 1000;
const LANE = 14;
const BAR = 10;

/** A professional life as a ribbon, each situation in proportion to its time; drawn beside its words. */
export function SituationRibbon({ situations, today }: Props) {
  if (situations.length < 2) return null;
  const bars = barsOf(situations, today);
  const height = (Math.max(...bars.map(({ lane }) => lane)) + 1) * LANE;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${height}`}
      height={height}
      preserveAspectRatio="none"
      className="ribbon"
      aria-hidden="true"
    >
      {bars.map(({ id, x, width, lane, isNow }) => (
        <rect
          key={id}
          className="ribbon-bar"
          data-now={isNow || undefined}
          x={x}
          y={lane * LANE}
          width={width}
          height={BAR}
        />
      ))}
    </svg>
  );
}

/** The same in words, one after the other; what holds today stands out. */
export function SituationWords({ situations, today }: Props) {
  return (
    <ol className="ribbon-words">
      {situations.map((situation) => (
        <li key={situation.id} className={holdsOn(situation, today) ? "font-semibold" : undefined}>
          {SITUATIONS[situation.kind].fr}
          {situation.place && `, ${situation.place}`}{" "}
          <span className="font-normal text-muted">{periodWords(situation, today)}</span>
        </li>
      ))}
    </ol>
  );
}

/** « depuis novembre 2026 », « à partir de mai 2035 », « jusqu’en mai 2027 », « d’avril 2024 à mai 2026 ». */
export function periodWords({ fromOn, toOn }: Pick<Situation, "fromOn" | "toOn">, today: string): string {
  if (fromOn && toOn) return `${elide("de", formatMonth(fromOn))} à ${formatMonth(toOn)}`;
  if (fromOn && fromOn > today) return `à partir ${elide("de", formatMonth(fromOn))}`;
  if (fromOn) return `depuis ${formatMonth(fromOn)}`;
  return toOn ? `jusqu’en ${formatMonth(toOn)}` : "";
}

/** Each situation from its first to its last day, side by side in lanes when they overlap. */
function barsOf(situations: readonly Situation[], today: string) {
  const spans = situations.map((situation) => ({
    id: situation.id,
    isNow: holdsOn(situation, today),
    from: dayNumber(situation.fromOn ?? situation.toOn ?? today),
    to: dayNumber(situation.toOn ?? (today > (situation.fromOn ?? "") ? today : (situation.fromOn ?? today))),
  }));
  const start = Math.min(...spans.map(({ from }) => from));
  const length = Math.max(...spans.map(({ to }) => to)) - start || 1;
  const ends: number[] = [];
  return spans.map(({ id, isNow, from, to }) => {
    const free = ends.findIndex((end) => end <= from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = to;
    const x = ((from - start) / length) * WIDTH;
    return { id, isNow, lane, x, width: Math.max(((to - from) / length) * WIDTH - 4, 8) };
  });
}

function dayNumber(day: string): number {
  return Date.parse(day) / 86_400_000;
}
