import { Consent } from "#models/consent";
import type { HouseholdRecord } from "#models/household";
import { Need, type NeedRecord } from "#models/need";
import type { WorkSearch } from "./own-needs";

const MOST_READ = 50;

/** A household with what decides who is told of the searches for work in it. */
export async function withWorkSearch(
  household: HouseholdRecord,
): Promise<HouseholdRecord & { workSearch: WorkSearch }> {
  const { _id: householdId } = household;
  const [needs, consents] = await Promise.all([
    Need.find({ householdId, kind: "spouse-work" }, { isOpen: 1, "criteria.memberId": 1 })
      .limit(MOST_READ)
      .lean<Pick<NeedRecord, "isOpen" | "criteria">[]>(),
    Consent.find(
      { householdId, purpose: "spouse-work-shared", isGiven: true, withdrawnAt: { $exists: false } },
      { candidateId: 1 },
    )
      .limit(MOST_READ)
      .lean(),
  ]);
  const owners = needs.flatMap(({ criteria }) => criteria?.memberId ?? []);
  const workSearch = {
    ownerIds: [...new Set(owners)],
    sharedBy: consents.map(({ candidateId }) => candidateId),
    isOpen: needs.some(({ isOpen }) => isOpen),
  };
  return { ...household, workSearch };
}
