import { formatCount, formatNumber, joinWords, NBSP } from "~/vocabulary/typography";
import { type Capacity, type LevelCapacity, type LostFor, UNSAID } from "./capacity";
import type { BedCapacity } from "./capacity-beds";

export const LOST_FOR: Readonly<Record<LostFor, string>> = {
  supervisor: "faute de maître de stage",
  room: "faute de cabinet",
};

/** « 6 places offertes dont 2 à confirmer, 4 attribuées, 1 perdue faute de cabinet ; 2 internes sans place. » */
export function capacityWords(capacity: Capacity): string {
  const { offered, confirmed, filled, waiting } = capacity;
  if (offered === 0) return `Aucune place offerte${NBSP}; ${waitingWords(waiting)}.`;
  const unconfirmed = offered - confirmed;
  const places = [
    `${formatCount(offered, "place offerte", "places offertes")}${unconfirmed > 0 ? ` dont ${formatNumber(unconfirmed)} à confirmer` : ""}`,
    formatCount(filled, "attribuée", "attribuées"),
    ...lostWords(capacity),
  ];
  return `${places.join(", ")}${NBSP}; ${waitingWords(waiting)}.`;
}

/** « 2 perdues faute de maître de stage », « 1 faute de cabinet » */
function lostWords({ lost }: Capacity): string[] {
  const told = (["supervisor", "room"] as const).filter((why) => lost[why] > 0);
  return told.map((why) => `${formatCount(lost[why], "perdue", "perdues")} ${LOST_FOR[why]}`);
}

function waitingWords(waiting: number): string {
  return waiting === 0
    ? "aucun interne n’attend"
    : `${formatCount(waiting, "interne", "internes")} sans place utilisable`;
}

/** « 17 lits, 12 libres ; 14 internes en demandent un, 3 de plus qu’il n’y a de lits libres. » */
export function bedWords({ beds, free, asked, lodged, missing }: BedCapacity): string {
  const stock =
    beds === 0 ? "Aucun lit" : `${formatCount(beds, "lit", "lits")}, ${formatCount(free, "libre", "libres")}`;
  if (asked === 0) return `${stock}${NBSP}; aucun interne n’en demande.`;
  const needs = `${formatCount(asked, "interne en demande un", "internes en demandent un")}, ${formatCount(lodged, "en a un", "en ont un")}`;
  return missing > 0
    ? `${stock}${NBSP}; ${needs}, il en manque ${formatNumber(missing)}.`
    : `${stock}${NBSP}; ${needs}.`;
}

/** What is missing in a semester, in one sentence; null when nothing is. */
export function missingWords({
  total,
  levels,
  beds,
}: {
  total: Capacity;
  levels: readonly LevelCapacity[];
  beds: BedCapacity;
}): string | null {
  const missing = [
    counted(missingSeats(total, levels), "place", "places"),
    counted(beds.missing, "lit", "lits"),
  ].filter(Boolean);
  if (missing.length === 0) return null;
  return `Il manque ${joinWords(missing)} pour que chaque interne attendu·e soit placé·e et logé·e.`;
}

/** A free seat of one level is of no use to an intern of another; whoever did not say theirs may have any. */
function missingSeats(total: Capacity, levels: readonly LevelCapacity[]): number {
  const byLevel = levels
    .filter(({ level }) => level !== UNSAID)
    .reduce((sum, { waiting, free }) => sum + Math.max(0, waiting - free), 0);
  return Math.max(byLevel, total.waiting - total.free);
}

function counted(count: number, one: string, many: string): string {
  return count > 0 ? formatCount(count, one, many) : "";
}
