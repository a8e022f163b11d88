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
import { escaped, isNamedIn, patternsOf } from "./erased-words";
import { signedPapers } from "./erasure-scholarships.server";

/** The last day of what goes with the scholarship it belongs to, whenever that is. */
const WITH_ITS_SCHOLARSHIP = "9999-12-31";

/** How many papers go, each with its bytes. */
export async function countPapers(scopes: readonly ErasureScope[]): Promise<ErasedCount[]> {
  const documentIds = scopes.flatMap((scope) => scope.documentIds);
  const kept = [...(await signedPapers(documentIds))];
  const erased = await Document.countDocuments({ _id: { $in: documentIds, $nin: kept } });
  return [Document.collection.name, STORED_FILES].map((place) => ({ place, erased, emptied: 0 }));
}

/**
 * Forgets the papers, but for the signed pages of an agreement, which stay as long as it does; the bytes go first: a
 * document cut short here is still found.
 */
export async function erasePapers(scope: ErasureScope): Promise<void> {
  const { documentIds, householdId, memberId, candidateIds } = scope;
  // What was given since the run began goes too.
  const given = memberId ? { memberId: { $in: candidateIds } } : {};
  const late = await Document.find({ householdId, ...given }, { _id: 1 }).lean();
  const ids = [...new Set([...documentIds, ...late.map(({ _id }) => _id)])];
  const kept = await signedPapers(ids);
  const lasting = { $set: { keptUntil: WITH_ITS_SCHOLARSHIP } };
  await Document.updateMany({ _id: { $in: [...kept] } }, lasting, { writeConcern: DURABLE });
  for (const id of ids.filter((one) => !kept.has(one))) {
    await deleteFile(id);
    await Document.deleteOne({ _id: id }, { writeConcern: DURABLE });
  }
}

/** How many rows of tables, steps and operations hold them. */
export async function countTraces(scopes: readonly ErasureScope[]): Promise<ErasedCount[]> {
  const found = await Promise.all(
    scopes.map(async (scope) => {
      const [rows, operations] = await Promise.all([rowsOf(scope), operationsOf(scope)]);
      return { rows, operations, steps: stepsOf(scope, operations) };
    }),
  );
  const steps = await RestructuringStep.countDocuments({ $or: found.map((one) => one.steps) });
  return [
    { place: ImportRow.collection.name, erased: new Set(found.flatMap(({ rows }) => rows)).size, emptied: 0 },
    { place: RestructuringStep.collection.name, erased: steps, emptied: 0 },
    {
      place: Restructuring.collection.name,
      erased: new Set(found.flatMap(({ operations }) => operations)).size,
      emptied: 0,
    },
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
  const found = await birthsOf(scope);
  const isNamed = namingOf(scope);
  const rows = ImportRow.find(mayName(scope), { cells: 1, duplicates: 1 }).lean<ImportRowRecord[]>();
  for await (const row of rows.cursor()) if (isAlike(row, scope) || isNamed(row)) found.push(row._id);
  return [...new Set(found)];
}

/** What the base itself sets aside, so that the rows of others are not brought here to be read. */
function mayName({ fileIds, candidateIds, names, emails, phones }: ErasureScope): Filter<ImportRowRecord> {
  const words = [...emails, ...names.flatMap(([first = ""]) => first)].filter(Boolean).map(escaped);
  const written = { $regex: [...words, ...phones.map(digitsApart)].join("|"), $options: "i" };
  const named = words.length + phones.length > 0 ? [{ cells: written }, { "duplicates.name": written }] : [];
  return {
    $or: [
      { "duplicates.candidateId": { $in: candidateIds } },
      { "duplicates.householdId": { $in: fileIds } },
      ...named,
    ],
  };
}

/** The last nine digits of a number, whatever is typed between them. */
function digitsApart(phone: string): string {
  return [...phone.replace(/\D/g, "").slice(-9)].join("[^0-9]*");
}

/** The rows that became their file: its id was drawn from the row. */
async function birthsOf({ fileIds, candidateIds }: ErasureScope): Promise<string[]> {
  const steps = await RestructuringStep.find(
    { documentId: { $in: [...fileIds, ...candidateIds] }, kind: "insert" },
    { restructuringId: 1 },
  ).lean();
  const imports = await Import.find(
    { restructuringId: { $in: steps.map(({ restructuringId }) => restructuringId) } },
    { _id: 1 },
  ).lean();
  const born: string[] = [];
  const theirs = { importId: { $in: imports.map(({ _id }) => _id) } };
  for await (const { _id, importId, number } of ImportRow.find(theirs, { importId: 1, number: 1 })
    .lean()
    .cursor())
    if (
      fileIds.includes(derivedId(importId, `${number}`, "household")) ||
      candidateIds.includes(derivedId(importId, `${number}`, "candidate"))
    )
      born.push(_id);
  return born;
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
