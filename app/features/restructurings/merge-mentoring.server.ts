import { Mentorship, type MentorshipRecord } from "#models/mentorship";
import { Task } from "#models/task";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { changing, type PlannedStep } from "~/core/db/restructure-plan.server";
import type { Sides } from "./merge.queries.server";
import { replaced, shownIn } from "./merge-following.server";
import type { Replaced } from "./merge-members.server";

/**
 * The mentorships of the file that goes follow it. Of two open ones of a person written twice, that of whoever stays goes
 * on; the other ends, its dates to come with it.
 */
export async function* mentoringSteps({ kept, gone }: Sides, people: Replaced): AsyncGenerator<PlannedStep> {
  const [from, to] = [gone.household._id, kept.household._id];
  const theirs = await Mentorship.find({ householdId: from }).lean<MentorshipRecord[]>();
  const staying = { candidateId: { $in: [...people.values()] }, isOpen: true };
  const open = await Mentorship.find(staying, { candidateId: 1 }).lean();
  const accompanied = new Set(open.map(({ candidateId }) => candidateId));
  for (const { _id, candidateId, isOpen } of theirs) {
    const isSecond = isOpen && accompanied.has(people.get(candidateId) ?? "");
    const end = { reason: "one-person" as const, on: toDay(now()) };
    const ended = isSecond ? { state: "broken-off" as const, isOpen: false, end } : {};
    const set = { householdId: to, ...ended, ...replaced({ candidateId }, people) };
    yield changing(Mentorship, _id, { set }, shownIn(to));
    if (isSecond) yield* withoutTasks(_id, to);
  }
}

async function* withoutTasks(mentorshipId: string, to: string): AsyncGenerator<PlannedStep> {
  const set = { state: "deleted" as const, deletedAt: now() };
  for (const { _id } of await Task.find({ mentorshipId, state: "open" }, { _id: 1 }).lean())
    yield changing(Task, _id, { set }, shownIn(to));
}
