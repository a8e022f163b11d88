import { Commune } from "#models/commune";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { PAGE_SIZE } from "~/core/http/pagination.server";
import { getSettings, territoryLabel } from "~/core/settings.server";
import { getCommune } from "~/features/reference-data/reference-data.queries.server";
import { CARE_DUTIES, type CareDuty } from "~/vocabulary/childcare";
import { formatDayLong } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";
import { holdingKey, holdingsOf, listHoldings } from "./care-duties.queries.server";
import { territoriesOf } from "./supply-pages.queries.server";

/** Who holds what in one commune, as its line says it. */
export interface DutyLine {
  code: string;
  name: string;
  duties: { duty: CareDuty; holder: string; isEpci: boolean; told: string }[];
}

/** What the page of competences prints: the communes of an intercommunalité, a page at a time, and the history of one. */
export async function getDutiesPage({ searchParams }: URL, page: number) {
  const settings = await getSettings();
  const territories = territoriesOf(settings);
  const asked = searchParams.get("epci");
  const epci = territories.find(({ value }) => value === asked)?.value ?? territories[0]?.value ?? "";
  const communes = await Commune.find({ epciCode: epci, isCurrent: true }, { name: 1 }).lean();
  const sorted = communes.sort((one, other) => one.name.localeCompare(other.name, "fr"));
  const shown = sorted.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const held = await holdingsOf(
    shown.map(({ _id }) => _id),
    toDay(now()),
  );
  return {
    ...{ territories, epci, page, total: sorted.length, hasNext: sorted.length > page * PAGE_SIZE },
    epciName: epci ? territoryLabel(settings, epci) : "",
    rows: shown.map(
      ({ _id, name }): DutyLine => ({
        code: _id,
        name,
        duties: valuesOf(CARE_DUTIES).map((duty) => ({ duty, ...wordsOf(held.get(holdingKey(_id, duty))) })),
      }),
    ),
    options: sorted.map(({ _id, name }) => ({ value: _id, label: name })),
    history: await historyOf(searchParams.get("commune")),
  };
}

function wordsOf(held: { holder: "commune" | "epci"; fromOn: string; deed?: string } | undefined) {
  if (!held) return { holder: "Commune", isEpci: false, told: "" };
  const { holder, fromOn, deed } = held;
  const told = [`depuis le ${formatDayLong(fromOn)}`, deed].filter(Boolean).join(", ");
  return { holder: holder === "epci" ? "Intercommunalité" : "Commune", isEpci: holder === "epci", told };
}

async function historyOf(code: string | null) {
  if (!code) return undefined;
  const [{ name }, duties] = await Promise.all([getCommune(code), listHoldings(code)]);
  return {
    name,
    duties: duties.map(({ duty, lines }) => ({
      duty,
      lines: lines.map((line) => ({ id: line._id, ...wordsOf(line) })),
    })),
  };
}
