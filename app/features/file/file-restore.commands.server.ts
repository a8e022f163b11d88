import { Candidate, type CandidateRecord } from "#models/candidate";
import { Entry, type EntryChange, type EntryRecord } from "#models/entry";
import type { HouseholdRecord } from "#models/household";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { UserFacingError } from "~/core/errors";
import { isSame } from "~/core/lost-updates";
import { saveList, updateProject } from "~/features/candidates/candidate-project.commands.server";
import { projectOf } from "~/features/candidates/project-fields";
import { isProjectList, type ProjectLists } from "~/features/candidates/project-list-words";
import { type Family, recordFamily } from "~/features/households/household-family.commands.server";
import { inPairs, NBSP } from "~/vocabulary/typography";

/**
 * Puts back what a line of the timeline says was changed, by the command that changed it. Refuses when the value is no
 * longer the one that line wrote, or is already the one it replaced.
 */
export async function restoreChange(
  user: User,
  household: HouseholdRecord,
  { entryId, field }: { entryId: string; field: string },
): Promise<void> {
  const entry = await Entry.findOne({ _id: entryId, householdId: household._id }).lean<EntryRecord>();
  const change = entry?.changes.find((one) => one.field === field);
  if (!entry?.changed || !change) throw notFound();
  if (entry.changed.kind === "household") return restoreFamily(user, household, change);
  const candidate = await Candidate.findOne({
    _id: entry.changed.id,
    householdId: household._id,
  }).lean<CandidateRecord>();
  if (!candidate) throw notFound();
  await restoreProject(user, candidate, change);
}

async function restoreProject(user: User, candidate: CandidateRecord, change: EntryChange): Promise<void> {
  const { field = "", was } = change;
  if (isProjectList(field)) {
    refuseStale(change, candidate[field] ?? []);
    // What the entry kept is what the same list held.
    return saveList(user, candidate, field, (was ?? []) as ProjectLists[typeof field]);
  }
  const current = projectOf(candidate);
  refuseStale(change, Object.entries(current).find(([name]) => name === field)?.[1]);
  await updateProject(user, candidate._id, { ...current }, { ...current, [field]: was ?? undefined });
}

async function restoreFamily(
  user: User,
  { _id, adults = [], children, familyObstacles = [] }: HouseholdRecord,
  change: EntryChange,
): Promise<void> {
  const current: Family = { adults: inPairs(adults), children, familyObstacles };
  refuseStale(change, Object.entries(current).find(([name]) => name === change.field)?.[1]);
  const submitted: Family = { ...current, [change.field ?? ""]: change.was ?? [] };
  await recordFamily(user, _id, submitted, { before: { ...current } });
}

function refuseStale({ label, is, was }: EntryChange, current: unknown): void {
  if (isSame(current, was)) {
    throw new UserFacingError(`${label}${NBSP}: c’est déjà la valeur enregistrée.`);
  }
  if (!isSame(current, is)) {
    throw new UserFacingError(
      `${label}${NBSP}: la valeur a encore changé depuis. Rien n’a été rétabli${NBSP}: voyez les lignes plus récentes du fil.`,
    );
  }
}
