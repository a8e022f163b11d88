import { Erasure, type ErasureScope, type FileMove } from "#models/erasure";
import { Household } from "#models/household";
import { Restructuring, type RestructuringRecord } from "#models/restructuring";

/** What merges and splits still hold: one that was undone made two families of two again. */
const HOLDING = { kind: { $in: ["merge", "split"] }, state: { $ne: "reverted" } } as const;

/** The merges and splits that made this file what it is. */
export async function operationsOf(householdId: string): Promise<RestructuringRecord[]> {
  const found: RestructuringRecord[] = [];
  const toRead = [householdId];
  for (const fileId of toRead) {
    const named = { $or: [{ "summary.keptId": fileId }, { "summary.otherId": fileId }] };
    const operations = await Restructuring.find({ ...HOLDING, ...named }).lean<RestructuringRecord[]>();
    found.push(...operations.filter(({ _id }) => !found.some((known) => known._id === _id)));
    const merged = operations.filter(({ kind, summary }) => kind === "merge" && summary.keptId === fileId);
    toRead.push(...merged.map(({ summary }) => String(summary.otherId)).filter((id) => !toRead.includes(id)));
  }
  return found;
}

/** The file and those merged into it, and the files whose before-images also hold its people. */
export function filesOf(householdId: string, operations: readonly RestructuringRecord[]) {
  const merged = operations.flatMap(({ kind, summary }) =>
    kind === "merge" ? [String(summary.otherId)] : [],
  );
  const sources = operations.flatMap(({ kind, summary }) =>
    kind === "split" && summary.otherId === householdId ? [String(summary.keptId)] : [],
  );
  const fileIds = [...new Set([householdId, ...merged])];
  return { fileIds, stepFileIds: [...new Set([...fileIds, ...sources])] };
}

/** Records merged into theirs are theirs. */
export function withAbsorbed(ids: readonly string[], operations: readonly RestructuringRecord[]): string[] {
  const all = new Set(ids);
  const pairs = operations.flatMap(({ summary }) => Object.entries(summary.absorbed ?? {}));
  for (let size = -1; size !== all.size; ) {
    size = all.size;
    for (const [gone, kept] of pairs) if (all.has(String(kept))) all.add(gone);
  }
  return [...all];
}

/**
 * The files that people of these came from, by one split after another, as far as they are still there: where one was
 * merged since, the file that took it in.
 */
export async function listFilesLeft(fileIds: readonly string[]): Promise<string[]> {
  const toRead = [...fileIds];
  for (const fileId of toRead) {
    const moves = await movesOf([fileId]);
    const before = moves.flatMap(({ kind, keptId, otherId }) => {
      const [from, to] = kind === "split" ? [keptId, otherId] : [otherId, keptId];
      return to === fileId ? [from] : [];
    });
    toRead.push(...before.filter((id) => !toRead.includes(id)));
  }
  const there = await Promise.all(toRead.map(presentFile));
  return [...new Set(there.flatMap((id) => id ?? []))].filter((id) => !fileIds.includes(id));
}

/** The merges and splits that a run forgets, ids alone. */
export async function listForgottenMoves({ fileIds, left = [] }: ErasureScope): Promise<FileMove[]> {
  return movesOf([...fileIds, ...left.flatMap((scope) => scope.fileIds)]);
}

/** The merges and splits of these files, those that an erasure forgot as well. */
async function movesOf(fileIds: readonly string[]): Promise<FileMove[]> {
  const among = { $in: [...fileIds] };
  const [operations, erasures] = await Promise.all([
    Restructuring.find({
      ...HOLDING,
      $or: [{ "summary.keptId": among }, { "summary.otherId": among }],
    }).lean<RestructuringRecord[]>(),
    Erasure.find(
      { $or: [{ "forgotten.keptId": among }, { "forgotten.otherId": among }] },
      { forgotten: 1 },
    ).lean(),
  ]);
  const told = operations.map(({ kind, summary }) => ({
    kind: kind === "split" ? ("split" as const) : ("merge" as const),
    keptId: String(summary.keptId),
    otherId: String(summary.otherId),
  }));
  const forgotten = erasures.flatMap((erasure) => erasure.forgotten ?? []);
  const theirs = [...told, ...forgotten].filter(
    ({ keptId, otherId }) => fileIds.includes(keptId) || fileIds.includes(otherId),
  );
  return [...new Map(theirs.map((move) => [`${move.kind}/${move.keptId}/${move.otherId}`, move])).values()];
}

/** This file, or the one that took it in; none when it is gone. */
async function presentFile(fileId: string): Promise<string | undefined> {
  if (await Household.exists({ _id: fileId })) return fileId;
  const taken = (await movesOf([fileId])).find(({ kind, otherId }) => kind === "merge" && otherId === fileId);
  return taken && presentFile(taken.keptId);
}
