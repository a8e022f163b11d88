import { Candidate, type CandidateRecord } from "#models/candidate";
import type { Count } from "#models/counter";
import { Household } from "#models/household";
import { Submission } from "#models/submission";
import { atParis, type Day, toDay, workingHoursBetween } from "~/core/calendar";
import { listPipelines } from "~/features/pipelines/pipelines.queries.server";
import {
  ALL,
  EVENT_ORIGIN,
  type FlowMeasure,
  IN_TIME,
  LATE,
  LEFT,
  NO_ORIGIN,
  NOT_REQUESTS,
  SETTLED_SITUATIONS,
  STAYED,
} from "~/vocabulary/reports";
import { tally } from "./counts";
import { nextDay } from "./periods";

type Flow = Count<FlowMeasure>[];

/** The only documents counted, when it is not all of them. */
export interface FlowSources {
  submissionIds: string[];
  householdIds: string[];
  candidateIds: string[];
}

/** What happened on a day, counted from its sources, or some of them; `today` tells who is still there. */
export async function countFlow(day: Day, today: Day, sources?: FlowSources): Promise<Flow> {
  const within = { $gte: atParis(day, "00:00"), $lt: atParis(nextDay(day), "00:00") };
  const counts = await Promise.all([
    countRequests(within, among(sources?.submissionIds)),
    countAnswers(within, among(sources?.householdIds)),
    countExits(within, among(sources?.candidateIds)),
    countInstalled(day, today, within, among(sources?.candidateIds)),
    countOrigins(within, among(sources?.candidateIds)),
  ]);
  return counts.flat();
}

type Among = { _id?: { $in: string[] } };

function among(ids: string[] | undefined): Among {
  return ids ? { _id: { $in: ids } } : {};
}

interface Within {
  $gte: Date;
  $lt: Date;
}

/** Requests received, but for what was sent by nobody: spam, tests, and forms still under « À vérifier ». */
async function countRequests(within: Within, counted: Among): Promise<Flow> {
  const count = await Submission.countDocuments({
    ...counted,
    receivedAt: within,
    "dismissal.reason": { $nin: NOT_REQUESTS },
    $nor: [{ isSuspect: true, state: "new" }],
  });
  return tally(
    "request",
    Array.from({ length: count }, () => ALL),
  );
}

/** First answers given, from the request that opened the file: kept in time or not, and in how many working hours. */
async function countAnswers(within: Within, counted: Among): Promise<Flow> {
  const answered = await Household.find({ ...counted, "firstAnswer.at": within }, { firstAnswer: 1 }).lean();
  const requests = await Submission.find(
    { householdId: { $in: answered.map(({ _id }) => _id) }, state: "opened" },
    { householdId: 1, receivedAt: 1 },
  ).lean();
  const receivedAt = new Map(requests.map((request) => [request.householdId, request.receivedAt]));
  const answers = answered.flatMap(({ _id, firstAnswer: { at, dueAt } }) => {
    const from = receivedAt.get(_id);
    return from && at ? [{ isInTime: at <= dueAt, hours: Math.round(workingHoursBetween(from, at)) }] : [];
  });
  return [
    ...tally(
      "answer",
      answers.map(({ isInTime }) => (isInTime ? IN_TIME : LATE)),
    ),
    ...tally(
      "answer-hours",
      answers.map(({ hours }) => String(hours)),
    ),
  ];
}

/** Ends of journeys, by who decided and why. */
async function countExits(within: Within, counted: Among): Promise<Flow> {
  const leaving = await Candidate.find({ ...counted, "journeys.exit.at": within }, { journeys: 1 }).lean();
  const exits = leaving
    .flatMap(({ journeys }) => journeys.flatMap(({ exit }) => exit ?? []))
    .filter(({ at }) => at >= within.$gte && at < within.$lt);
  return tally(
    "exit",
    exits.map(({ decidedBy, reason }) => `${decidedBy}/${reason}`),
  );
}

/** People who came to stay that day, each counted once: still there `today`, or not. */
async function countInstalled(day: Day, today: Day, within: Within, counted: Among): Promise<Flow> {
  const won = await wonStages();
  const people = await Candidate.find(
    {
      ...counted,
      $or: [
        { situations: { $elemMatch: { kind: { $in: SETTLED_SITUATIONS }, fromOn: day } } },
        { "journeys.history": { $elemMatch: { at: within, stage: { $in: [...won] } } } },
      ],
    },
    { situations: 1, journeys: 1, origin: 1 },
  ).lean();
  const installed = people.filter((person) => installedOn(person, won) === day);
  return [
    ...tally(
      "installed",
      installed.map((person) => (isStillThere(person, won, today) ? STAYED : LEFT)),
    ),
    ...tally("installed-origin", installed.map(originKey)),
  ];
}

/** People whose file was opened that day, by how they came to know us. */
async function countOrigins(within: Within, counted: Among): Promise<Flow> {
  const people = await Candidate.find({ ...counted, createdAt: within }, { origin: 1 }).lean();
  return tally("origin", people.map(originKey));
}

function originKey({ origin }: Pick<CandidateRecord, "origin">): string {
  if (!origin) return NO_ORIGIN;
  return origin.eventId ? EVENT_ORIGIN + origin.eventId : origin.source;
}

/** The stages that say somebody settled. */
export async function wonStages(): Promise<ReadonlySet<string>> {
  const pipelines = await listPipelines();
  const won = pipelines.flatMap(({ stages }) => stages.filter(({ meaning }) => meaning === "won"));
  return new Set(won.map(({ key }) => key));
}

type Career = Pick<CandidateRecord, "situations" | "journeys">;

/** The first day somebody settled, by their situations or by the stage they reached. */
export function installedOn(
  { situations = [], journeys }: Career,
  won: ReadonlySet<string>,
): Day | undefined {
  const settled = situations.flatMap(({ kind, fromOn }) =>
    SETTLED_SITUATIONS.includes(kind) && fromOn ? [fromOn] : [],
  );
  const reached = journeys
    .flatMap(({ history }) => history.filter(({ stage, isUndo }) => won.has(stage) && !isUndo))
    .map(({ at }) => toDay(at));
  return [...settled, ...reached].sort()[0];
}

/** Their situations tell it; without any, the stage where they stand. */
function isStillThere({ situations = [], journeys }: Career, won: ReadonlySet<string>, today: Day): boolean {
  const settled = situations.filter(({ kind }) => SETTLED_SITUATIONS.includes(kind));
  if (settled.length > 0) return settled.some(({ toOn }) => !toOn || toOn >= today);
  return journeys.some(({ stage, exit }) => won.has(stage) && !exit);
}
