import { formatCount, formatNumber, joinWords, NBSP } from "~/vocabulary/typography";
import { type Capacity, type LevelCapacity, type LostFor, UNSAID } from "./capacity";
import type { BedCapacity } from "./capacity-beds";

export const LOST_FOR: Readonly<Record<LostFor, string>> = {
  supervisor: "faute de maître de stage",
  room: "faute de cabinet",
};

/** « 6 places offertes dont 2 à confirmer, 4 attribuées, 1 perdue faute de cabinet ; 2 internes sans place. » */
export function capacityWords(capacity: Capacity): string {
  const { offered, confirmed, filled } = capacity;
  if (offered === 0) return `Aucune place offerte${NBSP}; ${waitingWords(capacity)}.`;
  const unconfirmed = offered - confirmed;
  const places = [
    `${formatCount(offered, "place offerte", "places offertes")}${unconfirmed > 0 ? ` dont ${formatNumber(unconfirmed)} à confirmer` : ""}`,
    formatCount(filled, "attribuée", "attribuées"),
    ...lostWords(capacity),
  ];
  return `${places.join(", ")}${NBSP}; ${waitingWords(capacity)}.`;
}

/** « 2 perdues faute de maître de stage », « 1 faute de cabinet » */
function lostWords({ lost }: Capacity): string[] {
  const told = (["supervisor", "room"] as const).filter((why) => lost[why] > 0);
  return told.map((why) => `${formatCount(lost[why], "perdue", "perdues")} ${LOST_FOR[why]}`);
}

/** « 6 internes à placer », as long as there is a seat for them; « dont 2 sans place utilisable », « 2 internes sans place utilisable ». */
function waitingWords({ waiting, free }: Capacity): string {
  if (waiting === 0) return "aucun interne n’attend";
  const interns = formatCount(waiting, "interne", "internes");
  if (free === 0) return `${interns} sans place utilisable`;
  const without = waiting - free;
  return `${interns} à placer${without > 0 ? `, dont ${formatNumber(without)} sans place utilisable` : ""}`;
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

/** Whether each intern expected has a seat and a bed, when nothing is missing: surely, or once the seats are confirmed. */
export function enoughWords(interns: number, capacity: Counted): string {
  if (interns === 0) return `Aucun interne n’est encore attendu${NBSP}: les places offertes sont libres.`;
  const { offered, confirmed } = capacity.total;
  const unsure = offered - confirmed;
  return isSure(capacity)
    ? "Il y a une place et un lit pour chaque interne attendu·e."
    : `Il y aura une place et un lit pour chaque interne attendu·e si les places demandées sont confirmées${NBSP}: ${formatCount(unsure, "place reste", "places restent")} à confirmer.`;
}

/** Nobody waits for a seat that its supervisor has not confirmed, at any level. */
export function isSure({ total, levels }: Counted): boolean {
  return [total, ...levels.filter(({ level }) => level !== UNSAID)].every(
    ({ waiting, columns }) => waiting <= columns.filter(({ seat }) => seat === "free").length,
  );
}

interface Counted {
  total: Capacity;
  levels: readonly LevelCapacity[];
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
