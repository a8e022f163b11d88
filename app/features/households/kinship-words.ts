import type { Adult, MemberRelation } from "#models/family";
import type { HouseholdRecord } from "#models/household";
import { KINSHIPS, RELATION_KINSHIPS } from "~/vocabulary/family";
import { formatDayLong, ofName } from "~/vocabulary/typography";

type Members = Pick<HouseholdRecord, "heads" | "adults" | "children" | "relations">;

/** What a member is for the others: « conjoint·e de Camille depuis le 1er juin 2019 ». */
export interface Kin {
  id: string;
  name: string;
  ties: string[];
}

/** First names by id, the candidates' first; a child on the way has none here. */
export function memberNames({
  heads,
  adults = [],
  children,
}: Pick<Members, "heads" | "adults" | "children">): Map<string, string> {
  const born = children.filter(({ isUnborn }) => !isUnborn);
  return new Map([
    ...heads.map(({ candidateId, firstName }) => [candidateId, firstName] as const),
    ...[...adults, ...born].map(({ id, firstName = "" }) => [id, firstName] as const),
  ]);
}

/** Who is what for whom: each relation is told on both sides, each time with its own word. */
export function kinOf(household: Members): Kin[] {
  const names = memberNames(household);
  const relations = [...adultRelations(household), ...(household.relations ?? [])];
  return [...names]
    .map(([id, name]) => ({ id, name, ties: relations.flatMap((relation) => tieOf(id, relation, names)) }))
    .filter(({ ties }) => ties.length > 0);
}

/** « Camille, parent de Léo, depuis le 1er juin 2019 » */
export function relationWords(relation: MemberRelation, names: ReadonlyMap<string, string>): string {
  const { oneId, kind, otherId } = relation;
  const [one = "", other = ""] = [names.get(oneId), names.get(otherId)];
  return [one, `${KINSHIPS[kind].fr.toLowerCase()} ${ofName(other)}`, ...datesOf(relation)].join(", ");
}

/** « depuis le 1er juin 2019 », « jusqu’au 3 mai 2026 » */
export function datesOf({ sinceOn, untilOn }: Pick<MemberRelation, "sinceOn" | "untilOn">): string[] {
  return [
    sinceOn ? `depuis le ${formatDayLong(sinceOn)}` : "",
    untilOn ? `jusqu’au ${formatDayLong(untilOn)}` : "",
  ].filter(Boolean);
}

function tieOf(id: string, relation: MemberRelation, names: ReadonlyMap<string, string>): string[] {
  const { oneId, kind, otherId } = relation;
  if (id !== oneId && id !== otherId) return [];
  const word = id === oneId ? KINSHIPS[kind] : KINSHIPS[kind].back;
  const name = names.get(id === oneId ? otherId : oneId);
  return name ? [[`${word.fr.toLowerCase()} ${ofName(name)}`, ...datesOf(relation)].join(" ")] : [];
}

/** The candidate whom what is said of an adult links them to: the first one unless it was said of another. */
export function linkedTo(heads: HouseholdRecord["heads"], { ofId }: Adult): string | undefined {
  if (!ofId) return heads[0]?.candidateId;
  return heads.find(({ candidateId }) => candidateId === ofId)?.candidateId;
}

/** What links each adult to their candidate. */
function adultRelations({ heads, adults = [] }: Members): MemberRelation[] {
  return adults.flatMap((adult) => {
    const { id, relation, sinceOn, untilOn } = adult;
    const oneId = linkedTo(heads, adult);
    return oneId ? [{ id, oneId, kind: RELATION_KINSHIPS[relation], otherId: id, sinceOn, untilOn }] : [];
  });
}
