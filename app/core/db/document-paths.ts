import { serialize } from "bson";
import type { FieldChange } from "#models/restructuring-step";

type Fields = Record<string, unknown>;

/** The value at a dotted path; `undefined` when there is none. */
export function valueAt(document: unknown, path: string): unknown {
  return path.split(".").reduce(childOf, document);
}

/** Whether two values are the same to the base: dates by their moment, lists in their order. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === undefined || other === undefined) return one === other;
  return Buffer.compare(bytesOf(one), bytesOf(other)) === 0;
}

/** The condition that a path still holds a value; `undefined` stands for an absent field. */
export function stillIs(path: string, value: unknown): Fields {
  if (value === undefined) return { [path]: { $exists: false } };
  // To a query, null is also what is not there.
  if (value === null) return { [path]: { $eq: null, $exists: true } };
  return { [path]: { $eq: value } };
}

/**
 * The changes of one document once it has been read, each with what was there. A path whose parent is missing
 * becomes a change of that parent: put back, the document has no empty object left in it.
 */
export function withBefore(document: Fields, changes: FieldChange[]): FieldChange[] {
  const after = structuredClone(document);
  const paths = new Set<string>();
  for (const change of changes) {
    const to = change.add ? withAdded(valueAt(document, change.path), change.add) : change.to;
    if (change.isUnset && valueAt(document, change.path) === undefined) continue;
    paths.add(deepestHeld(document, change.path));
    write(after, change.path.split("."), change.isUnset ? undefined : to);
  }
  const highest = [...paths].filter((path) => ![...paths].some((other) => path.startsWith(`${other}.`)));
  return highest
    .map((path) => changeOf(path, valueAt(document, path), valueAt(after, path)))
    .filter(({ from, to }) => !isSame(from, to));
}

/** What `$set` and `$unset` need to bring paths to values; `undefined` takes the field away. */
export function updateTo(values: { path: string; value: unknown }[]): { $set?: Fields; $unset?: Fields } {
  const kept = values.filter(({ value }) => value !== undefined);
  const gone = values.filter(({ value }) => value === undefined);
  return {
    ...(kept.length > 0 ? { $set: Object.fromEntries(kept.map(({ path, value }) => [path, value])) } : {}),
    ...(gone.length > 0 ? { $unset: Object.fromEntries(gone.map(({ path }) => [path, 1])) } : {}),
  };
}

function changeOf(path: string, from: unknown, to: unknown): FieldChange {
  return {
    path,
    ...(to === undefined ? { isUnset: true } : { to }),
    ...(from === undefined ? { wasAbsent: true } : { from }),
  };
}

function withAdded(list: unknown, added: unknown[]): unknown[] {
  const known = Array.isArray(list) ? list : [];
  return [...known, ...added.filter((value) => !known.some((other) => isSame(other, value)))];
}

/** The longest part of a path that can be written without making its parents. */
function deepestHeld(document: Fields, path: string): string {
  const parts = path.split(".");
  const missing = parts.findIndex(
    (_, index) =>
      index < parts.length - 1 && !isHolder(valueAt(document, parts.slice(0, index + 1).join("."))),
  );
  return missing < 0 ? path : parts.slice(0, missing + 1).join(".");
}

function write(holder: unknown, [first = "", ...rest]: string[], value: unknown): void {
  if (!isHolder(holder)) return;
  if (rest.length > 0) {
    if (!isHolder(holder[first])) holder[first] = {};
    write(holder[first], rest, value);
  } else if (value === undefined) delete holder[first];
  else holder[first] = value;
}

function childOf(holder: unknown, key: string): unknown {
  return isHolder(holder) ? holder[key] : undefined;
}

function isHolder(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !(value instanceof Date);
}

function bytesOf(value: unknown): Uint8Array {
  return serialize({ value }, { ignoreUndefined: true });
}
