import { Consent } from "#models/consent";
import type { Filter } from "#models/define";
import { Household, type HouseholdRecord } from "#models/household";
import { Need, type NeedRecord } from "#models/need";
import type { WorkSearch } from "./own-needs";

const MOST_READ = 50;
const SEARCHES = { kind: "spouse-work" } as const;
const SHARING = {
  purpose: "spouse-work-shared",
  isGiven: true,
  withdrawnAt: { $exists: false },
} as const;

type Search = Pick<NeedRecord, "isOpen" | "criteria">;
type Sharing = { candidateId: string };
type Searching = HouseholdRecord & { workSearch: WorkSearch };

/** A household with what decides who is told of the searches for work in it. */
export async function withWorkSearch(household: HouseholdRecord): Promise<Searching> {
  const { _id: householdId } = household;
  const [searches, sharings] = await Promise.all([
    Need.find({ householdId, ...SEARCHES }, { isOpen: 1, "criteria.memberId": 1 })
      .limit(MOST_READ)
      .lean<Search[]>(),
    Consent.find({ householdId, ...SHARING }, { candidateId: 1 })
      .limit(MOST_READ)
      .lean(),
  ]);
  return { ...household, workSearch: workSearchOf(searches, sharings) };
}

/** The same, for a household found by an indexed filter, in one reading; null when there is none. */
export async function findWithWorkSearch(filter: Filter<HouseholdRecord>): Promise<Searching | null> {
  const [found] = await Household.aggregate<HouseholdRecord & { searches: Search[]; sharings: Sharing[] }>([
    { $match: filter },
    { $limit: 1 },
    joined(Need.collection.name, "searches", { $match: SEARCHES }),
    joined(Consent.collection.name, "sharings", { $match: SHARING }),
  ]);
  if (!found) return null;
  const { searches, sharings, ...household } = found;
  return { ...household, workSearch: workSearchOf(searches, sharings) };
}

function joined(from: string, as: string, match: { $match: Record<string, unknown> }) {
  const shown = { _id: 0, isOpen: 1, candidateId: 1, "criteria.memberId": 1 };
  const pipeline = [match, { $limit: MOST_READ }, { $project: shown }];
  return { $lookup: { from, localField: "_id", foreignField: "householdId", pipeline, as } };
}

function workSearchOf(searches: readonly Search[], sharings: readonly Sharing[]): WorkSearch {
  const owners = searches.flatMap(({ criteria }) => criteria?.memberId ?? []);
  return {
    ownerIds: [...new Set(owners)],
    sharedBy: sharings.map(({ candidateId }) => candidateId),
    isOpen: searches.some(({ isOpen }) => isOpen),
  };
}
