import type { Adult, MemberRelation } from "#models/family";
import type { HouseholdRecord } from "#models/household";
import { relationTo } from "~/features/households/household-candidates.commands.server";
import { linkedTo } from "~/features/households/kinship-words";
import { KINSHIPS } from "~/vocabulary/family";
import { type FileSide, isSameMember, type Sides } from "./merge.queries.server";

/** Ids that stand for others once two files are one. */
export type Replaced = ReadonlyMap<string, string>;

/** The adults and the children who are in both files. */
export function sameMembers(kept: HouseholdRecord, gone: HouseholdRecord): [string, string][] {
  return (["adults", "children"] as const).flatMap((list) =>
    (gone[list] ?? []).flatMap((member) => {
      const same = (kept[list] ?? []).find((other) => isSameMember(other, member));
      return same ? [[member.id, same.id] as [string, string]] : [];
    }),
  );
}

/** The adults of one file who are candidates of the other: each half of a couple may have written. */
export function adultCandidates({ kept, gone }: Sides, candidates: Replaced): [string, string][] {
  const between = (one: FileSide, other: FileSide) =>
    (one.household.adults ?? []).flatMap((adult) => {
      const same = other.candidates.find((candidate) => isSameMember(adult, candidate));
      return same ? [[adult.id, candidates.get(same._id) ?? same._id] as [string, string]] : [];
    });
  return [...between(kept, gone), ...between(gone, kept)];
}

/** The adults of both files who are candidates of neither; said of one of several candidates, each stays said of theirs. */
export function joinedAdults(one: HouseholdRecord, other: HouseholdRecord, people: Replaced): Adult[] {
  const idOf = (id: string) => people.get(id) ?? id;
  const heads = new Set([...one.heads, ...other.heads].map(({ candidateId }) => idOf(candidateId)));
  const [kept, gone] = [one, other].map(({ heads: own, adults = [] }) =>
    adults.map((adult) => {
      const ofId = linkedTo(own, adult);
      return ofId && (heads.size > 1 || adult.ofId) ? { ...adult, ofId: idOf(ofId) } : adult;
    }),
  );
  return joinMembers(kept ?? [], gone ?? []).filter(({ id }) => !people.has(id));
}

/** The members of two files, those of the first standing for those of the other who are the same. */
export function joinMembers<Member extends { firstName?: string }>(kept: Member[], gone: Member[]): Member[] {
  return [...kept, ...gone.filter((member) => !kept.some((other) => isSameMember(other, member)))];
}

/** What names the members of either file, once two records of a person are one. */
export function joinedTies(
  one: HouseholdRecord,
  other: HouseholdRecord,
  people: Replaced,
): Required<Pick<HouseholdRecord, "relations" | "confidences" | "formerAdults">> {
  const idOf = (id: string) => people.get(id) ?? id;
  const files = [one, other];
  const candidates = new Set(files.flatMap(({ heads }) => heads.map(({ candidateId }) => candidateId)));
  // What linked to their candidate the adults who are now candidates beside them.
  const ties = files.flatMap(({ heads, adults = [] }) =>
    adults.filter(({ id }) => candidates.has(idOf(id))).flatMap((adult) => relationTo(heads, adult)),
  );
  const [own = [], added = []] = [one.relations ?? [], [...(other.relations ?? []), ...ties]].map((list) =>
    list.map((relation) => ({ ...relation, oneId: idOf(relation.oneId), otherId: idOf(relation.otherId) })),
  );
  const confidences = files
    .flatMap(({ confidences = [] }) => confidences)
    .map((told) => ({ ...told, memberId: idOf(told.memberId) }));
  const formerAdults = files
    .flatMap(({ formerAdults = [] }) => formerAdults)
    .filter(({ id }) => !people.has(id));
  return { relations: added.reduce(withTie, own), confidences, formerAdults };
}

/** With a relation that is not there yet, whichever side it is told from; nobody is related to themselves. */
function withTie(known: MemberRelation[], added: MemberRelation): MemberRelation[] {
  const key = tieKey(added);
  const isTold = added.oneId === added.otherId || known.some((one) => tieKey(one) === key);
  return isTold ? known : [...known, added];
}

function tieKey({ oneId, kind, otherId }: MemberRelation): string {
  const ids = [oneId, otherId];
  const isMutual = KINSHIPS[kind].back.fr === KINSHIPS[kind].fr;
  return [kind, ...(isMutual ? ids.sort() : ids)].join(" ");
}
