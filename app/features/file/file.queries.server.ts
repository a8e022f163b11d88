import { Candidate, type CandidateRecord, type JourneyExit } from "#models/candidate";
import type { HouseholdRecord, NeedLine } from "#models/household";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { getSettings, territoryLabel } from "~/core/settings.server";
import { listReferents, namesAmong } from "~/features/accounts/accounts.queries.server";
import { firstStage } from "~/features/candidates/candidates.commands.server";
import { mainJourney } from "~/features/candidates/journeys";
import { noContactsOf } from "~/features/candidates/no-contact.queries.server";
import { exerciseWords, preferenceWords } from "~/features/candidates/situations";
import type { TimelineFilter } from "~/features/entries/entries.queries.server";
import { originsOf } from "~/features/events/origin-words.server";
import { listHandOffsOfFile } from "~/features/hand-offs/hand-offs.queries.server";
import { getHousehold } from "~/features/households/households.queries.server";
import { INTEREST_FIELDS, showInterestValue } from "~/features/interest-form/interest-fields";
import { linkedOpenings } from "~/features/openings/candidate-openings.queries.server";
import { listPipelines } from "~/features/pipelines/pipelines.queries.server";
import { promisesAmong } from "~/features/promises/promises.queries.server";
import { taskView } from "~/features/tasks/task-view";
import { listTasksOfFile, toDoAmong } from "~/features/tasks/tasks.queries.server";
import { listTrackedCorrections } from "~/features/tracking/tracking-staff.queries.server";
import { listWaitingCorrections } from "~/features/triage/triage.queries.server";
import { CANDIDATE_KINDS, type CandidateKind, INTERN_KINDS, SEEKS } from "~/vocabulary/candidates";
import { OBSTACLE_KINDS } from "~/vocabulary/exercise";
import { bornWords, FAMILY_OBSTACLE_KINDS } from "~/vocabulary/family";
import { EXIT_DECIDERS, EXIT_REASONS } from "~/vocabulary/pipelines";
import { formatDayLong, NBSP } from "~/vocabulary/typography";
import { memberWords } from "./file-family.queries.server";
import { membersOf } from "./file-members";
import { getFilePlan } from "./file-plan.queries.server";
import { getTimeline } from "./file-timeline.queries.server";
import { type LastSign, withLastSign } from "./last-sign.server";

/** Everything the file's page prints, and nothing else; 404 when this colleague may not see it. */
export async function getFile(user: User, householdId: string, filter: TimelineFilter = {}) {
  const household = await getHousehold(user, householdId);
  const [candidates, timeline, handOffs, corrections, settings, pipelines, referents, tasks] =
    await Promise.all([
      Candidate.find({ householdId }, { searchWords: 0, duplicateKeys: 0, pendingEffects: 0 })
        .sort({ createdAt: 1 })
        .lean<CandidateRecord[]>(),
      getTimeline(user, household, filter),
      listHandOffsOfFile(householdId),
      listWaitingCorrections(householdId),
      getSettings(),
      listPipelines(),
      listReferents(),
      listTasksOfFile(householdId),
    ]);
  const [names, openings, noContacts, tracked, promises, plan, origins] = await Promise.all([
    namesAmong(referents, [household.nextAction?.ownerId, household.referentId, household.firstAnswer.by]),
    linkedOpenings(candidates),
    noContactsOf(candidates),
    listTrackedCorrections(household, candidates),
    promisesAmong(tasks, referents),
    getFilePlan(household, candidates, tasks),
    originsOf(candidates),
  ]);
  return {
    id: household._id,
    title: household.title,
    state: household.state,
    arrivalOn: household.arrivalOn,
    territories: household.territories.map((code) => territoryLabel(settings, code)),
    referentId: household.referentId,
    referent: names.get(household.referentId ?? ""),
    members: memberWords(household),
    familyObstacles: familyObstacleWords(household),
    readiness: household.readiness,
    readinessItems: household.readinessItems ?? [],
    tags: household.tags ?? [],
    blocking: household.blocking,
    needLines: household.needLines.map((line) => withLastSign(line, handOffs)),
    nextAction: household.nextAction && {
      ...household.nextAction,
      owner: names.get(household.nextAction.ownerId),
    },
    firstAnswer: {
      ...household.firstAnswer,
      by: names.get(household.firstAnswer.by ?? ""),
      isLate: household.firstAnswer.dueAt < now(),
    },
    candidates: candidates.map((candidate) => ({
      ...headOf(candidate, pipelines),
      openings: openings.get(candidate._id) ?? [],
      noContact: noContacts.get(candidate._id),
      origin: origins.get(candidate._id),
    })),
    timeline,
    people: membersOf(household),
    handOffs,
    tracked,
    corrections: corrections.flatMap(({ _id, interest, candidateId, corrections: all }) =>
      all
        .filter(({ state }) => state === "waiting")
        .map(({ id, at, changes }) => ({
          id,
          submissionId: _id,
          at,
          warning: journeyKept(
            candidates.find(({ _id: id }) => id === candidateId),
            changes.kind,
            pipelines,
          ),
          changes: INTEREST_FIELDS.filter(({ name }) => name in changes).map(({ name, label }) => ({
            label,
            before: showInterestValue(interest, name, placeNames(settings)),
            after: showInterestValue(changes, name, placeNames(settings)),
          })),
        })),
    ),
    tasks: toDoAmong(tasks).map((task) => taskView(task, names)),
    promises,
    ...plan,
    referents: referents.map(({ _id, name }) => ({ value: _id, label: name })),
    now: now(),
  };
}

export type FileView = Awaited<ReturnType<typeof getFile>>;
export type FileNeedLine = NeedLine & Partial<LastSign>;

type Pipelines = Awaited<ReturnType<typeof listPipelines>>;

function headOf(candidate: CandidateRecord, pipelines: Pipelines) {
  const today = toDay(now());
  return {
    id: candidate._id,
    name: `${candidate.firstName} ${candidate.lastName}`,
    firstName: candidate.firstName,
    hasScholarship: candidate.hasScholarship,
    maySeekScholarship: INTERN_KINDS.includes(candidate.kind),
    situation: [
      bornWords(candidate),
      CANDIDATE_KINDS[candidate.kind].fr,
      candidate.specialty,
      candidate.semester,
    ]
      .filter(Boolean)
      .join(", "),
    prefers: preferenceWords(candidate),
    quietUntil: candidate.quietPeriods?.find(({ fromOn, toOn }) => fromOn <= today && today <= toOn)?.toOn,
    email: candidate.emails[0],
    isEmailRefused: candidate.bouncingEmails?.includes(candidate.emails[0] ?? "") ?? false,
    phone: candidate.phones[0],
    facts: [
      { term: "Exercice", value: exerciseWords(candidate) },
      { term: "Freins", value: obstacleWords(candidate) },
      { term: "Cherche", value: candidate.seeks.map((seek) => SEEKS[seek].fr).join(", ") },
      { term: "Faculté", value: candidate.faculty ?? "" },
      { term: "Période", value: periodOf(candidate) },
    ].filter(({ value }) => value),
    journeys: candidate.journeys.map((journey) => {
      const pipeline = pipelines.find(({ _id }) => _id === journey.pipeline);
      return {
        pipeline: journey.pipeline,
        label: pipeline?.fr ?? journey.pipeline,
        stage: journey.stage,
        since: journey.since,
        stages: (pipeline?.stages ?? []).map(({ key, fr, isExit = false }) => ({
          value: key,
          label: fr,
          isExit,
        })),
        exit: journey.exit && exitWords(journey.exit),
      };
    }),
    otherPipelines: pipelines
      .filter(({ _id }) => candidate.journeys.every(({ pipeline }) => pipeline !== _id))
      .map(({ _id, fr }) => ({ value: _id, label: fr })),
  };
}

/** « Projet reporté, décision : candidat·e. Peut être recontacté·e le lundi 5 avril. » */
function exitWords({ reason, decidedBy, wakeOn }: JourneyExit): string {
  const why = `${EXIT_REASONS[reason].fr}, décision${NBSP}: ${EXIT_DECIDERS[decidedBy].fr.toLowerCase()}.`;
  return wakeOn ? `${why} Peut être recontacté·e le ${formatDayLong(wakeOn)}.` : why;
}

/** Said when a new profession has a journey of its own: its stages are a colleague's to give, not a form's. */
function journeyKept(
  candidate: CandidateRecord | undefined,
  kind: CandidateKind | undefined,
  pipelines: Pipelines,
): string {
  const journey = mainJourney(candidate?.journeys ?? []);
  if (!journey || !kind || firstStage(kind).pipeline === journey.pipeline) return "";
  const label = pipelines.find(({ _id }) => _id === journey.pipeline)?.fr ?? journey.pipeline;
  return `Le parcours et son étape ne changent pas : « ${label} ».`;
}

/** The obstacles not yet lifted, each with its remedy: « Local, matériel (local communal) ». */
function obstacleWords({ obstacles = [] }: CandidateRecord): string {
  return obstacles
    .filter(({ state }) => state !== "lifted")
    .map(({ kind, remedy }) => OBSTACLE_KINDS[kind].fr + (remedy ? ` (${remedy})` : ""))
    .join(", ");
}

/** The family's obstacles not yet lifted, each with its remedy. */
function familyObstacleWords({ familyObstacles = [] }: HouseholdRecord): string {
  return familyObstacles
    .filter(({ state }) => state !== "lifted")
    .map(({ kind, remedy }) => FAMILY_OBSTACLE_KINDS[kind].fr + (remedy ? ` (${remedy})` : ""))
    .join(", ");
}

function periodOf({ fromOn, toOn }: Pick<CandidateRecord, "fromOn" | "toOn">): string {
  if (fromOn && toOn) return `du ${formatDayLong(fromOn)} au ${formatDayLong(toOn)}`;
  if (fromOn) return `à partir du ${formatDayLong(fromOn)}`;
  return toOn ? `jusqu’au ${formatDayLong(toOn)}` : "";
}

function placeNames({ territories }: Awaited<ReturnType<typeof getSettings>>): Map<string, string> {
  return new Map(territories.list.map(({ code, label }) => [code, label]));
}
