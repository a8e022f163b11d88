import { formatCount, NBSP } from "~/vocabulary/typography";

/** « 12 maîtres de stage sollicité·e·s ; 2 sont à appeler. » */
export function askedWords({ asked, toCall }: { asked: number; toCall: readonly unknown[] }): string {
  const calls =
    toCall.length > 0 ? `${NBSP}; ${formatCount(toCall.length, "est à appeler", "sont à appeler")}` : "";
  if (asked === 0) return `Personne de plus à qui écrire${calls}.`;
  return `${formatCount(asked, "maître de stage sollicité·e", "maîtres de stage sollicité·e·s")}${calls}.`;
}
