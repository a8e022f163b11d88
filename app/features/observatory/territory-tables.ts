import type { Shown } from "~/features/reports/masking";
import { ALL, NO_AREA } from "~/vocabulary/observatory";
import { formatNumber, NBSP } from "~/vocabulary/typography";
import { type Counts, countOf, sumOf, total } from "./area-figures";
import type { Readings } from "./cut-tables";
import type { LaidArea } from "./observatory.queries.server";
import type { Place, Reading } from "./observatory-reading";
import {
  isNothing,
  NONE,
  type ObservatoryTable,
  plain,
  type TableColumn,
  type TableRow,
} from "./observatory-table";
import { HIDDEN } from "./shown-needs";

const COLUMNS = [
  { header: "Besoins maintenant", onPhone: true },
  { header: "Besoins à venir", onPhone: true },
  { header: "Places" },
  { header: "Places libres", onPhone: true },
  { header: "Places décidées" },
  { header: "Écart", onPhone: true },
];

/** Told of intercommunalités alone: such a service is counted in one commune, whichever it serves. */
const OF_AREAS = [{ header: "Services partagés en zone peu dense" }];

/** The column worked out of the others. */
const GAP = 5;

const ABOUT =
  "Besoins ouverts dont le mois d’accueil est arrivé, ou est à venir, là où la famille cherche en premier. Places de tous les modes, libres si le chiffre a moins de trois mois, décidées si un projet l’est. Écart : places libres et décidées, moins tous ces besoins.";

const ABOUT_SHARED =
  " Services partagés : itinérants ou mutualisés, dont au moins une commune est peu dense.";

/** Needs and places, place by place; a commune that has neither is only named. */
export function territoriesTable({ now, before }: Readings): ObservatoryTable {
  const { isWhole } = now;
  const then = new Map(before?.places.map((place) => [place.code, place]));
  const rows = now.places.map((place) => ({
    ...rowOf(place, isWhole),
    ...(before && { before: cellsOf(then.get(place.code), isWhole) }),
  }));
  const isKept = (row: TableRow) => (isWhole ? !isEmptyArea(row) : !isLeft(row, rows));
  const left = rows.filter((row) => !isKept(row) && row.key !== NO_AREA).map(({ label }) => label);
  return {
    key: "territories",
    title: isWhole ? "Par intercommunalité" : "Par commune",
    about: isWhole ? ABOUT + ABOUT_SHARED : ABOUT,
    header: isWhole ? "Intercommunalité" : "Commune",
    columns: columnsOf(isWhole),
    rows: rows.filter(isKept),
    total: {
      ...{ key: "total", label: "Total", cells: cellsOf(now, isWhole) },
      ...(before && { before: cellsOf(before, isWhole) }),
    },
    ...(left.length > 0 && { left }),
    empty: "Ni besoin ni place connus.",
  };
}

/** The communes of an intercommunalité that no relay centre covers. */
export interface Alone {
  area: string;
  communes: string[];
}

/** The communes no relay centre covers, one line each. */
export function relaysTable(alone: readonly Alone[]): ObservatoryTable {
  return {
    key: "relays",
    title: "Communes sans relais petite enfance",
    about:
      "Communes qu’aucun relais petite enfance en service ne couvre, ni par la liste de ses communes ni par son intercommunalité.",
    header: "Commune",
    columns: [{ header: "Intercommunalité" }],
    rows: alone.flatMap(({ area, communes }) =>
      communes.map((label) => ({ key: `${area} ${label}`, label, cells: [{ text: area }] })),
    ),
    empty: "Chaque commune a son relais petite enfance.",
  };
}

export interface KeyFigure {
  label: string;
  now: Shown;
  before?: Shown;
}

/** What is looked for first. */
export function keyFiguresOf({ now, before }: Readings): KeyFigure[] {
  const figure = (label: string, read: (reading: Reading) => Shown) => ({
    ...{ label, now: read(now) },
    ...(before && { before: read(before) }),
  });
  return [
    figure("Besoins maintenant", ({ now: shown }) => shown),
    figure("Besoins à venir", ({ later }) => later),
    ...(now.unknown ? [figure("Besoins sans mois dit", ({ unknown }) => unknown ?? NONE)] : []),
    figure("Places", ({ counts }) => plain(sumOf(counts, "places-mode"))),
    figure("Places libres", ({ counts }) => plain(sumOf(counts, "free-mode"))),
    figure("Places décidées", ({ counts }) => plain(sumOf(counts, "planned-decided"))),
    figure("Assistantes maternelles", ({ counts }) => plain(countOf(counts, "childminders"))),
    figure("Services partagés en zone peu dense", ({ counts }) =>
      plain(countOf(counts, "shared-low-density")),
    ),
    figure("Chiffres à mettre à jour", ({ counts }) => staleShare(counts)),
  ];
}

/** How many communes no relay centre covers. */
export function aloneFigure(now: readonly Alone[], before: readonly Alone[] | undefined): KeyFigure {
  const count = (alone: readonly Alone[]) => plain(total(alone.map(({ communes }) => communes.length)));
  return { label: "Communes sans relais", now: count(now), ...(before && { before: count(before) }) };
}

/** Which figures the map writes: those of a column of the table by territory, or its communes without relay centre. */
export const MAP_MEASURES = {
  now: { fr: "Besoins maintenant", en: "Needs now" },
  places: { fr: "Places", en: "Places" },
  free: { fr: "Places libres", en: "Free places" },
  alone: { fr: "Communes sans relais", en: "Communes without relay centre" },
} as const;

export type MapMeasure = keyof typeof MAP_MEASURES;

const MAP_COLUMNS: Readonly<Record<Exclude<MapMeasure, "alone">, number>> = { now: 0, places: 2, free: 3 };

/** The territories of the map; the tint only repeats the figure: none, masked, some, more than half of the highest. */
export function mapPlaces(
  { rows }: ObservatoryTable,
  measure: MapMeasure,
  ground: readonly Pick<LaidArea, "code" | "laid">[],
) {
  const alone = new Map(ground.map(({ code, laid }) => [code, laid.filter(({ hasRelay }) => !hasRelay)]));
  const cellOf = ({ key, cells }: TableRow) =>
    measure === "alone" ? plain(alone.get(key)?.length ?? 0) : (cells[MAP_COLUMNS[measure]] ?? NONE);
  const shown = rows.map((row) => ({ code: row.key, label: row.label, cell: cellOf(row) }));
  const highest = Math.max(1, ...shown.map(({ cell }) => cell.value ?? 0));
  return shown.map(({ code, label, cell }) => ({
    ...{ code, label, value: cell.text },
    level: levelOf(cell.value, highest),
  }));
}

function rowOf(place: Place, isWhole: boolean): TableRow {
  const isOpen = isWhole && place.code !== NO_AREA;
  return {
    ...{ key: place.code, label: place.name, cells: cellsOf(place, isWhole) },
    ...(isOpen && { to: place.code }),
  };
}

function columnsOf(isWhole: boolean): TableColumn[] {
  return isWhole ? [...COLUMNS, ...OF_AREAS] : COLUMNS;
}

function cellsOf(place: Pick<Place, "counts" | "now" | "later"> | undefined, isWhole: boolean): Shown[] {
  if (!place) return columnsOf(isWhole).map(() => NONE);
  const { now, later, counts } = place;
  const [free, decided] = [sumOf(counts, "free-mode"), sumOf(counts, "planned-decided")];
  return [
    ...[now, later, plain(sumOf(counts, "places-mode")), plain(free), plain(decided)],
    gapOf(free + decided, now, later),
    ...(isWhole ? [plain(countOf(counts, "shared-low-density"))] : []),
  ];
}

/** Told only when both needs are: it would give one away. */
function gapOf(places: number, now: Shown, later: Shown): Shown {
  if (now.value === undefined || later.value === undefined) return HIDDEN;
  return plain(places - now.value - later.value);
}

function isEmptyArea({ key, cells, before = [] }: TableRow): boolean {
  return key === NO_AREA && [...cells, ...before].every(isNothing);
}

/** No place at all, and needs that are zero, or hidden as they are on every line; at the other date too. */
function isLeft({ cells, before = [] }: TableRow, rows: readonly TableRow[]): boolean {
  const isBare = (cell: Shown, column: number, side: "cells" | "before") =>
    isNothing(cell) || rows.every((row) => row[side]?.[column]?.text === HIDDEN.text);
  return (
    cells.slice(0, GAP).every((cell, column) => isBare(cell, column, "cells")) &&
    before.slice(0, GAP).every((cell, column) => isBare(cell, column, "before"))
  );
}

function levelOf(value: number | undefined, highest: number): number {
  if (value === undefined) return 1;
  if (value === 0) return 0;
  return value > highest / 2 ? 3 : 2;
}

function staleShare(counts: Counts): Shown {
  const told = countOf(counts, "told", ALL);
  if (told === 0) return NONE;
  const percent = Math.round((100 * countOf(counts, "stale", ALL)) / told);
  return { text: `${formatNumber(percent)}${NBSP}%` };
}
