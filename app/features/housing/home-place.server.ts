import { Commune, type CommuneRecord } from "#models/commune";
import type { Proposal } from "#models/proposal";
import { fold, searchTerms } from "~/core/search-words";

/** A commune that shares a word of the place: nobody writes a place that more of them would answer. */
const MOST_READ = 500;
/** Words of so few letters begin the names of too many communes. */
const SHORTEST_WORD = 3;
/** What stands in addresses, and in the names of communes that have another word. */
const COMMON_WORDS: ReadonlySet<string> = new Set(
  "avenue bourg centre chemin dans des gare impasse les place pres pont proche quartier route rue saint sainte sous sur vers ville".split(
    " ",
  ),
);

type Named = Pick<CommuneRecord, "_id" | "name" | "formerNames" | "aliases">;

/**
 * What is proposed with the commune of its place, when exactly one is named in its words; as it came otherwise. Called
 * when an answer is recorded and when an offer is noted.
 */
export async function withCommune<Of extends Proposal>(proposal: Of): Promise<Of> {
  const commune = await findCommuneIn(placeOf(proposal));
  return commune ? { ...proposal, communeCode: commune._id, communeName: commune.name } : proposal;
}

/** Homes and posts are somewhere; a school is looked for by its name, a place for a child has its commune of its own. */
function placeOf(proposal: Proposal): string {
  if (proposal.kind === "childcare" && !proposal.communeCode) return proposal.communeName ?? "";
  const isPlaced = !proposal.kind || proposal.kind === "housing" || proposal.kind === "spouse-work";
  return isPlaced ? (proposal.place ?? "") : "";
}

/** The one commune named in some words, by any name it has or had, the longest when one holds another. */
export async function findCommuneIn(place: string): Promise<Named | null> {
  const text = wholeWords(place);
  const terms = searchTerms(place.replace(/\d+/g, " ")).filter(isTelling);
  if (terms.length === 0) return null;
  const communes = await Commune.find(
    { searchWords: { $in: terms }, isCurrent: true },
    { name: 1, formerNames: 1, aliases: 1 },
  )
    .sort({ population: -1 })
    .limit(MOST_READ)
    .lean<Named[]>();
  const named = communes.flatMap((commune) => {
    const said = longest(namesOf(commune).filter((name) => text.includes(name)));
    return said ? [{ commune, said }] : [];
  });
  const isWithinAnother = (said: string) =>
    named.some((other) => other.said !== said && other.said.includes(said));
  const own = named.filter(({ said }) => !isWithinAnother(said));
  return own.length === 1 ? (own[0]?.commune ?? null) : null;
}

function namesOf({ name, formerNames, aliases }: Named): string[] {
  return [name, ...formerNames, ...aliases].map(wholeWords);
}

function isTelling(word: string): boolean {
  return word.length >= SHORTEST_WORD && !COMMON_WORDS.has(word);
}

/** Folded, between spaces, so that a name is only found as whole words; « St » is written in full. */
function wholeWords(text: string): string {
  const words = fold(text).split(" ");
  const full = words.map((word) => ({ st: "saint", ste: "sainte" })[word] ?? word);
  return ` ${full.join(" ")} `;
}

function longest(names: readonly string[]): string | undefined {
  return [...names].sort((one, other) => other.length - one.length)[0];
}
