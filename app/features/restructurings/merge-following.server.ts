import { Consent } from "#models/consent";
import { Entry } from "#models/entry";
import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Mail } from "#models/mail";
import { Message } from "#models/message";
import { Need, type NeedRecord } from "#models/need";
import { Offer } from "#models/offer";
import { Submission } from "#models/submission";
import { Task } from "#models/task";
import { VisitDay, type VisitDayRecord } from "#models/visit-day";
import { changing, type PlannedStep } from "~/core/db/restructure-plan.server";
import type { Sides } from "./merge.queries.server";
import type { Replaced } from "./merge-members.server";

/** What names a person or a need of the file that goes. */
export async function* followingSteps(
  { kept, gone }: Sides,
  people: Replaced,
  needs: Replaced,
): AsyncGenerator<PlannedStep> {
  const [from, to] = [gone.household._id, kept.household._id];
  const all = new Map([...people, ...needs, [from, to] as const]);
  const of = { householdId: from };
  const told = { needId: 1, introduction: 1, outcomes: 1 };
  for await (const { _id, needId, introduction, outcomes } of HandOff.find(of, told).lean().cursor()) {
    const named = {
      ...{ needId, "introduction.candidateId": introduction?.candidateId },
      ...speakersOf(outcomes),
    };
    const set = { householdId: to, ...replaced(named, all) };
    yield changing(HandOff, _id, { set, unset: ["nextActionBefore"] }, shownIn(to));
  }
  const planned = { plan: 1, mentorshipId: 1, eventId: 1, candidateId: 1 };
  for await (const { _id, plan, mentorshipId, eventId, candidateId } of Task.find(of, planned)
    .lean()
    .cursor()) {
    const named = {
      ...{ "plan.candidateId": plan?.candidateId, "plan.childId": plan?.childId },
      ...(mentorshipId || eventId ? { candidateId } : {}),
    };
    yield changing(Task, _id, { set: { householdId: to, ...replaced(named, all) } }, shownIn(to));
  }
  const shown = { readers: 1, feedback: 1, steps: 1 };
  for await (const { _id, steps, ...day } of VisitDay.find(of, shown).lean().cursor()) {
    const named = { ...readersOf(day), ...needsOf(steps) };
    yield changing(VisitDay, _id, { set: { householdId: to, ...replaced(named, all) } }, shownIn(to));
  }
  for await (const { _id } of Offer.find({ takenBy: from }, { _id: 1 }).lean().cursor())
    yield changing(Offer, _id, { set: { takenBy: to } }, shownIn(to));
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
  for await (const { _id, candidateId } of Message.find(of, { candidateId: 1 }).lean().cursor())
    yield changing(
      Message,
      _id,
      { set: { householdId: to, ...replaced({ candidateId }, all) } },
      shownIn(to),
    );
  const detached = { "detachedFrom.householdId": from };
  for await (const { _id, detachedFrom } of Message.find(detached, { detachedFrom: 1 }).lean().cursor()) {
    const named = { "detachedFrom.candidateId": detachedFrom?.candidateId };
    yield changing(
      Message,
      _id,
      { set: { "detachedFrom.householdId": to, ...replaced(named, all) } },
      shownIn(to),
    );
  }
  for await (const { _id, memberId, changed } of Entry.find(of, { memberId: 1, changed: 1 }).lean().cursor())
    yield changing(
      Entry,
      _id,
      { set: { householdId: to, ...replaced({ memberId, "changed.id": changed?.id }, all) } },
      shownIn(to),
    );
}

/** What names an adult of the file that stays who is a candidate of the other. */
export async function* keptFileSteps(householdId: string, people: Replaced): AsyncGenerator<PlannedStep> {
  const about = { householdId, memberId: { $in: [...people.keys()] } };
  for await (const { _id, memberId } of Entry.find(about, { memberId: 1 }).lean().cursor())
    yield changing(Entry, _id, { set: replaced({ memberId }, people) }, shownIn(householdId));
  const said = { householdId, "outcomes.memberId": { $in: [...people.keys()] } };
  for await (const { _id, outcomes } of HandOff.find(said, { outcomes: 1 }).lean().cursor())
    yield changing(HandOff, _id, { set: replaced(speakersOf(outcomes), people) }, shownIn(householdId));
  const lists = { criteria: 1, visits: 1 };
  for await (const { _id, criteria, visits } of Need.find({ householdId }, lists).lean().cursor()) {
    const set = replaced({ "criteria.memberId": criteria.memberId, ...visitorsOf(visits) }, people);
    if (Object.keys(set).length > 0) yield changing(Need, _id, { set }, shownIn(householdId));
  }
  const days = { readers: 1, feedback: 1 };
  for await (const { _id, ...day } of VisitDay.find({ householdId }, days).lean().cursor()) {
    const set = replaced(readersOf(day), people);
    if (Object.keys(set).length > 0) yield changing(VisitDay, _id, { set }, shownIn(householdId));
  }
}

/** Who said what they thought of a visit, by the path of each. */
export function visitorsOf(visits: NeedRecord["visits"] = []): Record<string, string | undefined> {
  return Object.fromEntries(
    visits.flatMap(({ feedback }, index) => Object.entries(membersAt(`visits.${index}.feedback`, feedback))),
  );
}

/** Who has a link to a visit day or answered about it, by the path of each. */
function readersOf({ readers, feedback }: Pick<VisitDayRecord, "readers" | "feedback">) {
  return { ...membersAt("readers", readers), ...membersAt("feedback", feedback) };
}

/** The need that each step of a day visits an option of, by its path. */
function needsOf(steps: VisitDayRecord["steps"]): Record<string, string | undefined> {
  return Object.fromEntries(steps.map(({ needId }, index) => [`steps.${index}.needId`, needId]));
}

/** Who said how a hand-off ended, by the path of each. */
function speakersOf(outcomes: HandOffRecord["outcomes"] = []): Record<string, string | undefined> {
  return membersAt("outcomes", outcomes);
}

/** Who each line of a list is about, by the path of each. */
function membersAt(
  list: string,
  lines: readonly { memberId?: string }[],
): Record<string, string | undefined> {
  return Object.fromEntries(lines.map(({ memberId }, index) => [`${list}.${index}.memberId`, memberId]));
}

/** The fields that name somebody or something that goes, with the id of what stays. */
export function replaced(
  fields: Record<string, string | undefined>,
  ids: ReadonlyMap<string, string>,
): Record<string, string> {
  const found = Object.entries(fields).flatMap(([path, id]) => {
    const by = ids.get(id ?? "");
    return by ? [[path, by] as const] : [];
  });
  return Object.fromEntries(found);
}

/** The file these steps are told of. */
export function shownIn(householdId: string) {
  return { householdId, isComplete: true };
}
