import type { ErasureScope } from "#models/erasure";
import { listFilesLeft } from "./erasure-files.queries.server";
import { type KnownPeople, knownApart, type People, peopleOf } from "./erasure-people.queries.server";
import { type Own, ownOf, recordsOf } from "./erasure-records.queries.server";

interface Leaving {
  people: People;
  known: KnownPeople;
  fileIds: string[];
  candidateIds: string[];
}

/**
 * What these people left behind in the files that theirs was split from: there, they are reached as one adult alone,
 * and whoever stays keeps what is theirs.
 */
export async function listLeftScopes(leaving: Leaving): Promise<ErasureScope[]> {
  const files = await listFilesLeft(leaving.fileIds);
  const filedIn = [...leaving.fileIds, ...files];
  const scopes = await Promise.all(files.map((fileId) => leftScope(fileId, filedIn, leaving)));
  return scopes.flat();
}

/** None without anybody to look for: a scope of nobody would be the whole file. */
async function leftScope(
  householdId: string,
  filedIn: string[],
  { people, known, candidateIds }: Leaving,
): Promise<ErasureScope[]> {
  const there = await peopleOf(householdId);
  const present = [...there.candidates.map(({ _id }) => _id), ...there.adults.map(({ id }) => id)];
  const ids = candidateIds.filter((id) => !present.includes(id));
  const [memberId] = ids;
  if (!memberId) return [];
  const theirs = { householdId, memberId, candidateIds: ids, ...knownApart(known, there, ids) };
  const records = await recordsOf({ ...theirs, filedIn }, ownTogether(people, there, ids));
  return [{ ...theirs, fileIds: [householdId], stepFileIds: [householdId], ...records }];
}

/** What would be theirs alone, were both files one again. */
function ownTogether(gone: People, there: People, ids: readonly string[]): Own {
  const together = {
    candidates: [...gone.candidates, ...there.candidates],
    adults: [...gone.adults, ...there.adults],
  };
  const own = [...gone.candidates.map(({ _id }) => _id), ...gone.adults.map(({ id }) => id)]
    .filter((id) => ids.includes(id))
    .map((id) => ownOf(together, id));
  return {
    needs: own.flatMap(({ needs }) => needs),
    papers: own.flatMap(({ papers }) => papers),
    takesPapers: false,
  };
}
