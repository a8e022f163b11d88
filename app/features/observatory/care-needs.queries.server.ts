import type { Filter } from "#models/define";
import { Household, type HouseholdRecord } from "#models/household";
import { Need, type NeedOption, type NeedRecord } from "#models/need";
import { inBatches } from "./batches.server";

const BATCH = 200;

/** A childcare need with what its file says of it; never shown nor kept. */
export interface CountedNeed extends Pick<NeedRecord, "criteria" | "childId"> {
  options: Pick<NeedOption, "state" | "proposal" | "markedAt" | "at">[];
  file: Pick<HouseholdRecord, "state" | "territories" | "children">;
}

const READ = {
  householdId: 1,
  childId: 1,
  "criteria.communes": 1,
  "criteria.careFromMonth": 1,
  "criteria.fromOn": 1,
  "criteria.modes": 1,
  "criteria.oddHours": 1,
  "criteria.hasAdaptedCare": 1,
} as const;

const READ_OF_KEPT = {
  "options.state": 1,
  "options.proposal.kind": 1,
  "options.proposal.mode": 1,
  "options.markedAt": 1,
  "options.at": 1,
} as const;

/** The open childcare needs of open files, a batch after the other. */
export async function* openCareNeeds(): AsyncGenerator<CountedNeed[]> {
  for await (const needs of careNeeds({ isOpen: true }, READ)) {
    yield needs.filter(({ file }) => file.state === "open");
  }
}

/** The childcare needs that were settled, and touched since an instant, a batch after the other; their files may be closed. */
export function settledCareNeeds(since: Date): AsyncGenerator<CountedNeed[]> {
  const filter = { isOpen: false, state: "decided" as const, updatedAt: { $gte: since } };
  return careNeeds(filter, { ...READ, ...READ_OF_KEPT });
}

/** A child who was erased or taken off the file takes their needs out of what is counted. */
async function* careNeeds(
  filter: Filter<NeedRecord>,
  shown: Readonly<Record<string, 1>>,
): AsyncGenerator<CountedNeed[]> {
  const cursor = Need.find({ kind: "childcare", ...filter }, shown)
    .lean<NeedRecord>()
    .cursor({ batchSize: BATCH });
  for await (const needs of inBatches(cursor, BATCH)) {
    const files = await filesOf(needs);
    yield needs.flatMap(({ householdId, childId, criteria, options = [] }) => {
      const file = files.get(householdId);
      const isGone = childId !== undefined && !file?.children.some(({ id }) => id === childId);
      return file && !isGone ? [{ criteria, childId, options, file }] : [];
    });
  }
}

async function filesOf(needs: readonly NeedRecord[]): Promise<Map<string, CountedNeed["file"]>> {
  const files = await Household.find(
    { _id: { $in: [...new Set(needs.map(({ householdId }) => householdId))] } },
    { state: 1, territories: 1, "children.id": 1, "children.birthMonth": 1 },
  ).lean<HouseholdRecord[]>();
  return new Map(
    files.map(({ _id, state, territories, children }) => [_id, { state, territories, children }]),
  );
}
