/** A line of a list within a document, as it is stored. */
export type Line = Record<string, unknown>;

/** The lines of a list; of anything else, none. */
export function linesOf(list: unknown): Line[] {
  return Array.isArray(list) ? list.filter(isLine) : [];
}

/** Whether what is stored has fields of its own. */
export function isLine(value: unknown): value is Line {
  return typeof value === "object" && value !== null;
}
