import type { CohortLine, CohortRecord } from "#models/cohort";
import type { CohortTable } from "~/vocabulary/cohorts";

/** Somebody who had a seat, what became of them since, and what made them known to us. */
export interface Stay {
  semesterId: string;
  candidateId: string;
  structureId: string;
  structureName: string;
  outcome: "settled" | "inTouch" | "lost";
  /** Whole months after the semester; none when the day is not known. */
  months?: number;
  origin: string;
}

export interface Tallies {
  tables: Record<CohortTable, Map<string, CohortLine>>;
  /** Who was counted where. */
  seen: Set<string>;
}

/** Nothing counted yet: each of these semesters has a line, even when nobody was there. */
export function emptyTallies(semesterIds: readonly string[]): Tallies {
  const tables = { semesters: new Map(), structures: new Map(), origins: new Map() };
  for (const id of semesterIds) lineOf(tables.semesters, id);
  return { tables, seen: new Set() };
}

/**
 * Adds somebody, the first of their semesters first: they count once in each semester, once in each structure and once
 * for what made them known to us.
 */
export function addStay({ tables, seen }: Tallies, stay: Stay): void {
  const { semesterId, structureId, structureName, origin, candidateId } = stay;
  const places = [
    { table: tables.semesters, key: semesterId, where: `semester ${semesterId}` },
    { table: tables.structures, key: structureId, label: structureName, where: `structure ${structureId}` },
    { table: tables.origins, key: origin, where: "origin" },
  ];
  for (const { table, key, label, where } of places) {
    const mark = `${where} ${candidateId}`;
    if (seen.has(mark)) continue;
    seen.add(mark);
    count(lineOf(table, key, label), stay);
  }
}

export function linesOf({ tables }: Tallies): Pick<CohortRecord, "_id" | "lines">[] {
  return TABLES.map((_id) => ({ _id, lines: [...tables[_id].values()] }));
}

const TABLES: readonly CohortTable[] = ["semesters", "structures", "origins"];

function lineOf(table: Map<string, CohortLine>, key: string, label?: string): CohortLine {
  const known = table.get(key);
  const line = known ?? { key, ...(label ? { label } : {}), settled: 0, inTouch: 0, lost: 0, months: [] };
  if (!known) table.set(key, line);
  return line;
}

function count(line: CohortLine, { outcome, months }: Stay): void {
  line[outcome] += 1;
  if (months !== undefined) line.months.push(months);
}
