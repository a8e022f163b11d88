import { getSettings } from "~/core/settings.server";
import { getCommune } from "~/features/reference-data/reference-data.queries.server";
import { shownFigure } from "./care-figure";
import { careFreshSince } from "./care-freshness.server";
import { countCardOf } from "./childminder-card";
import { type CommuneCount, findCount, listCounts } from "./childminders.queries.server";
import { territoriesOf } from "./supply-pages.queries.server";

/** What the page of childminders prints: the totals of an intercommunalité, then its communes, a page at a time. */
export async function getChildmindersPage({ searchParams }: URL, page: number) {
  const territories = territoriesOf(await getSettings());
  const asked = searchParams.get("epci");
  const epci = territories.find(({ value }) => value === asked)?.value ?? territories[0]?.value ?? "";
  const [counts, edited] = await Promise.all([listCounts(epci, page), editedOf(searchParams.get("commune"))]);
  const since = careFreshSince();
  return { ...counts, rows: counts.rows.map((row) => lineOf(row, since)), territories, epci, edited };
}

/** The commune whose totals are being corrected, when one is named. */
async function editedOf(code: string | null) {
  if (!code) return undefined;
  const [{ name }, count] = await Promise.all([getCommune(code), findCount(code)]);
  return { code, name, card: countCardOf(count) };
}

function lineOf({ code, name, count }: CommuneCount, since: string) {
  const { childminders, places, free, departures, checkedOn } = count ?? {};
  return {
    code,
    name,
    childminders: shownFigure(childminders, since),
    places: shownFigure(places, since),
    free: shownFigure(free, since),
    departures: shownFigure(departures, since),
    isStale: checkedOn !== undefined && checkedOn < since,
  };
}
