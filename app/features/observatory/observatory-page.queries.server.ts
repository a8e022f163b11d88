import type { Day } from "~/core/calendar";
import { getTerritoryMap } from "~/features/reference-data/territory-map.queries.server";
import { precisionFor } from "~/features/reports/reports.queries.server";
import { NO_AREA } from "~/vocabulary/observatory";
import type { Role } from "~/vocabulary/roles";
import { isOneOf } from "~/vocabulary/words";
import type { Readings } from "./cut-tables";
import {
  type AreaFigures,
  type Basin,
  basinsOf,
  keptDays,
  type LaidArea,
  readAreas,
  readGround,
  readHolders,
} from "./observatory.queries.server";
import { nearReading, type Reading, wholeReading, type Zoom } from "./observatory-reading";
import { type ObservatoryTable, type ObservatoryTableKey, sheetOf, TABLE_FILES } from "./observatory-table";
import { agesTable, managementsTable, modesTable, monthsTable, specialTable } from "./observatory-tables";
import {
  type Alone,
  aloneFigure,
  keyFiguresOf,
  MAP_MEASURES,
  type MapMeasure,
  mapPlaces,
  relaysTable,
  territoriesTable,
} from "./territory-tables";

/** What an address asks for, as far as it can be given. */
export interface Asked {
  days: Day[];
  day?: Day;
  other?: Day;
  /** Whether something in the address could not be given as it is. */
  isMoved: boolean;
}

/** The page of the observatory, from what was counted and kept: no need and no place is read. */
export async function getObservatoryPage(params: URLSearchParams, role: Role) {
  const asked = askedDays(params, await keptDays(precisionFor(role)));
  if (!asked.day) return { asked, page: null };
  return { asked, page: await readPage(params, asked.day, asked.other) };
}

export type ObservatoryPage = NonNullable<Awaited<ReturnType<typeof getObservatoryPage>>["page"]>;

/** One table as a spreadsheet reads it, with the name of its file; null when nothing was counted. */
export async function findObservatorySheet(
  params: URLSearchParams,
  key: ObservatoryTableKey,
  role: Role,
): Promise<{ name: string; rows: string[][] } | null> {
  const { asked, page } = await getObservatoryPage(params, role);
  const table = page && [...page.tables, relaysTable(page.alone)].find((one) => one.key === key);
  if (!asked.day || !table) return null;
  const other = table.key === "relays" ? undefined : asked.other;
  return {
    name: `observatoire-${TABLE_FILES[key]}-${asked.day}`,
    rows: sheetOf(table, page.where, asked.day, other),
  };
}

/** The latest day kept by default; a day that was not kept is read as the one before it. */
function askedDays(params: URLSearchParams, days: Day[]): Asked {
  const [le, contre] = [params.get("le") || undefined, params.get("contre") || undefined];
  const nearest = (typed: string) => days.find((day) => day <= typed) ?? days.at(-1);
  const day = le ? nearest(le) : days[0];
  const compared = contre ? nearest(contre) : undefined;
  const isMoved = (le !== undefined && le !== day) || (contre !== undefined && contre !== compared);
  return { days, isMoved, ...(day && { day }), ...(compared && compared !== day && { other: compared }) };
}

async function readPage(params: URLSearchParams, day: Day, other: Day | undefined) {
  const [areas, ground, groundBefore] = await Promise.all([
    readAreas(day),
    readGround(day),
    other ? readGround(other) : undefined,
  ]);
  const basins = basinsOf(ground);
  const zoom = zoomOf(params, areas, basins);
  const [now, before] = await Promise.all([
    readingOf(day, zoom, areas),
    other ? readingOf(other, zoom) : undefined,
  ]);
  const alone = communesAlone(ground, zoom);
  const aloneBefore = groundBefore && communesAlone(groundBefore, zoom);
  const readings: Readings = { now, ...(before && { before }) };
  const territories = territoriesTable(readings);
  const measure = measureOf(params);
  return {
    zoom,
    isZoomUnknown: !zoom && Boolean(params.get("epci") || params.get("bassin")),
    where: zoom?.name ?? "tout le territoire suivi",
    ...{
      areas: areas.map(({ code, name }) => ({ code, name })).filter(({ code }) => code !== NO_AREA),
      basins,
    },
    countedAt: areas[0]?.countedAt,
    keyFigures: [...keyFiguresOf(readings), aloneFigure(alone, aloneBefore)],
    tables: tablesOf(readings, territories),
    alone,
    measure,
    map: zoom ? null : await mapOf(ground, territories, measure),
    ...standingOf(now),
  };
}

function tablesOf(readings: Readings, territories: ObservatoryTable): ObservatoryTable[] {
  return [
    territories,
    monthsTable(readings),
    agesTable(readings),
    modesTable(readings),
    managementsTable(readings),
    specialTable(readings),
  ];
}

async function readingOf(day: Day, zoom: Zoom | undefined, known?: AreaFigures[]): Promise<Reading> {
  const [areas, holders] = await Promise.all([
    known ?? readAreas(day),
    zoom ? readHolders(day, whereOf(zoom)) : [],
  ]);
  return zoom ? nearReading(day, areas, holders, zoom) : wholeReading(day, areas);
}

function whereOf({ kind, code }: Zoom): { areaCode: string } | { basinCode: string } {
  return kind === "epci" ? { areaCode: code } : { basinCode: code };
}

/** The communes without a relay centre on a day, by intercommunalité. */
function communesAlone(ground: readonly LaidArea[], zoom: Zoom | undefined): Alone[] {
  return ground
    .filter(({ code }) => zoom?.kind !== "epci" || code === zoom.code)
    .map(({ name, laid }) => ({
      area: name,
      communes: laid
        .filter(
          ({ hasRelay, basinCode }) => !hasRelay && (zoom?.kind !== "bassin" || basinCode === zoom.code),
        )
        .map((commune) => commune.name),
    }))
    .filter(({ communes }) => communes.length > 0);
}

/** One territory at a time: of an intercommunalité and a « bassin de vie », the one that was not looked at already. */
function zoomOf(
  params: URLSearchParams,
  areas: readonly AreaFigures[],
  basins: readonly Basin[],
): Zoom | undefined {
  const area = areas.find(({ code }) => code === params.get("epci") && code !== NO_AREA);
  const basin = basins.find(({ code }) => code === params.get("bassin"));
  const isNearAlready = params.get("depuis") === "epci";
  if (area && !(basin && isNearAlready)) return { kind: "epci", code: area.code, name: area.name };
  return basin && { kind: "bassin", code: basin.code, name: `Bassin de vie : ${basin.name}` };
}

async function mapOf(ground: readonly LaidArea[], territories: ObservatoryTable, measure: MapMeasure) {
  const codes = ground.map(({ code }) => code).filter((code) => code !== NO_AREA);
  if (codes.length === 0) return null;
  return { data: await getTerritoryMap(codes), places: mapPlaces(territories, measure, ground) };
}

function measureOf(params: URLSearchParams): MapMeasure {
  const asked = params.get("carte");
  return isOneOf(MAP_MEASURES, asked) ? asked : "now";
}

/** Whether anything is known, of the needs and of the supply: what to do next depends on it. */
function standingOf({ areFew, now, later, unknown, counts }: Reading) {
  return {
    areFew,
    hasNeeds: [now, later, unknown].some((shown) => shown !== undefined && shown.value !== 0),
    hasSupply: counts.some(({ figure }) => figure === "places-mode" || figure === "services-mode"),
  };
}
