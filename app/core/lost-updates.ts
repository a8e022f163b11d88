import { NBSP } from "~/vocabulary/typography";
import { UserFacingError } from "./errors";

/** How each field of an edit form is told: its label and, when it is not text, its value in words. */
export type FieldsOf<Values> = {
  readonly [Field in keyof Values]-?: {
    label: string;
    words?: (value: NonNullable<Values[Field]>) => string;
  };
};

/** The values of an edit form: as it was drawn, as it came back, as they are stored by now. */
export interface Edit<Values> {
  before: Readonly<Record<string, unknown>>;
  submitted: Values;
  current: Values;
}

/** One field of an edit: its values in words, and as they are stored. */
export interface Difference {
  field: string;
  label: string;
  before: string;
  after: string;
  was: unknown;
  is: unknown;
}

/** What a person changed, and those of their changes that were made otherwise meanwhile. */
export function compareEdit<Field extends string>(
  fields: readonly Field[],
  { before, submitted, current }: Edit<Readonly<Partial<Record<Field, unknown>>>>,
): { changes: Field[]; conflicts: Field[] } {
  const changes = fields.filter(
    (field) => !isSame(submitted[field], before[field]) && !isSame(submitted[field], current[field]),
  );
  return { changes, conflicts: changes.filter((field) => !isSame(current[field], before[field])) };
}

/**
 * The fields to write; refuses, showing both values, when one of them was changed meanwhile: by a colleague, or by the
 * same person in another tab.
 */
export function changesOf<Values extends object>(
  fields: FieldsOf<Values>,
  edit: Edit<Values>,
): (keyof Values & string)[] {
  const names = Object.keys(fields).filter((name): name is keyof Values & string => name in fields);
  const { changes, conflicts } = compareEdit(names, edit);
  if (conflicts.length === 0) return changes;
  throw new UserFacingError(conflicts.map((field) => refusalOf(fields, field, edit)).join(" "));
}

/** The write of some fields: one left empty is taken away. */
export function writeOf<Values extends object>(
  fields: readonly (keyof Values & string)[],
  values: Values,
): { set: Partial<Values>; unset: string[] } {
  const kept: Partial<Values> = {};
  for (const field of fields) if (values[field] !== undefined) kept[field] = values[field];
  return { set: kept, unset: fields.filter((field) => values[field] === undefined) };
}

/** What an edit changes, field by field: in words, and as it was and is stored, so that it can be put back. */
export function differencesOf<Values extends object>(
  fields: FieldsOf<Values>,
  names: readonly (keyof Values & string)[],
  { was, is }: { was: Values; is: Partial<Values> },
): Difference[] {
  return names.map((field) => ({
    field,
    label: fields[field].label,
    before: inWords(fields, field, was),
    after: inWords(fields, field, is),
    was: was[field],
    is: is[field],
  }));
}

function inWords<Values extends object>(
  fields: FieldsOf<Values>,
  field: keyof Values & string,
  { [field]: value }: Partial<Values>,
): string {
  const { words = String } = fields[field];
  return value === undefined || value === null ? "" : words(value);
}

function refusalOf<Values extends object>(
  fields: FieldsOf<Values>,
  field: keyof Values & string,
  { submitted, current }: Edit<Values>,
): string {
  const { label } = fields[field];
  const [written, saved] = [submitted, current].map((values) => inWords(fields, field, values));
  const act = written ? `vous avez écrit ${quoted(written)}` : "vous avez vidé ce champ";
  const otherAct = saved ? `${quoted(saved)} a été enregistré` : "ce champ a été vidé";
  return `${label}${NBSP}: ${act}${NBSP}; entre-temps, ${otherAct}.`;
}

function quoted(words: string): string {
  return `«${NBSP}${words}${NBSP}»`;
}

/** Whether two values of a form say the same. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify([one], plainly) === JSON.stringify([other], plainly);
}

/** Nothing is nothing however it is written, and neither the order of boxes nor that of keys matters. */
function plainly(_key: string, value: unknown): unknown {
  if (isNothing(value)) return null;
  if (typeof value === "string") return value.replaceAll(NBSP, " ").replaceAll("\r\n", "\n");
  if (Array.isArray(value)) return value.every((one) => typeof one === "string") ? [...value].sort() : value;
  if (typeof value !== "object" || value === null) return value;
  const filled = Object.entries(value).filter(([, one]) => !isNothing(one));
  return Object.fromEntries(filled.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isNothing(value: unknown): boolean {
  return (
    value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0)
  );
}
