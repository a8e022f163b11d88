import { Badge } from "~/components/ui/badge";
import { formatNumber } from "~/vocabulary/typography";
import type { ShownFigure } from "./care-figure";

/** A figure, its day and its source; stale, it is grey and says so. */
export function Figure({ figure, unit }: { figure: ShownFigure | undefined; unit?: string }) {
  if (!figure) return <span className="text-muted">non dit</span>;
  const { value, told, isStale } = figure;
  return (
    <>
      <span className={isStale ? "text-muted" : undefined}>
        {[formatNumber(value), unit].filter(Boolean).join(" ")}
      </span>{" "}
      <small className="text-muted">{told}</small>{" "}
      {isStale && <Badge tone="attention">à mettre à jour</Badge>}
    </>
  );
}
