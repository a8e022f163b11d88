import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { getSettings } from "~/core/settings.server";
import { semesterStart } from "~/features/settings/calendar.queries.server";
import { roleCan } from "~/vocabulary/permissions";
import { IN_TIME, LATE, type ReportTableKey } from "~/vocabulary/reports";
import type { Role } from "~/vocabulary/roles";
import { formatCount, formatDateTime, formatDayLong, workingHoursWords } from "~/vocabulary/typography";
import { findCountedSpan, type Reading, readCounters } from "./counter-reading.queries.server";
import { byKey, medianOf } from "./counts";
import { MASK_UNDER, shareShown } from "./masking";
import {
  isMoved,
  type Period,
  type Precision,
  type Preset,
  periodBefore,
  periodOf,
  periodWords,
  presetsOn,
  wholeMonths,
} from "./periods";
import type { ReportTable } from "./report-tables";
import { listTables, type Readings } from "./report-tables.queries.server";

export interface Report {
  period: Period;
  presets: Preset[];
  precision: Precision;
  /** Whether the days asked for had to be moved. */
  isMoved: boolean;
  periodWords: string;
  beforeWords: string;
  /** Until when the figures were counted, « mardi 12 mai à 14 h 30 »; none before the first count. */
  countedWords?: string;
  /** From when on there are any. */
  firstWords?: string;
  today: string;
  keyFigures: KeyFigure[];
  tables: ReportTable[];
}

export interface KeyFigure {
  label: string;
  now: string;
  before: string;
}

/**
 * The figures of the period an address asks for (`du`, `au`), and of the one before, from the counters alone; else of
 * the first usual period that has something before it.
 */
export async function getReport(params: URLSearchParams, precision: Precision = "day"): Promise<Report> {
  const today = toDay(now());
  const presets = presetsOn(today, await semesterStart(today), precision);
  const span = await findCountedSpan();
  const hasBefore = (preset: Preset) => span && span.firstOn <= periodBefore(preset, precision).toOn;
  const asked = periodOf(params, today, presets.find(hasBefore) ?? presets[0]);
  const period = precision === "month" ? wholeMonths(asked, today) : asked;
  const before = periodBefore(period, precision);
  const readings = await readBoth(period, before, span?.firstOn ?? today);
  const tables = await listTables(readings);
  return {
    period,
    presets,
    precision,
    isMoved: isMoved(params, asked),
    periodWords: periodWords(period),
    beforeWords: periodWords(before),
    ...(span && {
      countedWords: formatDateTime(span.countedAt, now()),
      firstWords: formatDayLong(span.firstOn),
    }),
    today,
    keyFigures: await keyFiguresOf(tables, readings),
    tables,
  };
}

/** Nothing is said of days before the first one counted: none would be taken for zero. */
async function readBoth(period: Period, before: Period, firstOn: string): Promise<Readings> {
  const [reading, readingBefore] = await Promise.all([
    readCounters(period.fromOn < firstOn && firstOn <= period.toOn ? { ...period, fromOn: firstOn } : period),
    before.toOn < firstOn ? undefined : readCounters(before),
  ]);
  return { now: reading, ...(readingBefore && { before: readingBefore }) };
}

/** Days for whoever reads the files anyway, whole months for the others. */
export function precisionFor(role: Role): Precision {
  return roleCan(role, "households:read") ? "day" : "month";
}

/** One table of a report, or null. */
export async function findReportTable(
  params: URLSearchParams,
  key: ReportTableKey,
  precision: Precision,
): Promise<{ period: Period; table: ReportTable } | null> {
  const { period, tables } = await getReport(params, precision);
  const table = tables.find((known) => known.key === key);
  return table ? { period, table } : null;
}

async function keyFiguresOf(tables: readonly ReportTable[], readings: Readings): Promise<KeyFigure[]> {
  const { delays } = await getSettings();
  const { now: reading, before } = readings;
  const days = formatCount(delays.firstAnswerDays, "jour ouvré", "jours ouvrés");
  return [
    totalOf("Demandes reçues", tables, "requests"),
    {
      label: "Première réponse, délai médian",
      now: medianWords(reading),
      before: before ? medianWords(before) : NONE,
    },
    {
      label: `Première réponse sous ${days}`,
      now: shareWords(reading),
      before: before ? shareWords(before) : NONE,
    },
    totalOf("Dossiers ouverts", tables, "stages"),
    totalOf("Installations", tables, "installed"),
  ];
}

const NONE = "—";

function totalOf(label: string, tables: readonly ReportTable[], key: ReportTableKey): KeyFigure {
  const total = tables.find((table) => table.key === key)?.total;
  return { label, now: total?.now.text ?? "0", before: total?.before?.text ?? NONE };
}

/** Half of the first answers took less. Under five answers, it would tell of one of them. */
function medianWords({ flow }: Reading): string {
  const hours = [...byKey(flow, "answer-hours")].map(([key, count]) => [Number(key), count] as const);
  const answers = hours.reduce((sum, [, count]) => sum + count, 0);
  const median = medianOf(new Map(hours));
  if (median === undefined) return NONE;
  return answers < MASK_UNDER ? `moins de ${MASK_UNDER} réponses` : workingHoursWords(Math.round(median));
}

function shareWords({ flow }: Reading): string {
  const answers = byKey(flow, "answer");
  return shareShown(answers.get(IN_TIME) ?? 0, answers.get(LATE) ?? 0);
}
