import { Candidate } from "#models/candidate";
import { Consent } from "#models/consent";
import type { Model } from "#models/define";
import { Document } from "#models/document";
import { Entry } from "#models/entry";
import type { Adult } from "#models/family";
import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Household, type HouseholdRecord } from "#models/household";
import { Mail } from "#models/mail";
import { Mentorship } from "#models/mentorship";
import { Message } from "#models/message";
import { Need, type NeedRecord } from "#models/need";
import { Notice } from "#models/notice";
import { Placement } from "#models/placement";
import { Scholarship } from "#models/scholarship";
import { Submission } from "#models/submission";
import { Survey } from "#models/survey";
import { Task } from "#models/task";
import { visibilityKeys } from "~/core/auth/visibility";
import { now } from "~/core/clock.server";
import { changing, inserting, type PlannedStep } from "~/core/db/restructure-plan.server";
import { AWAITING_STATES } from "~/vocabulary/hand-offs";
import type { SplitAsked } from "./split.schema.server";

interface Split {
  household: HouseholdRecord;
  newId: string;
  asked: SplitAsked;
}

/**
 * The steps that make two files of one. Scholarships, consents, forms and planned tasks go with their adult; a hand-off goes with its need, or
 * with whom it presents, and is taken back when the adult who agreed to it is not on the same side: its link is
 * closed, its mails do not leave.
 */
export async function* splitSteps(split: Split): AsyncGenerator<PlannedStep> {
  const { household, newId, asked } = split;
  const from = household._id;
  yield inserting(Household, newFile(split), { householdId: newId });
  yield changing(
    Household,
    from,
    {
      set: {
        adults: adultsOf(household, (id) => !asked.people.includes(id)),
        children: household.children.filter(({ id }) => asked.children.get(id) !== "go"),
        ...whatNames(household, (id) => !asked.people.includes(id) && asked.children.get(id) !== "go"),
      },
      expects: {
        adults: household.adults,
        children: household.children,
        relations: household.relations,
        confidences: household.confidences,
        formerAdults: household.formerAdults,
      },
    },
    { householdId: from },
  );
  const chosen = { householdId: from, _id: { $in: [...asked.people, ...asked.items] } };
  for (const model of [Candidate, Task, Document]) yield* moving(model as never, chosen, newId);
  yield* needSteps(split);
  const ofPeople = { householdId: from, candidateId: { $in: asked.people } };
  for (const model of [Consent, Submission, Placement, Survey, Mentorship, Scholarship])
    yield* moving(model as never, ofPeople, newId);
  const planned = {
    householdId: from,
    $or: [
      { "plan.candidateId": { $in: asked.people } },
      { "plan.childId": { $in: goingChildren(asked) } },
      { candidateId: { $in: asked.people }, mentorshipId: { $exists: true } },
      { candidateId: { $in: asked.people }, eventId: { $exists: true } },
    ],
    _id: { $nin: asked.items },
  };
  yield* moving(Task as never, planned, newId);
  const handOffs = await handOffsOf(split);
  for (const { handOff, goes, isCut } of handOffs) yield* handOffSteps(handOff, { goes, isCut, newId });
  const relayed = handOffs.filter(({ goes }) => goes).map(({ handOff }) => handOff._id);
  const byHandOff = { householdId: from, handOffId: { $in: relayed }, _id: { $nin: asked.items } };
  for (const model of [Task, Notice]) yield* moving(model as never, byHandOff, newId);
  const written = { $or: [{ handOffId: { $in: relayed } }, { candidateId: { $in: asked.people } }] };
  yield* moving(Message as never, { householdId: from, ...written }, newId);
  const told = {
    $or: [
      { _id: { $in: asked.items } },
      { handOffId: { $in: relayed } },
      { memberId: { $in: asked.people } },
    ],
  };
  yield* moving(Entry as never, { householdId: from, ...told }, newId);
  yield* mailSteps(split, handOffs);
}

/** A need goes when it is chosen; what each adult thought of its visits is told on their own side alone. */
async function* needSteps({ household, newId, asked }: Split): AsyncGenerator<PlannedStep> {
  const needs = Need.find({ householdId: household._id }, { visits: 1 }).lean<NeedRecord[]>();
  for await (const { _id, visits = [] } of needs.cursor()) {
    const goes = asked.items.includes(_id);
    const isThere = (memberId?: string) => !memberId || asked.people.includes(memberId) === goes;
    const cut = visits.flatMap(({ feedback }, index) => {
      const kept = feedback.filter(({ memberId }) => isThere(memberId));
      return kept.length === feedback.length ? [] : [[`visits.${index}.feedback`, kept]];
    });
    const set = { ...(goes ? { householdId: newId } : {}), ...Object.fromEntries(cut) };
    const file = goes ? newId : household._id;
    if (Object.keys(set).length > 0) yield changing(Need, _id, { set }, shownIn(file));
  }
}

/** Those who go, and are not in both files: what is planned for a child of both stays, and is planned there too. */
function goingChildren({ children }: SplitAsked): string[] {
  return [...children].flatMap(([id, side]) => (side === "go" ? [id] : []));
}

interface OfSplit {
  handOff: HandOffRecord;
  /** Whether it goes to the new file, with its need. */
  goes: boolean;
  /** Whether the adult who agreed to it is left on the other side. */
  isCut: boolean;
}

async function handOffsOf({ household, asked }: Split): Promise<OfSplit[]> {
  const handOffs = await HandOff.find({ householdId: household._id }).lean<HandOffRecord[]>();
  const consents = await Consent.find(
    { _id: { $in: handOffs.map(({ consentId }) => consentId) } },
    { candidateId: 1 },
  ).lean();
  const givers = new Map(consents.map(({ _id, candidateId }) => [_id, candidateId]));
  return handOffs.map((handOff) => {
    const goes = goesWith(asked, handOff);
    const hasGone = asked.people.includes(givers.get(handOff.consentId) ?? "");
    return { handOff, goes, isCut: goes !== hasGone && AWAITING_STATES.includes(handOff.state) };
  });
}

/** A need is shared out by name; an introduction goes with whom it presents. */
function goesWith({ items, people }: SplitAsked, { needId = "", introduction }: HandOffRecord): boolean {
  return introduction ? people.includes(introduction.candidateId) : items.includes(needId);
}

function* handOffSteps(
  { _id, linkVersion }: HandOffRecord,
  { goes, isCut, newId }: { goes: boolean; isCut: boolean; newId: string },
): Generator<PlannedStep> {
  const moved = goes ? { householdId: newId } : {};
  const closed = isCut ? { state: "revoked", linkVersion: linkVersion + 1, updatedAt: now() } : {};
  if (!goes && !isCut) return;
  // What came next may tell of those who stay.
  const unset = ["nextActionBefore", ...(isCut ? ["nextReminderAt"] : [])];
  yield changing(HandOff, _id, { set: { ...moved, ...closed }, unset }, shownIn(newId));
}

async function* mailSteps({ household, newId }: Split, handOffs: OfSplit[]): AsyncGenerator<PlannedStep> {
  const byId = new Map(handOffs.map((one) => [one.handOff._id, one]));
  const mails = Mail.find(
    { householdId: household._id, handOffId: { $in: [...byId.keys()] } },
    { handOffId: 1, state: 1 },
  );
  for await (const { _id, handOffId, state } of mails.lean().cursor()) {
    const { goes, isCut } = byId.get(handOffId ?? "") ?? {};
    const moved = goes ? { householdId: newId } : {};
    const held = isCut && state === "waiting" ? { state: "cancelled", cancelledAt: now() } : {};
    if (goes || "state" in held) yield changing(Mail, _id, { set: { ...moved, ...held } }, shownIn(newId));
  }
}

async function* moving(model: Model<unknown>, condition: object, newId: string): AsyncGenerator<PlannedStep> {
  for await (const { _id } of model.collection.find(condition, { projection: { _id: 1 } }))
    yield changing(model, String(_id), { set: { householdId: newId } }, shownIn(newId));
}

function newFile({ household, newId, asked }: Split) {
  const { referentId, label, dueOn } = asked;
  const at = now();
  return {
    _id: newId,
    title: household.title,
    sortName: household.sortName,
    state: "open" as const,
    heads: [],
    adults: adultsOf(household, (id) => asked.people.includes(id)),
    children: household.children.filter(({ id }) => ["go", "both"].includes(asked.children.get(id) ?? "")),
    ...whatNames(
      household,
      (id) => asked.people.includes(id) || ["go", "both"].includes(asked.children.get(id) ?? ""),
    ),
    ...(household.arrivalOn ? { arrivalOn: household.arrivalOn } : {}),
    territories: [],
    referentId,
    visibleTo: visibilityKeys({ referentId, territories: [] }),
    nextAction: { label, ownerId: referentId, dueOn, origin: "typed" as const },
    firstAnswer: household.firstAnswer,
    needLines: [],
    openNeedKinds: [],
    readiness: 0,
    searchWords: [],
    lastActAt: household.lastActAt,
    updatedAt: at,
    createdAt: at,
  };
}

/** The adults of one side; of several candidates, the first may be on the other: what is said of each stays of theirs. */
function adultsOf({ heads, adults = [] }: HouseholdRecord, isThere: (memberId: string) => boolean): Adult[] {
  const there = adults.filter(({ id }) => isThere(id));
  const [first, second] = heads;
  return first && second ? there.map((adult) => ({ ofId: first.candidateId, ...adult })) : there;
}

/** What a file keeps that names its members: what one of them told in confidence never stays with the other. */
function whatNames(
  { relations, confidences, formerAdults }: HouseholdRecord,
  isThere: (memberId: string) => boolean,
): Partial<HouseholdRecord> {
  return {
    // Kept by both sides, shown once both members are in one file again.
    ...(relations && {
      relations: relations.filter(({ oneId, otherId }) => isThere(oneId) || isThere(otherId)),
    }),
    ...(confidences && { confidences: confidences.filter(({ memberId }) => isThere(memberId)) }),
    ...(formerAdults && { formerAdults: formerAdults.filter(({ id }) => isThere(id)) }),
  };
}

function shownIn(householdId: string) {
  return { householdId, isComplete: true };
}
