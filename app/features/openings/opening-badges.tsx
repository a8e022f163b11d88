import { Badge, type Tone } from "~/components/ui/badge";
import { OPENING_STATES, type OpeningState } from "~/vocabulary/openings";
import { formatDayLong, formatDayShort } from "~/vocabulary/typography";
import { isStale } from "./opening-card";
import type { OpeningRow } from "./openings.queries.server";

const TONES: Readonly<Record<OpeningState, Tone>> = { open: "waiting", filled: "done", withdrawn: "neutral" };

interface Props {
  opening: Pick<OpeningRow, "state" | "confidentiality" | "lastCheckedOn">;
  today: string;
  /** The state goes without saying where all are to be filled. */
  isProposed?: boolean;
}

/** What to know of an opening before speaking of it: its state, whether it is discreet, whether it still stands. */
export function OpeningBadges({ opening, today, isProposed }: Props) {
  const { state, confidentiality } = opening;
  return (
    <span className="inline-flex flex-wrap gap-1.5">
      {!isProposed && <Badge tone={TONES[state]}>{OPENING_STATES[state].fr}</Badge>}
      {confidentiality === "team" && <Badge title="Ne quitte jamais l’équipe">discrète</Badge>}
      {state === "open" && isStale(opening, today) && <Badge tone="attention">à vérifier</Badge>}
    </span>
  );
}

/** « 12 mai », « 12 mai, à vérifier » beyond 90 days; with its year when it is not this one. */
export function checkedWords(opening: Pick<OpeningRow, "lastCheckedOn">, today: string): string {
  const isThisYear = opening.lastCheckedOn.slice(0, 4) === today.slice(0, 4);
  const day = isThisYear ? formatDayShort(opening.lastCheckedOn) : formatDayLong(opening.lastCheckedOn);
  return isStale(opening, today) ? `${day}, à vérifier` : day;
}
