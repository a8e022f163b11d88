import type { Filter } from "#models/define";
import { Household, type HouseholdRecord } from "#models/household";
import type { User } from "~/core/auth/actor";
import { visibleFor } from "~/core/auth/visibility";
import { nearKeysOf, searchTerms, wholeWordKey } from "~/core/search-words";
import { CANDIDATE_KINDS } from "~/vocabulary/candidates";
import { bornWords } from "~/vocabulary/family";
import { answers, type Names, rankOf } from "./search-rank";

export type FoundFile = Pick<
  HouseholdRecord,
  "_id" | "title" | "sortName" | "state" | "heads" | "adults" | "referentId" | "needLines"
>;

const SHOWN = {
  title: 1,
  sortName: 1,
  state: 1,
  "heads.firstName": 1,
  "heads.lastName": 1,
  "heads.birthName": 1,
  "heads.kind": 1,
  "heads.specialty": 1,
  "adults.firstName": 1,
  "adults.lastName": 1,
  "adults.birthName": 1,
  referentId: 1,
  "needLines.needId": 1,
  "needLines.kind": 1,
  "needLines.state": 1,
} as const;

const BY_WORDS = { searchWords: 1, sortName: 1, _id: 1 } as const;
const BY_NAME = { sortName: 1, _id: 1 } as const;

/** What is read before ranking: more than is shown, never all that begins by « m ». */
const READ = 20;
/** Fewer than this, and a letter may be wrong. */
const ENOUGH = 4;

/**
 * The files this colleague may see whose names, e-mails or numbers begin as typed, the best first: the very
 * word before its beginning, a family name before another, one's own before a colleague's. When few do, the
 * names one letter away follow.
 */
export async function findFiles(user: User, text: string, most: number): Promise<FoundFile[]> {
  const terms = searchTerms(text);
  if (terms.length === 0) return [];
  const mine = { referentId: { $in: [user.id, ...user.delegators] } };
  const isTyped = { searchWords: { $all: terms } };
  const isWhole = { searchWords: { $all: [...terms, wholeWordKey(terms[0] ?? "")] } };
  const found = await Promise.all([
    read(user, isWhole),
    read(user, { ...isTyped, ...mine }),
    read(user, isTyped),
  ]);
  const exact = unique(found.flat());
  const near = exact.length < ENOUGH ? await findNear(user, terms, text) : [];
  return unique([...exact, ...near])
    .sort(
      (a, b) =>
        rankOf(text, namesOf(a)) - rankOf(text, namesOf(b)) ||
        Number(isMine(b, user)) - Number(isMine(a, user)) ||
        a.sortName.localeCompare(b.sortName, "fr"),
    )
    .slice(0, most);
}

/** The person of a file who answers best, and what tells them apart. */
export function describeFile(file: FoundFile, text: string): { label: string; detail: string } {
  const people = [
    ...file.heads.map((head) => ({
      name: `${head.firstName} ${head.lastName}`,
      rank: personRank(text, head),
      detail: [bornWords(head), CANDIDATE_KINDS[head.kind]?.fr, head.specialty],
    })),
    ...(file.adults ?? []).map((adult) => ({
      name: [adult.firstName, adult.lastName].filter(Boolean).join(" "),
      rank: personRank(text, adult),
      detail: [bornWords(adult), "du foyer"],
    })),
  ];
  const [best] = people.sort((a, b) => a.rank - b.rank);
  const dossier = `dossier ${file.title}${file.state === "closed" ? ", clos" : ""}`;
  return {
    label: best?.name ?? file.title,
    detail: [...(best?.detail ?? []), dossier].filter(Boolean).join(" · "),
  };
}

/** Whoever the words are not about comes after whoever they are about, however little. */
function personRank(
  text: string,
  { firstName, lastName, birthName }: { firstName: string; lastName?: string; birthName?: string },
): number {
  const names = { family: [lastName, birthName], others: [firstName] };
  return answers(text, names) ? rankOf(text, names) : Number.MAX_VALUE;
}

function read(user: User, condition: Filter<HouseholdRecord>): Promise<FoundFile[]> {
  return Household.find({ ...condition, ...visibleFor(user) }, SHOWN)
    .hint(BY_WORDS)
    .sort(BY_NAME)
    .limit(READ)
    .lean<FoundFile[]>();
}

/** Ordinary words are kept as typed: only those of four letters and more may hide a slip. */
async function findNear(user: User, terms: string[], text: string): Promise<FoundFile[]> {
  if (terms.every((term) => nearKeysOf(term).length === 0)) return [];
  const conditions = terms.map((term) => ({ searchWords: { $in: [term, ...nearKeysOf(term)] } }));
  const found = await Household.find({ $and: conditions, ...visibleFor(user) }, SHOWN)
    .hint(BY_WORDS)
    .limit(2 * READ)
    .lean<FoundFile[]>();
  return found.filter((file) => answers(text, namesOf(file)));
}

function namesOf({ heads, adults = [] }: FoundFile): Names {
  const people = [...heads, ...adults];
  return {
    family: people.flatMap(({ lastName, birthName }) => [lastName, birthName]),
    others: people.map(({ firstName }) => firstName),
  };
}

function isMine({ referentId }: FoundFile, user: User): boolean {
  return [user.id, ...user.delegators].includes(referentId ?? "");
}

function unique(files: FoundFile[]): FoundFile[] {
  return [...new Map(files.map((file) => [file._id, file])).values()];
}
