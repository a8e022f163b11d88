import type { Span } from "~/core/days";
import { formatCount } from "~/vocabulary/typography";

/** « 46 mois et 3 jours », « aucun jour » */
export function spanWords({ months, days }: Span): string {
  const parts = [
    ...(months > 0 ? [formatCount(months, "mois", "mois")] : []),
    ...(days > 0 ? [formatCount(days, "jour", "jours")] : []),
  ];
  return parts.join(" et ") || "aucun jour";
}
