import type { Filter } from "#models/define";
import { Document } from "#models/document";
import type { ErasedCount, ErasureScope } from "#models/erasure";
import { Import } from "#models/import";
import { ImportRow, type ImportRowRecord } from "#models/import-row";
import { Restructuring } from "#models/restructuring";
import { RestructuringStep, type RestructuringStepRecord } from "#models/restructuring-step";
import { DURABLE } from "~/core/db/durability.server";
import { deleteFile, STORED_FILES } from "~/core/files.server";
import { derivedId } from "~/core/ids.server";
import { isNamedIn, patternsOf } from "./erased-words";

/** How many papers go, each with its bytes. */
export async function countPapers({ documentIds }: ErasureScope): Promise<ErasedCount[]> {
  const erased = await Document.countDocuments({ _id: { $in: documentIds } });
  return [Document.collection.name, STORED_FILES].map((place) => ({ place, erased, emptied: 0 }));
}

/** Forgets the papers; the bytes go first: a document cut short here is still found. */
export async function erasePapers(scope: ErasureScope): Promise<void> {
  const { documentIds, householdId, memberId, candidateIds } = scope;
  // What was given since the run began goes too.
  const given = memberId ? { memberId: { $in: candidateIds } } : {};
  const late = await Document.find({ householdId, ...given }, { _id: 1 }).lean();
  for (const id of new Set([...documentIds, ...late.map(({ _id }) => _id)])) {
    await deleteFile(id);
    await Document.deleteOne({ _id: id }, { writeConcern: DURABLE });
  }
}

/** How many rows of tables, steps and operations hold them. */
export async function countTraces(scope: ErasureScope): Promise<ErasedCount[]> {
  const [rows, operations] = await Promise.all([rowsOf(scope), operationsOf(scope)]);
  const steps = await RestructuringStep.countDocuments(stepsOf(scope, operations));
  return [
    { place: ImportRow.collection.name, erased: rows.length, emptied: 0 },
    { place: RestructuringStep.collection.name, erased: steps, emptied: 0 },
    { place: Restructuring.collection.name, erased: operations.length, emptied: 0 },
  ];
}

/** Forgets the rows that name them and the before-images of their file; a merge or a split of it goes whole. */
export async function eraseTraces(scope: ErasureScope): Promise<void> {
  const rows = await rowsOf(scope);
  await ImportRow.deleteMany({ _id: { $in: rows } }, { writeConcern: DURABLE });
  const operations = await operationsOf(scope);
  await RestructuringStep.deleteMany(stepsOf(scope, operations), { writeConcern: DURABLE });
  await Restructuring.deleteMany({ _id: { $in: operations } }, { writeConcern: DURABLE });
}

/** The merges and splits of the file: to undo one would bring back what is erased. */
async function operationsOf({ fileIds }: ErasureScope): Promise<string[]> {
  const found = await Restructuring.find(
    {
      kind: { $in: ["merge", "split"] },
      $or: [{ "summary.keptId": { $in: fileIds } }, { "summary.otherId": { $in: fileIds } }],
    },
    { _id: 1 },
  ).lean();
  return found.map(({ _id }) => _id);
}

function stepsOf(
  { stepFileIds, candidateIds }: ErasureScope,
  operations: readonly string[],
): Filter<RestructuringStepRecord> {
  return {
    $or: [
      { restructuringId: { $in: [...operations] } },
      { householdId: { $in: stepFileIds } },
      { "document.householdId": { $in: stepFileIds } },
      { documentId: { $in: [...stepFileIds, ...candidateIds] } },
    ],
  };
}

/** The rows that became their file, that are said to be like them, or that name them. */
async function rowsOf(scope: ErasureScope): Promise<string[]> {
  const [isBorn, isNamed] = [await birthsOf(scope), namingOf(scope)];
  const found: string[] = [];
  const rows = ImportRow.find({}, { importId: 1, number: 1, cells: 1, duplicates: 1 }).lean<
    ImportRowRecord[]
  >();
  for await (const row of rows.cursor())
    if (isBorn(row) || isAlike(row, scope) || isNamed(row)) found.push(row._id);
  return found;
}

/** Whether a row became their file; its id was drawn from the row. */
async function birthsOf({ fileIds, candidateIds }: ErasureScope): Promise<(row: ImportRowRecord) => boolean> {
  const steps = await RestructuringStep.find(
    { documentId: { $in: [...fileIds, ...candidateIds] }, kind: "insert" },
    { restructuringId: 1 },
  ).lean();
  const imports = await Import.find(
    { restructuringId: { $in: steps.map(({ restructuringId }) => restructuringId) } },
    { _id: 1 },
  ).lean();
  const known = new Set(imports.map(({ _id }) => _id));
  return ({ importId, number }) =>
    known.has(importId) &&
    (fileIds.includes(derivedId(importId, `${number}`, "household")) ||
      candidateIds.includes(derivedId(importId, `${number}`, "candidate")));
}

function isAlike({ duplicates }: ImportRowRecord, { fileIds, candidateIds }: ErasureScope): boolean {
  return duplicates.some(
    ({ candidateId = "", householdId = "" }) =>
      candidateIds.includes(candidateId) || fileIds.includes(householdId),
  );
}

/** Whether a row holds an address of theirs, or the first and last names of somebody of the file. */
function namingOf(scope: ErasureScope): (row: ImportRowRecord) => boolean {
  const addresses = patternsOf({ ...scope, words: [] });
  const names = scope.names.map((words) =>
    words.map((word) => patternsOf({ words: [word], emails: [], phones: [] })),
  );
  return ({ cells, duplicates }) => {
    const text = [...cells, ...duplicates.map(({ name }) => name)].join("\n");
    return isNamedIn(text, addresses) || names.some((words) => words.every((word) => isNamedIn(text, word)));
  };
}
