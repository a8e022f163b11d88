import { Candidate, type CandidateRecord } from "#models/candidate";
import type { Model } from "#models/define";
import { Document } from "#models/document";
import { Household, type HouseholdRecord } from "#models/household";
import { Need } from "#models/need";
import type { NeedVisit } from "#models/need-visit";
import { Notice } from "#models/notice";
import { changing, type PlannedStep, removing } from "~/core/db/restructure-plan.server";
import { duplicateKeysOf, searchWordsOfPerson } from "~/features/candidates/candidate-words";
import { earliestOrigin } from "~/features/events/attendance-rules";
import { pairsOf, type Sides, takenFields } from "./merge.queries.server";
import { eventSteps } from "./merge-events.server";
import { type Choices, FILE_FIELDS, PERSON_FIELDS, personKey } from "./merge-fields";
import { followingSteps, keptFileSteps, replaced, shownIn, visitorsOf } from "./merge-following.server";
import { internSteps } from "./merge-interns.server";
import {
  adultCandidates,
  joinedAdults,
  joinedTies,
  joinMembers,
  type Replaced,
  sameMembers,
} from "./merge-members.server";
import { mentoringSteps } from "./merge-mentoring.server";
import { scholarshipSteps } from "./merge-scholarships.server";
import { surveySteps } from "./merge-surveys.server";

/** What is asked of a merge. */
export interface MergeAsked {
  choices: Choices;
  /** The candidates of the file that goes who are one with a candidate of the other. */
  sameIds: string[];
  /** What `seenOf` said of the files compared; absent when nobody compared them. */
  seen?: string;
}

/**
 * The steps that make one file of two: everything of one moves to the other, two records of a person and two open
 * needs of a kind become one, and the emptied file goes away; it comes back whole when they are undone.
 */
export async function* mergeSteps(sides: Sides, asked: MergeAsked): AsyncGenerator<PlannedStep> {
  const pairs = samePeople(sides, asked);
  const candidates = new Map(pairs.map(({ kept, gone }) => [gone._id, kept._id] as const));
  const people = new Map([
    ...candidates,
    ...sameMembers(sides.kept.household, sides.gone.household),
    ...adultCandidates(sides, candidates),
  ]);
  const needs = sameNeeds(sides, people);
  const keptId = sides.kept.household._id;
  for (const { kept, gone } of needs) {
    yield removing(Need, gone._id);
    const visits = (gone.visits ?? []).map((visit) => heldBy(visit, people));
    yield changing(
      Need,
      kept._id,
      { addTo: { options: gone.options, ...listed({ visits }) } },
      shownIn(keptId),
    );
  }
  for (const pair of pairs) yield* personSteps(pair, sides, asked.choices);
  const absorbed = new Set([...people.keys(), ...needs.map(({ gone }) => gone._id)]);
  yield* movingSteps(sides, absorbed, people);
  yield* keptFileSteps(keptId, people);
  yield* internSteps(sides, people);
  yield* surveySteps(sides, people);
  yield* mentoringSteps(sides, people);
  yield* eventSteps(people, keptId);
  yield* scholarshipSteps(sides, people);
  yield* followingSteps(sides, people, new Map(needs.map(({ kept, gone }) => [gone._id, kept._id])));
  yield changing(
    Household,
    keptId,
    { set: mergedFields(sides, asked.choices, people) },
    { householdId: keptId },
  );
  const goneId = sides.gone.household._id;
  yield removing(Household, goneId, { householdId: goneId });
}

/** A visit, with what each adult thought of it under the id they have once the files are one. */
function heldBy(visit: NeedVisit, people: Replaced): NeedVisit {
  const feedback = visit.feedback.map((told) => ({
    ...told,
    ...replaced({ memberId: told.memberId }, people),
  }));
  return { ...visit, feedback };
}

/** The records said to be of one person. */
export function samePeople(sides: Sides, { sameIds }: MergeAsked): ReturnType<typeof pairsOf> {
  return pairsOf(sides).filter(({ gone }) => sameIds.includes(gone._id));
}

/** Candidates, needs and papers with whose they are said to be, and what only carries the id of its file. */
async function* movingSteps(
  { kept, gone }: Sides,
  absorbed: ReadonlySet<string>,
  people: ReadonlyMap<string, string>,
): AsyncGenerator<PlannedStep> {
  const to = kept.household._id;
  for (const model of [Candidate, Need, Document, Notice] as unknown as Model<unknown>[])
    for await (const { _id, memberId, childId, criteria, visits } of model.collection.find(
      { householdId: gone.household._id },
      { projection: { memberId: 1, childId: 1, "criteria.memberId": 1, visits: 1 } },
    )) {
      const named = { memberId, childId, "criteria.memberId": criteria?.memberId, ...visitorsOf(visits) };
      const said = replaced(named, people);
      if (!absorbed.has(String(_id)))
        yield changing(model, String(_id), { set: { householdId: to, ...said } }, shownIn(to));
    }
}

function* personSteps(
  { kept, gone }: { kept: CandidateRecord; gone: CandidateRecord },
  sides: Sides,
  choices: Choices,
): Generator<PlannedStep> {
  const keyOf = (field: string) => personKey(gone._id, field);
  const chosen = takenFields(PERSON_FIELDS, { kept, gone }, keyOf, choices, sides.recent);
  const birthName = chosen.birthName ?? kept.birthName;
  const person = {
    firstName: chosen.firstName ?? kept.firstName,
    lastName: chosen.lastName ?? kept.lastName,
    ...(birthName ? { birthName } : {}),
    emails: union(kept.emails, gone.emails),
    phones: union(kept.phones, gone.phones),
  };
  // Whoever asked us not to write asked it of both.
  const wishes = [kept.noContact, gone.noContact];
  const noContact = wishes.find((wish) => wish?.by === "person") ?? wishes.find(Boolean);
  const origin = earliestOrigin(kept.origin, gone.origin);
  const pipelines = kept.journeys.map(({ pipeline }) => pipeline);
  const linked = (kept.openings ?? []).map(({ openingId }) => openingId);
  yield changing(
    Candidate,
    kept._id,
    {
      set: {
        ...chosen,
        ...person,
        ...(noContact ? { noContact } : {}),
        ...(origin ? { origin } : {}),
        searchWords: searchWordsOfPerson(person),
        duplicateKeys: duplicateKeysOf(person),
      },
      addTo: {
        ...listed({
          situations: gone.situations,
          obstacles: gone.obstacles,
          quietPeriods: gone.quietPeriods,
        }),
        ...listed({ seeks: gone.seeks, territories: gone.territories, introducedTo: gone.introducedTo }),
        ...listed({ journeys: gone.journeys.filter(({ pipeline }) => !pipelines.includes(pipeline)) }),
        ...listed({ openings: gone.openings?.filter(({ openingId }) => !linked.includes(openingId)) }),
      },
    },
    shownIn(kept.householdId),
  );
  yield removing(Candidate, gone._id);
}

/** What the kept file becomes, but for what is computed from its candidates and needs. */
function mergedFields(
  { kept, gone, recent }: Sides,
  choices: Choices,
  people: Replaced,
): Partial<HouseholdRecord> {
  const [one, other] = [kept.household, gone.household];
  const taken = takenFields(FILE_FIELDS, { kept: one, gone: other }, (field) => field, choices, recent);
  const state = one.state === "open" || other.state === "open" ? "open" : "closed";
  const tags = union(one.tags ?? [], other.tags ?? []);
  return {
    ...taken,
    state,
    adults: joinedAdults(one, other, people),
    children: joinMembers(one.children, other.children),
    ...listed(joinedTies(one, other, people)),
    ...(tags.length > 0 ? { tags } : {}),
    firstAnswer: firstAnswerOf(one, other),
    lastActAt: new Date(Math.max(+one.lastActAt, +other.lastActAt)),
    createdAt: new Date(Math.min(+one.createdAt, +other.createdAt)),
  };
}

/** The earliest given; while none is, the earliest due. */
function firstAnswerOf(one: HouseholdRecord, other: HouseholdRecord): HouseholdRecord["firstAnswer"] {
  const answers = [one.firstAnswer, other.firstAnswer];
  const given = answers.filter(({ at }) => at).sort((a, b) => Number(a.at) - Number(b.at));
  const due = answers.sort((a, b) => +a.dueAt - +b.dueAt);
  return given[0] ?? due[0] ?? one.firstAnswer;
}

/** Open needs of one kind: a file has only one, or one for each child. */
function sameNeeds({ kept, gone }: Sides, people: Replaced) {
  return gone.needs
    .filter(({ isOpen }) => isOpen)
    .flatMap((need) => {
      const childId = need.childId && (people.get(need.childId) ?? need.childId);
      const same = kept.needs.find(
        (other) => other.isOpen && other.kind === need.kind && other.childId === childId,
      );
      return same ? { kept: same, gone: need } : [];
    });
}

function listed(lists: Record<string, unknown[] | undefined>): Record<string, unknown[]> {
  return Object.fromEntries(
    Object.entries(lists).flatMap(([path, list]) => (list?.length ? [[path, list]] : [])),
  );
}

function union<Value>(one: readonly Value[], other: readonly Value[]): Value[] {
  return [...new Set([...one, ...other])];
}
