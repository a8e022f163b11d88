import { Candidate, type CandidateRecord } from "#models/candidate";
import { HandOff } from "#models/hand-off";
import { type Head, Household, type HouseholdRecord, type NeedLine } from "#models/household";
import { Mail } from "#models/mail";
import { Mentorship } from "#models/mentorship";
import { Message } from "#models/message";
import { Need, type NeedRecord } from "#models/need";
import { Scholarship } from "#models/scholarship";
import { Task } from "#models/task";
import { VisitDay } from "#models/visit-day";
import { SOFTWARE } from "~/core/auth/actor";
import { visibilityKeys } from "~/core/auth/visibility";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { fold, nearWordsOf, searchWordsOf } from "~/core/search-words";
import { mainJourney } from "~/features/candidates/journeys";
import { listPipelines } from "~/features/pipelines/pipelines.queries.server";
import { joinWords } from "~/vocabulary/typography";
import { childName } from "./child-needs";
import { spouseOf } from "./household-family.commands.server";
import { needSummary } from "./need-summary";
import { blockingItem, type ReadinessSource, readinessItems, readinessOf } from "./readiness";

/**
 * Recomputes everything a file shows that comes from its candidates and its needs: heads, need lines,
 * readiness, blocking item, who may see it, its hand-offs, mentorships, scholarships and mails, sent and received, search words.
 * Safe twice and in any order.
 */
export async function refreshFile(householdId: string): Promise<void> {
  const [household, candidates, needs, pipelines] = await Promise.all([
    Household.findById(householdId, {
      referentId: 1,
      adults: 1,
      children: 1,
      arrivalOn: 1,
      visibleTo: 1,
    }).lean(),
    Candidate.find({ householdId }).sort({ createdAt: 1 }).lean<CandidateRecord[]>(),
    Need.find({ householdId }).sort({ openedAt: 1 }).lean<NeedRecord[]>(),
    listPipelines(),
  ]);
  if (!household) return;
  const territories = [...new Set(candidates.flatMap((candidate) => candidate.territories))];
  const title = titleOf(candidates, household);
  const { readiness, readinessItems, blocking } = readinessOfFile({
    household,
    candidates,
    needs,
    pipelines,
  });
  const set = {
    heads: candidates.map(headOf),
    journeyKeys: journeyKeysOf(candidates),
    title,
    sortName: fold(title),
    territories,
    visibleTo: visibilityKeys({ referentId: household.referentId, territories }),
    needLines: needs.map((need) => needLineOf(need, household)),
    openNeedKinds: [...new Set(needs.filter(({ isOpen }) => isOpen).map(({ kind }) => kind))],
    readiness,
    readinessItems,
    searchWords: searchWordsOfFile(candidates, household),
    updatedAt: now(),
  };
  if (set.visibleTo.join() !== household.visibleTo.join()) {
    const visibleTo = { $set: { visibleTo: set.visibleTo } };
    await Promise.all([
      HandOff.updateMany({ householdId }, visibleTo),
      Mail.updateMany({ householdId }, visibleTo),
      Mentorship.updateMany({ householdId }, visibleTo),
      Message.updateMany({ householdId }, visibleTo),
      Scholarship.updateMany({ householdId }, visibleTo),
      Task.updateMany({ householdId, kind: "promise" }, visibleTo),
      VisitDay.updateMany({ householdId }, visibleTo),
    ]);
  }
  await commit(SOFTWARE, Household, householdId, {
    set: blocking ? { ...set, blocking } : set,
    unset: blocking ? [] : ["blocking"],
    effects: [],
    isDerived: true,
  });
}

type TimedSource = ReadinessSource & { needs: readonly Pick<NeedRecord, "updatedAt">[] };

/** The readiness of a file, what it is counted from, and what holds it back most. */
export function readinessOfFile(
  source: TimedSource,
): Pick<HouseholdRecord, "readiness" | "readinessItems" | "blocking"> {
  const items = readinessItems(source);
  return { readiness: readinessOf(items), readinessItems: items, blocking: blockingOf(source) };
}

/** A candidate as their file shows them; the stage is that of the last journey begun that is not over. */
export function headOf(
  candidate: Pick<
    CandidateRecord,
    | "_id"
    | "firstName"
    | "lastName"
    | "birthName"
    | "kind"
    | "specialty"
    | "semester"
    | "journeys"
    | "createdAt"
  >,
): Head {
  const journey = mainJourney(candidate.journeys);
  return {
    candidateId: candidate._id,
    firstName: candidate.firstName,
    lastName: candidate.lastName,
    ...(candidate.birthName ? { birthName: candidate.birthName } : {}),
    kind: candidate.kind,
    specialty: candidate.specialty,
    ...(candidate.semester ? { semester: candidate.semester } : {}),
    pipeline: journey?.pipeline ?? "",
    stage: journey?.stage ?? "",
    since: journey?.since ?? candidate.createdAt,
    journeys: candidate.journeys.map(({ pipeline, stage, since, exit }) => ({
      pipeline,
      stage,
      since,
      ...(exit ? { isOver: true } : {}),
    })),
  };
}

/** Every stage that these candidates are at, as boards look for them. */
export function journeyKeysOf(candidates: readonly Pick<CandidateRecord, "journeys">[]): string[] {
  const journeys = candidates.flatMap((candidate) => candidate.journeys);
  return [...new Set(journeys.map(({ pipeline, stage }) => `${pipeline}/${stage}`))];
}

function titleOf(candidates: CandidateRecord[], household: Pick<HouseholdRecord, "adults">): string {
  const spouse = spouseOf(household);
  const names = [...candidates.map(({ lastName }) => lastName), spouse?.lastName ?? ""].filter(Boolean);
  // After a separation, the file of an adult who is not a candidate.
  const adults = household.adults ?? [];
  if (names.length === 0) return joinWords(adults.map(({ firstName, lastName }) => lastName ?? firstName));
  return [...new Set(names)].join(" – ");
}

function needLineOf(need: NeedRecord, { children }: Pick<HouseholdRecord, "children">): NeedLine {
  const child = children.find(({ id }) => id === need.childId);
  return {
    needId: need._id,
    kind: need.kind,
    ...(child ? { childId: child.id, childName: childName(child) } : {}),
    track: need.track,
    state: need.state,
    ball: need.ball,
    holder: need.holder,
    promisedOn: need.promisedOn,
    summary: needSummary(need),
    updatedAt: need.updatedAt,
  };
}

/** What blocks, and who has the ball; among needs as far along, the one that has not moved for longest. */
function blockingOf(source: TimedSource): HouseholdRecord["blocking"] {
  const stillest = [...source.needs].sort((a, b) => +a.updatedAt - +b.updatedAt);
  const item = blockingItem(readinessItems({ ...source, needs: stillest }));
  return item && { label: item.label, owner: item.owner, ...(item.needId ? { needId: item.needId } : {}) };
}

function searchWordsOfFile(
  candidates: CandidateRecord[],
  { adults = [] }: Pick<HouseholdRecord, "adults">,
): string[] {
  const ofCandidates = candidates.flatMap(({ searchWords }) => searchWords);
  const names = [
    ...candidates.map(({ birthName }) => birthName),
    ...adults.flatMap(({ firstName, lastName, birthName }) => [firstName, lastName, birthName]),
  ];
  return [...new Set([...ofCandidates, ...searchWordsOf(...names), ...nearWordsOf(...names)])];
}
