import { Candidate, type CandidateRecord } from "#models/candidate";
import type { HouseholdRecord } from "#models/household";
import { Need, type NeedRecord } from "#models/need";
import type { User } from "~/core/auth/actor";
import { derivedId } from "~/core/ids.server";
import { fold } from "~/core/search-words";
import { findLikenesses } from "~/features/candidates/likeness.queries.server";
import { getHousehold } from "~/features/households/households.queries.server";
import { findFiles } from "~/features/search/search-files.queries.server";
import { CANDIDATE_KINDS } from "~/vocabulary/candidates";
import { joinWords } from "~/vocabulary/typography";
import { type Choices, type Side, sideOf } from "./merge-fields";

const MOST_FOUND = 8;

/** One of two files to be merged. */
export interface FileSide {
  household: HouseholdRecord;
  candidates: CandidateRecord[];
  needs: NeedRecord[];
}

export interface Sides {
  kept: FileSide;
  gone: FileSide;
  /** The file that changed last: its values are kept unless something else is chosen. */
  recent: Side;
}

/** Two files this colleague may see, the first of which is kept; 404 otherwise. */
export async function getSides(user: User, keptId: string, goneId: string): Promise<Sides> {
  const [kept, gone] = await Promise.all([sideOfFile(user, keptId), sideOfFile(user, goneId)]);
  return { kept, gone, recent: gone.household.updatedAt > kept.household.updatedAt ? "gone" : "kept" };
}

/** What two files were when somebody compared them: another word once one of them was changed. */
export function seenOf({ kept, gone }: Sides): string {
  const all = [kept, gone].flatMap(({ household, candidates, needs }) => [
    household,
    ...candidates,
    ...needs,
  ]);
  return derivedId("seen", ...all.map(({ _id, version }) => `${_id} ${version}`));
}

/** The two records of one person: an e-mail, a phone or a name in common; each is paired once. */
export function pairsOf({ kept, gone }: Sides): { kept: CandidateRecord; gone: CandidateRecord }[] {
  const free = new Set(kept.candidates);
  return gone.candidates.flatMap((candidate) => {
    const keys = new Set(candidate.duplicateKeys);
    const same = [...free].find(({ duplicateKeys }) => duplicateKeys.some((key) => keys.has(key)));
    if (!same) return [];
    free.delete(same);
    return { kept: same, gone: candidate };
  });
}

/** The files that may be merged with this one: those whose name is typed, else those of who may be the same person. */
export async function findMergeable(user: User, householdId: string, text: string) {
  if (text.trim()) {
    const files = await findFiles(user, text, MOST_FOUND + 1);
    return files
      .filter(({ _id }) => _id !== householdId)
      .slice(0, MOST_FOUND)
      .map(({ _id, title, heads }) => ({ id: _id, title, why: joinWords(heads.map(headWords)) }));
  }
  const { candidates } = await sideOfFile(user, householdId);
  const found = await Promise.all(candidates.map((one) => findLikenesses(user, one, one._id)));
  return found
    .flat()
    .filter((other) => other.householdId !== householdId)
    .map(({ householdId: id, name, why }) => ({ id, title: name, why: joinWords(why) }));
}

/** Whether two adults, or two children, are one: same names, and same month of birth when both are told. */
export function isSameMember(
  one: { firstName?: string; lastName?: string; birthMonth?: string },
  other: { firstName?: string; lastName?: string; birthMonth?: string },
): boolean {
  if (!one.firstName || fold(one.firstName) !== fold(other.firstName ?? "")) return false;
  return (
    fold(one.lastName ?? "") === fold(other.lastName ?? "") &&
    (one.birthMonth ?? other.birthMonth) === (other.birthMonth ?? one.birthMonth)
  );
}

/** The fields, among some, for which the other side's value is to be written. */
export function takenFields<Stored extends object, Field extends keyof Stored & string>(
  fields: readonly Field[],
  { kept, gone }: { kept: Stored; gone: Stored },
  keyOf: (field: Field) => string,
  choices: Choices,
  recent: Side,
): Partial<Stored> {
  const taken: Partial<Stored> = {};
  for (const field of fields) {
    const values = { kept: kept[field], gone: gone[field] };
    if (sideOf(keyOf(field), values, choices, recent) === "gone") taken[field] = gone[field];
  }
  return taken;
}

async function sideOfFile(user: User, householdId: string): Promise<FileSide> {
  const household = await getHousehold(user, householdId);
  const [candidates, needs] = await Promise.all([
    Candidate.find({ householdId }).sort({ createdAt: 1 }).lean<CandidateRecord[]>(),
    Need.find({ householdId }).sort({ openedAt: 1 }).lean<NeedRecord[]>(),
  ]);
  return { household, candidates, needs };
}

function headWords({ firstName, lastName, kind }: HouseholdRecord["heads"][number]): string {
  return `${firstName} ${lastName}, ${CANDIDATE_KINDS[kind].fr}`;
}
