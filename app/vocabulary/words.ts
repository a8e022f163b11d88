/** What every list of this folder is made of: an English value, a label in both languages. */
export interface Word {
  fr: string;
  en: string;
}

export type Words<Value extends string> = Readonly<Record<Value, Word>>;

/** The values of a list, in the order they are shown; never empty, as Zod's enums ask. */
export function valuesOf<Value extends string>(words: Words<Value>): [Value, ...Value[]] {
  return Object.keys(words) as [Value, ...Value[]];
}

/** Options of a select or of a group of boxes, in French unless told. */
export function optionsOf<Value extends string>(
  words: Words<Value>,
  language: keyof Word = "fr",
): { value: Value; label: string }[] {
  return valuesOf(words).map((value) => ({ value, label: words[value][language] }));
}

/** Whether a value read from outside belongs to the list. */
export function isOneOf<Value extends string>(words: Words<Value>, value: unknown): value is Value {
  return typeof value === "string" && Object.hasOwn(words, value);
}
