import { Structure, type StructureRecord } from "#models/structure";
import { searchTerms } from "~/core/search-words";
import { LIVE_STATES, STRUCTURE_KINDS } from "~/vocabulary/structures";

const MOST = 12;

/** The structures a field offers while one types a name, a commune or a FINESS number; nothing for an empty text. */
export async function findStructureOptions(
  text: string,
): Promise<{ value: string; label: string; hint: string }[]> {
  const terms = searchTerms(text);
  if (terms.length === 0) return [];
  const structures = await Structure.find(
    { searchWords: { $all: terms }, state: { $in: [...LIVE_STATES] } },
    { name: 1, kind: 1, communeName: 1 },
  )
    .sort({ sortName: 1 })
    .limit(MOST)
    .lean<Pick<StructureRecord, "_id" | "name" | "kind" | "communeName">[]>();
  return structures.map(({ _id, name, kind, communeName }) => ({
    ...{ value: _id, label: name, hint: `${STRUCTURE_KINDS[kind].fr}, ${communeName}` },
  }));
}
