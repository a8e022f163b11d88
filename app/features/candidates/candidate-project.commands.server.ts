import { Candidate, type CandidateRecord, type Obstacle, type Situation } from "#models/candidate";
import type { Actor } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect, entry, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { changesOf, type Difference, differencesOf, writeOf } from "~/core/lost-updates";
import { duplicateKeysOf, searchWordsOfPerson } from "./candidate-words";
import { milestonesTold } from "./candidates.commands.server";
import { PROJECT_FIELDS, type ProjectInput, projectOf } from "./project-fields";
import { listWords, type ProjectList, type ProjectLists } from "./project-list-words";
import { kindOn } from "./situations";

const STALE =
  "Un·e collègue a modifié cette fiche entre-temps. Rechargez la page, puis refaites votre changement.";

/**
 * Writes what was changed of the professional half since its form was drawn (`before`): what is left empty is taken
 * away. The arrival of the file follows the day it came from. Refuses, showing both values, a field a colleague changed
 * meanwhile.
 */
export async function updateProject(
  actor: Actor,
  candidateId: string,
  before: Readonly<Record<string, unknown>>,
  submitted: ProjectInput,
): Promise<void> {
  for (;;) {
    const candidate = await Candidate.findById(candidateId).orFail().lean<CandidateRecord>();
    const current = projectOf(candidate);
    const changes = changesOf(PROJECT_FIELDS, { before, submitted, current });
    if (changes.length === 0) return;
    const { set, unset } = writeOf(changes, submitted);
    const person = { ...candidate, ...Object.fromEntries(unset.map((field) => [field, undefined])), ...set };
    const saved = await commit(actor, Candidate, candidateId, {
      onlyIf: { version: candidate.version },
      set: { ...set, searchWords: searchWordsOfPerson(person), duplicateKeys: duplicateKeysOf(person) },
      unset,
      effects: [
        audit("candidate.updated", changes),
        told(
          candidate,
          actor,
          "Projet précisé.",
          differencesOf(PROJECT_FIELDS, changes, { was: current, is: submitted }),
        ),
        ...arrivalTold(candidate, set),
        ...milestonesTold(candidate, changes),
        refresh(candidate),
      ],
    });
    if (saved) return;
  }
}

/**
 * Adds a dated situation, or changes the one of that id; lists then name the person by the situation of today.
 * Nothing is closed by itself: one may settle and supervise at once.
 */
export async function recordSituation(
  actor: Actor,
  candidate: CandidateRecord,
  { id = newId(), ...values }: Omit<Situation, "id"> & { id?: string },
): Promise<void> {
  const others = (candidate.situations ?? []).filter((situation) => situation.id !== id);
  await saveList(actor, candidate, "situations", [...others, { id, ...values }]);
}

/** Takes a situation off, when it was noted by mistake. */
export async function removeSituation(actor: Actor, candidate: CandidateRecord, id: string): Promise<void> {
  const left = (candidate.situations ?? []).filter((situation) => situation.id !== id);
  await saveList(actor, candidate, "situations", left);
}

/** Notes days on which not to call; why is not kept. */
export async function recordQuietPeriod(
  actor: Actor,
  candidate: CandidateRecord,
  period: { fromOn: string; toOn: string },
): Promise<void> {
  await saveList(actor, candidate, "quietPeriods", [
    ...(candidate.quietPeriods ?? []),
    { id: newId(), ...period },
  ]);
}

/** Takes days on which not to call off. */
export async function removeQuietPeriod(actor: Actor, candidate: CandidateRecord, id: string): Promise<void> {
  const left = (candidate.quietPeriods ?? []).filter((period) => period.id !== id);
  await saveList(actor, candidate, "quietPeriods", left);
}

/** Adds a professional obstacle, or says what becomes of the one of that id. Refuses a second one of a kind to be lifted. */
export async function recordObstacle(
  actor: Actor,
  candidate: CandidateRecord,
  { id = newId(), ...values }: Omit<Obstacle, "id" | "at"> & { id?: string },
): Promise<void> {
  const obstacles = [...(candidate.obstacles ?? [])];
  const isTwin = (obstacle: Obstacle) =>
    obstacle.id !== id &&
    obstacle.kind === values.kind &&
    obstacle.state !== "lifted" &&
    (values.kind !== "other" || obstacle.remedy === values.remedy);
  if (values.state !== "lifted" && obstacles.some(isTwin))
    throw new UserFacingError("Ce frein est déjà noté : changez plutôt son remède ou son état.", {
      field: "kind",
    });
  const place = obstacles.findIndex((obstacle) => obstacle.id === id);
  obstacles.splice(place < 0 ? obstacles.length : place, 1, { id, ...values, at: now() });
  await saveList(actor, candidate, "obstacles", obstacles);
}

/** Takes an obstacle off, when it was noted by mistake; one that was lifted rather stays, and says so. */
export async function removeObstacle(actor: Actor, candidate: CandidateRecord, id: string): Promise<void> {
  const left = (candidate.obstacles ?? []).filter((obstacle) => obstacle.id !== id);
  await saveList(actor, candidate, "obstacles", left);
}

/**
 * Writes a whole list of the project, and tells the file what it was. Refuses when a colleague changed the
 * candidate since it was read.
 */
export async function saveList<List extends ProjectList>(
  actor: Actor,
  candidate: CandidateRecord,
  list: List,
  values: ProjectLists[List],
): Promise<void> {
  const { situations = [], quietPeriods = [], obstacles = [] } = candidate;
  const lists: ProjectLists = { situations, quietPeriods, obstacles };
  const was = lists[list];
  const { label, words } = listWords(list);
  const change = { field: list, label, before: words(was), after: words(values), was, is: values };
  const kind = kindOn({ ...lists, [list]: values }.situations, toDay(now())) ?? candidate.kind;
  await commit(actor, Candidate, candidate._id, {
    onlyIf: { version: candidate.version },
    refusal: STALE,
    set: { [list]: values, kind },
    effects: [
      audit("candidate.updated", [list]),
      told(candidate, actor, `${label}.`, [change]),
      ...milestonesTold(candidate, [list]),
      refresh(candidate),
    ],
  });
}

/** The household arrives on the day from which its candidate is expected, until somebody says otherwise. */
function arrivalTold({ householdId, fromOn }: CandidateRecord, set: Partial<ProjectInput>): Effect[] {
  const arrivalOn = set.fromOn;
  return arrivalOn ? [followUp("noteArrival", { householdId, arrivalOn, corrected: fromOn })] : [];
}

function told(
  { _id: candidateId, householdId }: CandidateRecord,
  { name }: Actor,
  text: string,
  changes: Difference[],
): Effect {
  return entry({
    householdId,
    track: "professional",
    kind: "change",
    text,
    changes,
    changed: { kind: "candidate", id: candidateId },
    memberId: candidateId,
    authorName: name,
  });
}

function refresh({ householdId }: CandidateRecord): Effect {
  return followUp("refreshFile", { householdId });
}
