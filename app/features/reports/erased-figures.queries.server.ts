import { Candidate } from "#models/candidate";
import type { Count } from "#models/counter";
import { Erasure, type ErasureRecord, type ErasureScope } from "#models/erasure";
import { Household } from "#models/household";
import { Submission } from "#models/submission";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import type { FlowMeasure } from "~/vocabulary/reports";
import { countFlow, type FlowSources, installedOn, wonStages } from "./day-flow.queries.server";

/** What the people erased since added to the figures of a day, which they keep. */
export async function erasedFlow(day: Day): Promise<Count<FlowMeasure>[]> {
  const erasures = await Erasure.find({ state: "done", "figures.day": day }, { figures: 1 }).lean();
  return erasures.flatMap(({ figures }) =>
    figures.filter((figure) => figure.day === day).flatMap(({ flow }) => flow),
  );
}

/** What people about to be erased add to the figures of each day: counts, of nobody any more. */
export async function figuresOf(scope: ErasureScope): Promise<ErasureRecord["figures"]> {
  const sources = await sourcesOf(scope);
  const today = toDay(now());
  const figures = [];
  for (const day of await daysOf(sources)) figures.push({ day, flow: await countFlow(day, today, sources) });
  return figures.filter(({ flow }) => flow.length > 0);
}

/** The first answer to a file goes with the request that opened it. */
async function sourcesOf({
  fileIds,
  memberId,
  candidateIds,
  left: leftScopes = [],
  ...scope
}: ErasureScope): Promise<FlowSources> {
  const submissionIds = [...new Set([scope, ...leftScopes].flatMap(({ submissionIds: theirs }) => theirs))];
  const opened = { householdId: { $in: fileIds }, state: "opened" as const };
  const left = memberId && (await Submission.exists({ ...opened, _id: { $nin: submissionIds } }));
  const hadOne = await Submission.exists({ ...opened, _id: { $in: submissionIds } });
  return { submissionIds, candidateIds, householdIds: hadOne && !left ? fileIds : [] };
}

/** The days on which they count for something. */
async function daysOf({ submissionIds, householdIds, candidateIds }: FlowSources): Promise<Day[]> {
  const [requests, files, people, won] = await Promise.all([
    Submission.find({ _id: { $in: submissionIds } }, { receivedAt: 1 }).lean(),
    Household.find({ _id: { $in: householdIds } }, { firstAnswer: 1 }).lean(),
    Candidate.find({ _id: { $in: candidateIds } }, { situations: 1, journeys: 1, createdAt: 1 }).lean(),
    wonStages(),
  ]);
  const moments = [
    ...requests.map(({ receivedAt }) => receivedAt),
    ...files.map(({ firstAnswer }) => firstAnswer.at),
    ...people.map(({ createdAt }) => createdAt),
    ...people.flatMap(({ journeys }) => journeys.map(({ exit }) => exit?.at)),
  ];
  const days = moments.flatMap((at) => (at ? [toDay(at)] : []));
  return [...new Set([...days, ...people.flatMap((person) => installedOn(person, won) ?? [])])].sort();
}
