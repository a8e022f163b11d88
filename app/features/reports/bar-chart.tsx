import { NBSP } from "~/vocabulary/typography";
import type { Shown } from "./masking";
import { highestOf, isNone, type Row } from "./report-tables";

interface Props {
  /** What the chart shows, for those who do not see it; its figures are in the table beside. */
  title: string;
  rows: readonly Row[];
  /** What the thin bars are. */
  beforeWord?: string;
}

const LINE = { height: 40, text: 14, bar: 22, thickness: 9, thin: 4 };
/** How long a bar is, in pixels, whose figure is not shown: always the same, it tells nothing. */
const STUB = 14;

/** One bar a line, its name and figure above it; under it, a thin one for the period before. */
export function BarChart({ title, rows, beforeWord = "avant" }: Props) {
  const drawn = rows.filter(({ now, before }) => !isNone(now) || (before && !isNone(before)));
  const highest = highestOf(drawn);
  return (
    <svg className="bar-chart" width="100%" height={drawn.length * LINE.height} role="img" aria-label={title}>
      {drawn.map(({ key, label, now, before }, index) => {
        const top = index * LINE.height;
        return (
          <g key={key}>
            <text x="0" y={top + LINE.text}>
              {label}
            </text>
            <text x="100%" y={top + LINE.text} textAnchor="end" className="bar-value">
              {now.text}
              {before && <tspan className="bar-before">{` · ${beforeWord}${NBSP}: ${before.text}`}</tspan>}
            </text>
            <Bar shown={now} highest={highest} y={top + LINE.bar} height={LINE.thickness} />
            {before && (
              <Bar
                shown={before}
                highest={highest}
                y={top + LINE.bar + LINE.thickness + 1}
                height={LINE.thin}
                isBefore
              />
            )}
          </g>
        );
      })}
    </svg>
  );
}

interface BarProps {
  shown: Shown;
  highest: number;
  y: number;
  height: number;
  isBefore?: boolean;
}

function Bar({ shown: { value }, highest, y, height, isBefore }: BarProps) {
  if (value === 0) return null;
  return (
    <rect
      className={isBefore ? "bar bar-then" : "bar"}
      data-masked={value === undefined || undefined}
      x="0"
      y={y}
      width={value === undefined ? STUB : `${(100 * value) / highest}%`}
      height={height}
    />
  );
}
