import { Import, type ImportRecord } from "#models/import";
import { ImportRow, type ImportRowRecord, ROWS_BY_STATE, ROWS_IN_ORDER } from "#models/import-row";
import { Restructuring, type RestructuringRecord } from "#models/restructuring";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { kindOfWords } from "~/vocabulary/import-headers";
import type { ImportState } from "~/vocabulary/imports";
import type { RestructuringState } from "~/vocabulary/restructurings";
import { foldText } from "~/vocabulary/typography";

const SAMPLES = 3;
const READ_FOR_SAMPLES = 20;
const MOST_WORDS = 40;
/** Rows read for the words of a column: beyond, a word not met yet is told as an error of its row. */
const READ_FOR_WORDS = 2000;

/** An import of this colleague, or anybody's to a responsable; 404 otherwise. */
export async function getImport(user: User, id: string): Promise<ImportRecord> {
  const found = await Import.findOne({ _id: id, ...ownBy(user) }).lean<ImportRecord>();
  if (!found) throw notFound();
  return found;
}

export interface ImportLine {
  id: string;
  name: string;
  at: Date;
  state: ImportState;
  rowCount: number;
  /** How far the files it creates are; null until it is launched. */
  run: RestructuringState | null;
}

/** The last imports this colleague may see. */
export async function listImports(user: User): Promise<ImportLine[]> {
  const found = await Import.find(ownBy(user), { name: 1, at: 1, state: 1, rowCount: 1, restructuringId: 1 })
    .sort({ at: -1 })
    .limit(PAGE_SIZE)
    .lean();
  const ids = found.flatMap(({ restructuringId }) => restructuringId ?? []);
  const runs = await Restructuring.find({ _id: { $in: ids } }, { state: 1 }).lean();
  const states = new Map(runs.map(({ _id, state }) => [_id, state]));
  return found.map(({ _id, name, at, state, rowCount, restructuringId = "" }) => ({
    ...{ id: _id, name, at, state, rowCount },
    run: states.get(restructuringId) ?? null,
  }));
}

/** What the first rows hold in each column. */
export async function listSamples({ _id, headers }: ImportRecord): Promise<string[][]> {
  const rows = await firstRows(_id, READ_FOR_SAMPLES);
  return headers.map((_, column) =>
    [...new Set(rows.map(({ cells }) => cells[column] ?? "").filter(Boolean))].slice(0, SAMPLES),
  );
}

/** The words of the column « Situation » that nothing recognises: each is to be told once. */
export async function listUnknownKinds({ _id, mapping }: ImportRecord): Promise<string[]> {
  const column = mapping.indexOf("kind");
  if (column < 0) return [];
  const rows = await firstRows(_id, READ_FOR_WORDS);
  const words = rows
    .map(({ cells }) => cells[column]?.trim() ?? "")
    .filter((word) => word && !kindOfWords(word));
  const byFold = new Map(words.map((word) => [foldText(word), word]));
  return [...byFold.values()].slice(0, MOST_WORDS);
}

/** A page of the rows to repair, or of those that may be somebody known. */
export async function listRows(
  { _id }: ImportRecord,
  state: ImportRowRecord["state"],
  page: number,
): Promise<Page<ImportRowRecord>> {
  const filter = { importId: _id, state };
  const [rows, total] = await Promise.all([
    ImportRow.find(filter)
      // Two indexes would do: told which, the engine does not try both, which the embedded one cannot always do.
      .hint(ROWS_BY_STATE)
      .sort({ number: 1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean<ImportRowRecord[]>(),
    ImportRow.countDocuments(filter).hint(ROWS_BY_STATE),
  ]);
  return pageFrom(rows, page, total);
}

/** What an import became; null until it is launched. */
export async function findRun({ restructuringId }: ImportRecord): Promise<RestructuringRecord | null> {
  if (!restructuringId) return null;
  return Restructuring.findById(restructuringId).lean<RestructuringRecord>();
}

async function firstRows(importId: string, limit: number): Promise<Pick<ImportRowRecord, "cells">[]> {
  return ImportRow.find({ importId }, { cells: 1 })
    .hint(ROWS_IN_ORDER)
    .sort({ number: 1 })
    .limit(limit)
    .lean();
}

function ownBy(user: User): { actorId?: string } {
  return user.role === "responsable" ? {} : { actorId: user.id };
}
