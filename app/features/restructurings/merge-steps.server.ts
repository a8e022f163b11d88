import { Candidate, type CandidateRecord } from "#models/candidate";
import { Consent } from "#models/consent";
import type { Model } from "#models/define";
import { Document } from "#models/document";
import { Entry } from "#models/entry";
import { HandOff } from "#models/hand-off";
import { Household, type HouseholdRecord } from "#models/household";
import { Mail } from "#models/mail";
import { Need } from "#models/need";
import { Notice } from "#models/notice";
import { Submission } from "#models/submission";
import { Task } from "#models/task";
import { changing, type PlannedStep, removing } from "~/core/db/restructure-plan.server";
import { duplicateKeysOf, searchWordsOfPerson } from "~/features/candidates/candidate-words";
import { pairsOf, type Sides, takenFields } from "./merge.queries.server";
import { type Choices, FILE_FIELDS, PERSON_FIELDS, personKey } from "./merge-fields";
import {
  adultCandidates,
  joinedAdults,
  joinedTies,
  joinMembers,
  type Replaced,
  sameMembers,
} from "./merge-members.server";

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
  const needs = sameNeeds(sides);
  const candidates = new Map(pairs.map(({ kept, gone }) => [gone._id, kept._id] as const));
  const people = new Map([
    ...candidates,
    ...sameMembers(sides.kept.household, sides.gone.household),
    ...adultCandidates(sides, candidates),
  ]);
  const keptId = sides.kept.household._id;
  for (const { kept, gone } of needs) {
    yield removing(Need, gone._id);
    yield changing(Need, kept._id, { addTo: { options: gone.options } }, shownIn(keptId));
  }
  for (const pair of pairs) yield* personSteps(pair, sides, asked.choices);
  const absorbed = new Set([...people.keys(), ...needs.map(({ gone }) => gone._id)]);
  yield* movingSteps(sides, absorbed);
  yield* keptEntrySteps(keptId, people);
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

/** The records said to be of one person. */
export function samePeople(sides: Sides, { sameIds }: MergeAsked): ReturnType<typeof pairsOf> {
  return pairsOf(sides).filter(({ gone }) => sameIds.includes(gone._id));
}

/** Candidates, needs, and what only carries the id of its file. */
async function* movingSteps(
  { kept, gone }: Sides,
  absorbed: ReadonlySet<string>,
): AsyncGenerator<PlannedStep> {
  const to = kept.household._id;
  for (const model of [Candidate, Need, Document, Notice] as unknown as Model<unknown>[])
    for await (const { _id } of model.collection.find(
      { householdId: gone.household._id },
      { projection: { _id: 1 } },
    ))
      if (!absorbed.has(String(_id)))
        yield changing(model, String(_id), { set: { householdId: to } }, shownIn(to));
}

/** What names a person or a need of the file that goes. */
async function* followingSteps(
  { kept, gone }: Sides,
  people: Replaced,
  needs: Replaced,
): AsyncGenerator<PlannedStep> {
  const [from, to] = [gone.household._id, kept.household._id];
  const all = new Map([...people, ...needs, [from, to] as const]);
  const of = { householdId: from };
  for await (const { _id, needId, introduction } of HandOff.find(of, { needId: 1, introduction: 1 })
    .lean()
    .cursor()) {
    const named = { needId, "introduction.candidateId": introduction?.candidateId };
    const set = { householdId: to, ...replaced(named, all) };
    yield changing(HandOff, _id, { set, unset: ["nextActionBefore"] }, shownIn(to));
  }
  for await (const { _id, plan } of Task.find(of, { plan: 1 }).lean().cursor())
    yield changing(
      Task,
      _id,
      { set: { householdId: to, ...replaced({ "plan.candidateId": plan?.candidateId }, all) } },
      shownIn(to),
    );
  for await (const { _id, candidateId } of Consent.find(of, { candidateId: 1 }).lean().cursor())
    yield changing(
      Consent,
      _id,
      { set: { householdId: to, ...replaced({ candidateId }, all) } },
      shownIn(to),
    );
  for await (const { _id, candidateId } of Submission.find(of, { candidateId: 1 }).lean().cursor())
    yield changing(
      Submission,
      _id,
      { set: { householdId: to, ...replaced({ candidateId }, all) } },
      shownIn(to),
    );
  for await (const { _id, candidateId } of Mail.find(of, { candidateId: 1 }).lean().cursor())
    yield changing(Mail, _id, { set: { householdId: to, ...replaced({ candidateId }, all) } }, shownIn(to));
  for await (const { _id, memberId, changed } of Entry.find(of, { memberId: 1, changed: 1 }).lean().cursor())
    yield changing(
      Entry,
      _id,
      { set: { householdId: to, ...replaced({ memberId, "changed.id": changed?.id }, all) } },
      shownIn(to),
    );
}

/** What names an adult of the file that stays who is a candidate of the other. */
async function* keptEntrySteps(householdId: string, people: Replaced): AsyncGenerator<PlannedStep> {
  const about = { householdId, memberId: { $in: [...people.keys()] } };
  for await (const { _id, memberId } of Entry.find(about, { memberId: 1 }).lean().cursor())
    yield changing(Entry, _id, { set: replaced({ memberId }, people) }, shownIn(householdId));
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

/** Open needs of one kind: a file has only one. */
function sameNeeds({ kept, gone }: Sides) {
  return gone.needs
    .filter(({ isOpen }) => isOpen)
    .flatMap((need) => {
      const same = kept.needs.find(({ kind, isOpen }) => isOpen && kind === need.kind);
      return same ? { kept: same, gone: need } : [];
    });
}

function replaced(fields: Record<string, string | undefined>, ids: Replaced): Record<string, string> {
  const found = Object.entries(fields).flatMap(([path, id]) => {
    const by = ids.get(id ?? "");
    return by ? [[path, by] as const] : [];
  });
  return Object.fromEntries(found);
}

function listed(lists: Record<string, unknown[] | undefined>): Record<string, unknown[]> {
  return Object.fromEntries(
    Object.entries(lists).flatMap(([path, list]) => (list?.length ? [[path, list]] : [])),
  );
}

function union<Value>(one: readonly Value[], other: readonly Value[]): Value[] {
  return [...new Set([...one, ...other])];
}

function shownIn(householdId: string) {
  return { householdId, isComplete: true };
}
