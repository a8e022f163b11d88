import { Candidate, type CandidateRecord } from "#models/candidate";
import type { EntryRecord } from "#models/entry";
import type { NeedLine } from "#models/household";
import { Mail } from "#models/mail";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { UNDO_SECONDS } from "~/core/outbox/mail-effect.server";
import { getSettings, territoryLabel } from "~/core/settings.server";
import { colleagueNames, listReferents } from "~/features/accounts/accounts.queries.server";
import { exerciseWords, preferenceWords } from "~/features/candidates/situations";
import { listEntries } from "~/features/entries/entries.queries.server";
import { listHandOffsOfFile } from "~/features/hand-offs/hand-offs.queries.server";
import { getHousehold } from "~/features/households/households.queries.server";
import { INTEREST_FIELDS, showInterestValue } from "~/features/interest-form/interest-fields";
import { listPipelines } from "~/features/pipelines/pipelines.queries.server";
import { listWaitingCorrections } from "~/features/triage/triage.queries.server";
import { CANDIDATE_KINDS, SEEKS } from "~/vocabulary/candidates";
import { OBSTACLE_KINDS } from "~/vocabulary/exercise";
import { formatDayLong } from "~/vocabulary/typography";
import { memberWords } from "./file-family.queries.server";

/** Everything the file's page prints, and nothing else; 404 when this colleague may not see it. */
export async function getFile(
  user: User,
  householdId: string,
  { filter, before }: { filter: string | null; before: string | null },
) {
  const household = await getHousehold(user, householdId);
  const [candidates, timeline, handOffs, corrections, settings, pipelines, referents] = await Promise.all([
    Candidate.find({ householdId }, { searchWords: 0, duplicateKeys: 0, pendingEffects: 0 })
      .sort({ createdAt: 1 })
      .lean<CandidateRecord[]>(),
    listEntries(householdId, filter, before),
    listHandOffsOfFile(householdId),
    listWaitingCorrections(householdId),
    getSettings(),
    listPipelines(),
    listReferents(),
  ]);
  const names = await colleagueNames([
    household.nextAction?.ownerId,
    household.referentId,
    household.firstAnswer.by,
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
    readiness: household.readiness,
    blocking: household.blocking,
    needLines: household.needLines,
    nextAction: household.nextAction && {
      ...household.nextAction,
      owner: names.get(household.nextAction.ownerId),
    },
    firstAnswer: {
      ...household.firstAnswer,
      by: names.get(household.firstAnswer.by ?? ""),
      isLate: household.firstAnswer.dueAt < now(),
    },
    candidates: candidates.map((candidate) => headOf(candidate, pipelines)),
    timeline: { before: timeline.before, lines: await withMails(timeline.entries) },
    handOffs,
    corrections: corrections.flatMap(({ _id, interest, corrections: all }) =>
      all
        .filter(({ state }) => state === "waiting")
        .map(({ id, at, changes }) => ({
          id,
          submissionId: _id,
          at,
          changes: INTEREST_FIELDS.filter(({ name }) => name in changes).map(({ name, label }) => ({
            label,
            before: showInterestValue(interest, name, placeNames(settings)),
            after: showInterestValue(changes, name, placeNames(settings)),
          })),
        })),
    ),
    referents: referents.map(({ _id, name }) => ({ value: _id, label: name })),
    now: now(),
  };
}

export type FileView = Awaited<ReturnType<typeof getFile>>;
export type FileNeedLine = NeedLine;

export interface TimelineLine {
  id: string;
  kind: EntryRecord["kind"];
  at: Date;
  text: string;
  quote?: string;
  author?: string;
  changes: EntryRecord["changes"];
  /** A message of ours still within its ten seconds. */
  canUndoMailId?: string;
  /** A message of ours that did not leave. */
  mailFailed: boolean;
}

function headOf(candidate: CandidateRecord, pipelines: Awaited<ReturnType<typeof listPipelines>>) {
  const today = toDay(now());
  return {
    id: candidate._id,
    name: `${candidate.firstName} ${candidate.lastName}`,
    firstName: candidate.firstName,
    situation: [CANDIDATE_KINDS[candidate.kind].fr, candidate.specialty, candidate.semester]
      .filter(Boolean)
      .join(", "),
    prefers: preferenceWords(candidate),
    quietUntil: candidate.quietPeriods?.find(({ fromOn, toOn }) => fromOn <= today && today <= toOn)?.toOn,
    email: candidate.emails[0],
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
        stages: (pipeline?.stages ?? []).map(({ key, fr }) => ({ value: key, label: fr })),
        history: journey.history,
      };
    }),
  };
}

/** The obstacles not yet lifted, each with its remedy: « Local, matériel (local communal) ». */
function obstacleWords({ obstacles = [] }: CandidateRecord): string {
  return obstacles
    .filter(({ state }) => state !== "lifted")
    .map(({ kind, remedy }) => OBSTACLE_KINDS[kind].fr + (remedy ? ` (${remedy})` : ""))
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

async function withMails(entries: EntryRecord[]): Promise<TimelineLine[]> {
  const ids = entries.flatMap(({ mailId }) => mailId ?? []);
  const mails =
    ids.length > 0 ? await Mail.find({ _id: { $in: ids } }, { state: 1, createdAt: 1 }).lean() : [];
  const byId = new Map(mails.map((mail) => [mail._id, mail]));
  const undoFrom = now().getTime() - UNDO_SECONDS * 1000;
  return entries.map((entry) => {
    const mail = entry.mailId ? byId.get(entry.mailId) : undefined;
    const isRecent = mail?.state === "waiting" && mail.createdAt.getTime() > undoFrom;
    return {
      id: entry._id,
      kind: entry.kind,
      at: entry.at,
      text: entry.text,
      quote: entry.quote,
      author: entry.authorName,
      changes: entry.changes,
      canUndoMailId: isRecent ? mail._id : undefined,
      mailFailed: mail?.state === "failed",
    };
  });
}
