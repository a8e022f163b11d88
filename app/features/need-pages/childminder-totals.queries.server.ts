import type { CareFigure } from "#models/care-service";
import { ChildminderCount, type ChildminderCountRecord } from "#models/childminder-count";
import { careFreshSince } from "~/features/care-supply/care-freshness.server";
import { atCommune } from "~/features/needs/place-words";
import { formatCount, formatDayLong, formatNumber, NBSP } from "~/vocabulary/typography";

const MOST_COMMUNES = 5;

/** The childminders of a commune wished for, as totals. */
export interface ChildminderTotals {
  code: string;
  words: string;
  /** One of its figures at least was told long ago. */
  isStale: boolean;
}

interface Told {
  figure: CareFigure;
  words: string;
}

/** What is known of the childminders of the first communes wished for, in their order; those nobody counted are left out. */
export async function childminderTotals(communes: readonly string[]): Promise<ChildminderTotals[]> {
  const wished = communes.slice(0, MOST_COMMUNES);
  const shown = { communeName: 1, childminders: 1, places: 1, free: 1 };
  const counts = await ChildminderCount.find({ _id: { $in: wished } }, shown).lean<
    ChildminderCountRecord[]
  >();
  const counted = new Map(counts.map((count) => [count._id, count]));
  const freshSince = careFreshSince();
  return wished.flatMap((code) => {
    const count = counted.get(code);
    const told = count ? toldOf(count) : [];
    if (!count || told.length === 0) return [];
    const isStale = told.some(({ figure }) => figure.on < freshSince);
    return [{ code, words: totalsWords(count.communeName, told), isStale }];
  });
}

function toldOf({ childminders, places, free }: ChildminderCountRecord): Told[] {
  return [
    ...(childminders ? [{ figure: childminders, words: formatNumber(childminders.value) }] : []),
    ...(places ? [{ figure: places, words: formatCount(places.value, "place", "places") }] : []),
    ...(free ? [{ figure: free, words: freeWords(free.value, Boolean(places)) }] : []),
  ];
}

/** « dont 5 libres », after the places it is a part of. */
function freeWords(value: number, isPart: boolean): string {
  if (isPart) return `dont ${formatCount(value, "libre", "libres")}`;
  return formatCount(value, "place libre", "places libres");
}

/** « Assistantes maternelles à Figeac : 24, 71 places dont 5 libres au 4 novembre 2026 (PMI) »: what was told together has one day and one source. */
function totalsWords(communeName: string, told: readonly Told[]): string {
  const parts = told.map(({ figure, words }, index) => {
    const next = told[index + 1];
    const isTogether = next && when(next.figure) === when(figure);
    const tail = isTogether ? "" : ` ${when(figure)}`;
    const link = isTogether && next.words.startsWith("dont") ? " " : ", ";
    return `${words}${tail}${next ? link : ""}`;
  });
  return `Assistantes maternelles ${atCommune(communeName).fr}${NBSP}: ${parts.join("")}`;
}

/** « au 4 novembre 2026 (PMI) » */
function when({ on, source }: CareFigure): string {
  return `au ${formatDayLong(on)} (${source})`;
}
