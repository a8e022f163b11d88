import { Candidate, type CandidateRecord } from "#models/candidate";
import { Entry, type EntryChange, type EntryRecord } from "#models/entry";
import type { HouseholdRecord } from "#models/household";
import type { User } from "~/core/auth/actor";
import { forbidden, notFound } from "~/core/auth/guards.server";
import { UserFacingError } from "~/core/errors";
import { isSame } from "~/core/lost-updates";
import { colleagueNames, findReferent } from "~/features/accounts/accounts.queries.server";
import { moveStage, stageField } from "~/features/candidates/candidate-journeys.commands.server";
import { saveList, updateProject } from "~/features/candidates/candidate-project.commands.server";
import { projectOf } from "~/features/candidates/project-fields";
import { isProjectList, type ProjectLists } from "~/features/candidates/project-list-words";
import { changeArrival } from "~/features/households/household-arrival.commands.server";
import {
  type Family,
  recordFamily,
  shownFamily,
} from "~/features/households/household-family.commands.server";
import { assignReferent } from "~/features/households/households.commands.server";
import { findStage } from "~/features/pipelines/pipelines.queries.server";
import { roleCan } from "~/vocabulary/permissions";
import { NBSP } from "~/vocabulary/typography";

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
  const needed = entry.changed.kind === "candidate" ? "candidates:write" : "households:write";
  if (!roleCan(user.role, needed)) throw forbidden();
  if (entry.changed.kind === "household") return restoreFile(user, household, change);
  const candidate = await Candidate.findOne({
    _id: entry.changed.id,
    householdId: household._id,
  }).lean<CandidateRecord>();
  if (!candidate) throw notFound();
  await restoreProject(user, candidate, change);
}

async function restoreProject(user: User, candidate: CandidateRecord, change: EntryChange): Promise<void> {
  const { field = "", was } = change;
  const journey = candidate.journeys.find(({ pipeline }) => stageField(pipeline) === field);
  if (journey) return restoreStage(user, candidate, change, journey);
  if (isProjectList(field)) {
    refuseStale(change, candidate[field] ?? []);
    // What the entry kept is what the same list held.
    return saveList(user, candidate, field, (was ?? []) as ProjectLists[typeof field]);
  }
  const current = projectOf(candidate);
  refuseStale(change, Object.entries(current).find(([name]) => name === field)?.[1]);
  await updateProject(user, candidate._id, { ...current }, { ...current, [field]: was ?? undefined });
}

/** Refuses a stage that the pipeline no longer has. */
async function restoreStage(
  user: User,
  candidate: CandidateRecord,
  change: EntryChange,
  { pipeline, stage }: CandidateRecord["journeys"][number],
): Promise<void> {
  refuseStale(change, stage);
  const before = await findStage(pipeline, String(change.was));
  if (!before) {
    throw new UserFacingError(
      `L’étape « ${change.before} » n’existe plus dans ce parcours. Choisissez-en une autre dans le dossier.`,
    );
  }
  await moveStage(user, candidate, { pipeline, from: stage, to: before.key });
}

async function restoreFile(user: User, household: HouseholdRecord, change: EntryChange): Promise<void> {
  if (change.field === "arrivalOn") return restoreArrival(user, household, change);
  if (change.field === "referentId") return restoreReferent(user, household, change);
  return restoreFamily(user, household, change);
}

async function restoreArrival(user: User, household: HouseholdRecord, change: EntryChange): Promise<void> {
  refuseStale(change, household.arrivalOn);
  const is = typeof change.was === "string" ? change.was : undefined;
  await changeArrival(user, household._id, { was: household.arrivalOn, is });
}

/** Refuses a colleague who no longer follows files, and to leave a file with nobody. */
async function restoreReferent(user: User, household: HouseholdRecord, change: EntryChange): Promise<void> {
  refuseStale(change, household.referentId);
  const referent = typeof change.was === "string" ? await findReferent(change.was) : null;
  if (!referent) {
    throw new UserFacingError(
      `${await whyNobody(change)}${NBSP}: confiez-le à un·e collègue avec « Confier à… ».`,
    );
  }
  await assignReferent(user, household._id, referent, household.referentId);
}

/** Somebody whose account is gone has no name left. */
async function whyNobody({ was }: EntryChange): Promise<string> {
  if (typeof was !== "string") return "Personne ne suivait ce dossier";
  const names = await colleagueNames([was]);
  return `${names.get(was) ?? "Cette personne"} ne suit plus de dossiers`;
}

async function restoreFamily(user: User, household: HouseholdRecord, change: EntryChange): Promise<void> {
  const current: Family = shownFamily(household);
  refuseStale(change, Object.entries(current).find(([name]) => name === change.field)?.[1]);
  const submitted: Family = { ...current, [change.field ?? ""]: change.was ?? [] };
  await recordFamily(user, household._id, submitted, { before: { ...current } });
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
