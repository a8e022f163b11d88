import type { AllocationConflict } from "#models/allocation";
import { formatCount, joinWords, NBSP, upperFirst } from "~/vocabulary/typography";

/** A conflict between lines set by hand, with the names a colleague may read. */
export interface ToldConflict extends Pick<AllocationConflict, "kind" | "seats"> {
  /** Of those whose line is kept in this allocation. */
  kept: readonly string[];
  /** Of those who were given their place or bed from its own page. */
  elsewhere: readonly string[];
  places: readonly string[];
  bed?: string | undefined;
}

/** Which lines set by hand keep an allocation from being computed, and what to do. */
export function pinWords(conflict: ToldConflict): string {
  return `${TELLERS[conflict.kind](conflict)} ${remedy(conflict)}`;
}

const TELLERS: Readonly<Record<AllocationConflict["kind"], (conflict: ToldConflict) => string>> = {
  "place-not-allowed": (conflict) =>
    `${all(conflict)}${NBSP}: un terrain de stage choisi à la main n’est plus possible.`,
  "bed-not-free": (conflict) => `${all(conflict)}${NBSP}: un lit choisi à la main n’est plus libre.`,
  "bed-not-needed": (conflict) => `${all(conflict)}${NBSP}: un lit choisi à la main n’est plus demandé.`,
  "place-full": (conflict) =>
    `${joinWords(conflict.places)}${NBSP}: ${seatsWords(conflict)} par trop de lignes choisies à la main (${all(conflict)}).`,
  "bed-taken": (conflict) =>
    `${conflict.bed ?? "Un lit"}${NBSP}: un seul lit, demandé par plusieurs lignes choisies à la main (${all(conflict)}).`,
  together: (conflict) =>
    `${all(conflict)}, dont les lignes sont choisies à la main, ne peuvent aller qu’à ${joinWords(conflict.places, "ou")}${NBSP}: ${formatCount(conflict.seats, "place", "places")} en tout.`,
};

function seatsWords({ seats }: ToldConflict): string {
  return seats < 2 ? "une seule place, demandée" : `${formatCount(seats, "place", "places")}, demandées`;
}

/** What is kept here is let go of here; what was given elsewhere is taken back there. */
function remedy({ kept, elsewhere }: ToldConflict): string {
  const here =
    kept.length > 0 &&
    `libérez ${kept.length < 2 ? "la ligne gardée ici" : "une des lignes gardées ici"} (${joinWords(kept, "ou")})`;
  const there =
    elsewhere.length > 0 &&
    `reprenez ce qui a été donné depuis la page du terrain de stage ou de l’hébergement (${joinWords(elsewhere, "ou")})`;
  const words = [here, there].filter((one): one is string => typeof one === "string").join(", ou ");
  return `${upperFirst(words)}, puis recalculez.`;
}

function all({ kept, elsewhere }: ToldConflict): string {
  return joinWords([...kept, ...elsewhere]);
}
