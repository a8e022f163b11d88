import { Occupation, type OccupationRecord } from "#models/occupation";
import { searchTerms } from "~/core/search-words";
import { foldText } from "~/vocabulary/typography";

/** A trade one may choose: the name people read, and the code of its family. */
export type OccupationChoice = Pick<OccupationRecord, "_id" | "label" | "romeCode">;

const CHOICE = { label: 1, romeCode: 1 } as const;
/** Beyond every letter: what begins with a text is between it and the text followed by this. */
const LAST = "\uffff";
const MOST_NAMESAKES = 50;

/**
 * Trades whose name has words beginning with the words typed, accents and case aside; those that begin with what was
 * typed come first.
 */
export async function searchOccupations(typed: string, limit = 10): Promise<OccupationChoice[]> {
  const terms = searchTerms(typed);
  if (terms.length === 0) return [];
  const start = foldText(typed);
  const first = await findSorted(terms, { sortName: { $gte: start, $lt: start + LAST } }, limit);
  if (first.length === limit) return first;
  const ids = first.map(({ _id }) => _id);
  return [...first, ...(await findSorted(terms, { _id: { $nin: ids } }, limit - first.length))];
}

/**
 * The trade of a name typed in full, accents and case aside, in either gender: « boulangère » is
 * « Boulanger / Boulangère ». Null when none has it, or when it is that of several families.
 */
export async function resolveOccupation(
  label: string,
): Promise<Pick<OccupationRecord, "label" | "romeCode"> | null> {
  const terms = searchTerms(label);
  if (terms.length === 0) return null;
  const typed = foldText(label);
  const exact = await findSorted(terms, { sortName: typed }, MOST_NAMESAKES);
  const named = exact.length > 0 ? exact : await findSaid(terms, typed);
  const [found] = named;
  if (!found || named.some(({ romeCode }) => romeCode !== found.romeCode)) return null;
  return { label: found.label, romeCode: found.romeCode };
}

async function findSaid(terms: string[], typed: string): Promise<OccupationChoice[]> {
  const near = await findSorted(terms, {}, MOST_NAMESAKES);
  return near.filter(({ label }) => namesOf(label).includes(typed));
}

function findSorted(terms: string[], more: object, limit: number): Promise<OccupationChoice[]> {
  return Occupation.find({ searchWords: { $all: terms }, ...more }, CHOICE)
    .sort({ sortName: 1 })
    .limit(limit)
    .lean<OccupationChoice[]>();
}

/** « Ingénieur / Ingénieure d’affaires » is said « ingénieur d’affaires » and « ingénieure d’affaires ». */
function namesOf(label: string): string[] {
  const [masculine = "", feminine] = label.split(" / ").map(foldText);
  if (!feminine) return [masculine];
  const length = masculine.split(" ").length;
  const rest = feminine.split(" ").slice(length).join(" ");
  return [`${masculine} ${rest}`.trim(), feminine];
}
