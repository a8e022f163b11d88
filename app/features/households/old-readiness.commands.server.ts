import { Candidate, type CandidateRecord } from "#models/candidate";
import { Household, type HouseholdRecord } from "#models/household";
import { Meta, type MetaRecord } from "#models/meta";
import { Need, type NeedRecord } from "#models/need";
import { listPipelines } from "~/features/pipelines/pipelines.queries.server";
import { readinessOfFile } from "./household-refresh.commands.server";

const BATCH = 100;

/**
 * Computes, once, the readiness of open files that nothing touched since it is counted item by item; `most` at a time,
 * on from where the last run stopped. Nothing else of a file moves. Returns how many; safe to stop and to run again.
 */
export async function refreshOldReadiness(most: number): Promise<number> {
  const meta = await Meta.findById("schema", { oldReadiness: 1 }).lean();
  if (meta?.oldReadiness?.isDone) return 0;
  let upTo = meta?.oldReadiness?.upTo ?? "";
  let count = 0;
  while (count < most) {
    const files = await oldFiles(upTo, Math.min(most - count, BATCH));
    const last = files.at(-1);
    if (!last) {
      await mark({ isDone: true });
      break;
    }
    await writeReadiness(files);
    upTo = last._id;
    await mark({ upTo });
    count += files.length;
  }
  return count;
}

async function mark(oldReadiness: NonNullable<MetaRecord["oldReadiness"]>): Promise<void> {
  await Meta.updateOne({ _id: "schema" }, { $set: { oldReadiness } });
}

const UNCOUNTED = { state: "open", readinessItems: { $exists: false } } as const;

function oldFiles(after: string, most: number): Promise<HouseholdRecord[]> {
  return Household.find({ _id: { $gt: after }, ...UNCOUNTED }, { adults: 1, children: 1, arrivalOn: 1 })
    .sort({ _id: 1 })
    .limit(most)
    .lean<HouseholdRecord[]>();
}

/** A file computed meanwhile, because somebody touched it, is left as it is. */
async function writeReadiness(files: readonly HouseholdRecord[]): Promise<void> {
  const householdId = { $in: files.map(({ _id }) => _id) };
  const [candidates, needs, pipelines] = await Promise.all([
    Candidate.find(
      { householdId },
      { householdId: 1, firstName: 1, journeys: 1, exerciseModes: 1, obstacles: 1 },
    )
      .sort({ createdAt: 1 })
      .lean<CandidateRecord[]>(),
    Need.find(
      { householdId },
      { householdId: 1, kind: 1, track: 1, state: 1, ball: 1, holder: 1, updatedAt: 1 },
    )
      .sort({ openedAt: 1 })
      .lean<NeedRecord[]>(),
    listPipelines(),
  ]);
  const [candidatesOf, needsOf] = [byFile(candidates), byFile(needs)];
  const operations = files.map((household): { updateOne: { filter: object; update: object } } => {
    const { blocking, ...figures } = readinessOfFile({
      household,
      candidates: candidatesOf.get(household._id) ?? [],
      needs: needsOf.get(household._id) ?? [],
      pipelines,
    });
    const update = blocking
      ? { $set: { ...figures, blocking } }
      : { $set: figures, $unset: { blocking: 1 as const } };
    return { updateOne: { filter: { _id: household._id, ...UNCOUNTED }, update } };
  });
  await Household.collection.bulkWrite(operations, { ordered: false });
}

function byFile<Own extends { householdId: string }>(documents: readonly Own[]): Map<string, Own[]> {
  const found = new Map<string, Own[]>();
  for (const document of documents) {
    const own = found.get(document.householdId) ?? [];
    own.push(document);
    found.set(document.householdId, own);
  }
  return found;
}
