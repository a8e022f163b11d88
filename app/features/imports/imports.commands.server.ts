import { Import, type ImportRecord } from "#models/import";
import { ImportRow, type ImportRowRecord } from "#models/import-row";
import type { Actor, User } from "~/core/auth/actor";
import { addWorkingDays, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { readTable } from "~/core/sheets/read-table.server";
import type { CandidateKind } from "~/vocabulary/candidates";
import { fieldOfHeader } from "~/vocabulary/import-headers";
import { DUPLICATE_RULES, type DuplicateRule, type ImportField } from "~/vocabulary/imports";
import { foldText } from "~/vocabulary/typography";
import { isOneOf } from "~/vocabulary/words";
import { checkRows } from "./import-check.commands.server";
import type { ReadingInput } from "./imports.schema.server";

const BATCH = 1000;
/** Days in which a file that says nothing of it is taken up. */
const TAKEN_UP_DAYS = 5;

/** Reads a file, or cells pasted, then keeps it; see `receiveTable`. */
export async function receiveFile(
  user: User,
  { file, pasted = "" }: { file?: File; pasted?: string },
): Promise<string> {
  if (!file?.size)
    return receiveTable(user, "Cellules collées", await readTable(new TextEncoder().encode(pasted)));
  return receiveTable(user, file.name, await readTable(new Uint8Array(await file.arrayBuffer())));
}

/**
 * Keeps a table row by row, so that nothing has to be sent again; its columns are proposed from its headers, or read
 * as the last table with the same ones was. Returns the import's id. Refuses a table without headers or rows.
 */
export async function receiveTable(user: User, name: string, table: string[][]): Promise<string> {
  const top = headerIndex(table);
  const headers = distinct(table[top] ?? []);
  const rows = table.slice(top + 1);
  if (headers.length < 2 || !rows.some(isFilled))
    throw new UserFacingError("Ce tableau n’a pas de ligne d’en-têtes suivie de lignes remplies.");
  const _id = newId();
  const rowCount = await keepRows(_id, rows, { firstNumber: top + 2, width: headers.length });
  const headersKey = headers.map(foldText).join("|").slice(0, 900);
  const known = await Import.findOne({ headersKey, state: { $ne: "mapping" } })
    .sort({ at: -1 })
    .lean();
  await create(
    user,
    Import,
    {
      _id,
      name: name.slice(0, 120),
      actorId: user.id,
      at: now(),
      state: "mapping",
      headers,
      headersKey,
      mapping: known?.mapping ?? proposed(headers),
      kinds: known?.kinds ?? [],
      rule: known?.rule ?? "complete",
      referentId: known?.referentId ?? user.id,
      nextAction: { label: "Reprendre contact", dueOn: addWorkingDays(toDay(now()), TAKEN_UP_DAYS) },
      rowCount,
      counts: { toCreate: 0, duplicates: 0, wrong: 0 },
    },
    [audit("import.received")],
  );
  return _id;
}

export interface Reading {
  mapping: (ImportField | null)[];
  kinds: { word: string; kind: CandidateKind }[];
  rule: DuplicateRule;
  referentId: string;
  nextAction: { label: string; dueOn: string };
  semesterId?: string;
}

/** What the form of the columns says, one field a column. */
export function readingOf(
  { headers }: ImportRecord,
  { rule, referentId, label, dueOn, mapping, kinds, semesterId }: ReadingInput,
): Reading {
  return {
    rule,
    referentId,
    nextAction: { label, dueOn },
    semesterId,
    mapping: headers.map((_, column) => mapping[column] ?? null),
    kinds: kinds.flatMap(({ word, kind }) => (kind ? { word: foldText(word), kind } : [])),
  };
}

/** Says how the columns are read, then reads every row: nothing is created yet. Refuses a table without names. */
export async function mapColumns(user: User, { _id }: ImportRecord, reading: Reading): Promise<void> {
  const { mapping } = reading;
  const isNamed =
    mapping.includes("fullName") || (mapping.includes("lastName") && mapping.includes("firstName"));
  if (!isNamed)
    throw new UserFacingError(
      "Dites quelle colonne porte le nom, et laquelle le prénom : sans eux, pas de dossier.",
    );
  const mapped = await commit(user, Import, _id, {
    onlyIf: { state: { $in: ["mapping", "review"] } },
    refusal: "Cet import est déjà lancé.",
    set: { ...reading, state: "mapping" },
    unset: reading.semesterId ? [] : ["semesterId"],
    effects: [audit("import.mapped")],
  });
  await checkRows(user, _id);
  // Only once every row was read, and as said here: what a stop cut short, or another reading, is never launched.
  await commit(user, Import, _id, {
    onlyIf: { state: "mapping", version: mapped?.version },
    set: { state: "review" },
    effects: [],
    isDerived: true,
  });
}

/** Writes what was repaired, by `row.column`, then reads the table again. Refuses an import already launched. */
export async function repairCells(
  user: User,
  { _id, state, headers }: ImportRecord,
  cells: { number: number; column: number; text: string }[],
): Promise<void> {
  refuseUnlessReviewed(state);
  const repaired = cells.filter(({ column }) => column < headers.length);
  if (repaired.length === 0) return;
  await ImportRow.bulkWrite(
    repaired.map(({ number, column, text }) => ({
      updateOne: {
        filter: { _id: rowId(_id, number) },
        update: { $set: { [`cells.${column}`]: text } },
      },
    })),
  );
  await checkRows(user, _id);
}

/** Keeps what was decided of some duplicates, by the number of their row. Refuses an import already launched. */
export async function decideDuplicates(
  { _id, state }: ImportRecord,
  decisions: Record<string, string>,
): Promise<void> {
  refuseUnlessReviewed(state);
  const decided = Object.entries(decisions).filter(([, decision]) => isOneOf(DUPLICATE_RULES, decision));
  if (decided.length === 0) return;
  await ImportRow.bulkWrite(
    decided.map(([number, decision]) => ({
      updateOne: {
        filter: { _id: rowId(_id, Number(number)) },
        update: { $set: { decision: decision as DuplicateRule } },
      },
    })),
  );
}

/** Takes the import back to its columns, its rows kept. */
export async function remapColumns(actor: Actor, { _id }: ImportRecord): Promise<void> {
  await commit(actor, Import, _id, { onlyIf: { state: "review" }, set: { state: "mapping" }, effects: [] });
}

function refuseUnlessReviewed(state: ImportRecord["state"]): void {
  if (state !== "review") throw new UserFacingError("Cet import n’est plus à vérifier. Rechargez la page.");
}

export function rowId(importId: string, number: number): string {
  return `${importId}-${number}`;
}

/** Each header once: the second « Enfant » is « Enfant (2) ». */
function distinct(headers: string[]): string[] {
  const named = headers.map((header, column) => header || `Colonne ${column + 1}`);
  return named.map((header, column) => {
    const before = named.slice(0, column).filter((other) => other === header).length;
    return before === 0 ? header : `${header} (${before + 1})`;
  });
}

/** The first line that looks like headers: people put a title above their tables. */
function headerIndex(table: string[][]): number {
  const scores = table.slice(0, 15).map((row) => row.filter((cell) => fieldOfHeader(cell)).length);
  const best = Math.max(0, ...scores);
  return best >= 2 ? scores.indexOf(best) : table.findIndex(isFilled);
}

const SEVERAL: readonly ImportField[] = ["children", "note", "wishes"];

/** A field is proposed once, but for those which may have several columns. */
function proposed(headers: string[]): (ImportField | null)[] {
  const fields = headers.map((header) => fieldOfHeader(header) ?? null);
  return fields.map((field, column) =>
    (field && SEVERAL.includes(field)) || fields.indexOf(field) === column ? field : null,
  );
}

/** A line of a text may stop before its last cells: each is kept as wide as the headers. */
async function keepRows(
  importId: string,
  rows: string[][],
  { firstNumber, width }: { firstNumber: number; width: number },
): Promise<number> {
  const filled = rows.flatMap((cells, index) =>
    isFilled(cells) ? [{ cells, number: firstNumber + index }] : [],
  );
  for (let start = 0; start < filled.length; start += BATCH) {
    const batch = filled.slice(start, start + BATCH).map(
      ({ cells, number }): ImportRowRecord => ({
        _id: rowId(importId, number),
        importId,
        number,
        cells: Array.from({ length: Math.max(width, cells.length) }, (_, column) => cells[column] ?? ""),
        problems: [],
        duplicates: [],
        state: "new",
      }),
    );
    await ImportRow.collection.insertMany(batch as never, { ordered: false });
  }
  return filled.length;
}

function isFilled(row: string[]): boolean {
  return row.filter((cell) => cell.trim()).length >= 2;
}
