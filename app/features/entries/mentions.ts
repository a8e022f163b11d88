import { foldText } from "~/vocabulary/typography";

interface Named {
  id: string;
  name: string;
}

export interface Mentions<Colleague> {
  /** Those a note names after an « @ », once each. */
  named: Colleague[];
  /** First names that several colleagues bear, as they were written. */
  unclear: string[];
}

/** An « @ » inside a word belongs to an e-mail address. */
const MARK = /(?<![\p{L}\p{N}._-])@(?=\p{L})/gu;
const LONGEST_NAME = 80;

/** The colleagues a note names: « @Prénom », or « @Prénom Nom » when a first name is not enough; accents aside. */
export function mentionsIn<Colleague extends Named>(
  text: string,
  colleagues: readonly Colleague[],
): Mentions<Colleague> {
  const named = new Set<Colleague>();
  const unclear = new Set<string>();
  for (const { index } of text.matchAll(MARK)) {
    const written = text.slice(index + 1, index + 1 + LONGEST_NAME);
    const found = whoIs(written, colleagues);
    if (found.length > 1) unclear.add(written.split(/[\s,;:.!?)]/)[0] ?? "");
    else for (const colleague of found) named.add(colleague);
  }
  return { named: [...named], unclear: [...unclear] };
}

function whoIs<Colleague extends Named>(
  written: string,
  colleagues: readonly Colleague[],
): readonly Colleague[] {
  const start = `${foldText(written)} `;
  const byName = colleagues.filter(({ name }) => start.startsWith(`${foldText(name)} `));
  if (byName.length > 0) return byName;
  return colleagues.filter(({ name }) => start.startsWith(`${foldText(name.split(/\s/)[0] ?? "")} `));
}
