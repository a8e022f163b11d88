import { NBSP } from "~/vocabulary/typography";
import type { KeyFigure } from "./reports.queries.server";

/** What is looked for first; under each, the period before. */
export function KeyFigures({ figures }: { figures: readonly KeyFigure[] }) {
  return (
    <dl className="key-figures">
      {figures.map(({ label, now, before }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <strong>{now}</strong>
            <span>{`avant${NBSP}: ${before}`}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
