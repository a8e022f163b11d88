import { Link } from "@remix-run/react";
import type { ReadinessItem } from "#models/household";
import { Progress } from "~/components/ui/progress";
import { TRACKS, type Track } from "~/vocabulary/needs";
import { NBSP } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";

interface Props {
  readiness: number;
  items: ReadinessItem[];
  /** One adult, no child. */
  isAlone: boolean;
}

/** The figure and, opened, everything it is counted from. */
export function ReadinessDetails({ readiness, items, isAlone }: Props) {
  const ready = isAlone ? "Prêt·e" : "Prêts";
  return (
    <details className="relative">
      <summary className="cursor-pointer md:text-right">
        {ready} à{" "}
        <strong className="text-20 font-semibold">
          {readiness}
          {NBSP}%
        </strong>{" "}
        <span className="text-12 text-muted underline">pourquoi{NBSP}?</span>
        <span className="mt-1 block">
          <Progress value={readiness} label={`${ready} à ${readiness} %`} />
        </span>
      </summary>
      <div className="mt-3 text-ink md:absolute md:right-0 md:z-10 md:w-96 md:rounded md:border md:border-line md:bg-sheet md:p-4 md:shadow-float">
        {items.length === 0 && (
          <p className="text-muted">Le détail vient au prochain changement du dossier.</p>
        )}
        {valuesOf(TRACKS).map((track) => (
          <TrackItems key={track} track={track} items={items.filter((item) => item.track === track)} />
        ))}
        {items.length > 0 && (
          <p className="mt-2 text-12 text-muted">
            Chaque ligne compte selon son poids ; avancer une ligne ne fait jamais baisser le total.
          </p>
        )}
      </div>
    </details>
  );
}

function TrackItems({ track, items }: { track: Track; items: ReadinessItem[] }) {
  if (items.length === 0) return null;
  return (
    <div className="mb-2">
      <p className="font-semibold">{TRACKS[track].fr}</p>
      <ul>
        {items.map((item) => (
          <li key={item.key} className="border-t border-line py-1.5">
            {item.needId ? <Link to={`/needs/${item.needId}`}>{item.label}</Link> : item.label}
            <span className="block text-12 text-muted">
              {stateOf(item)} · poids {item.weight}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function stateOf({ progress, owner }: ReadinessItem): string {
  if (progress === 1) return "fait";
  const state = progress === 0 ? "à faire" : `en cours, ${Math.round(100 * progress)}${NBSP}%`;
  return `${state}, la balle est ${owner}`;
}
