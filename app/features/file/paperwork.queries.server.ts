import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { listReferents } from "~/features/accounts/accounts.queries.server";
import { getCandidateOfFile } from "~/features/candidates/candidates.queries.server";
import { listHandOffsOfFile } from "~/features/hand-offs/hand-offs.queries.server";
import { getHousehold } from "~/features/households/households.queries.server";
import { taskView } from "~/features/tasks/task-view";
import { listPaperwork, mayPlanPaperwork } from "~/features/templates/paperwork.queries.server";
import { getTaskChoices } from "./file-tasks.queries.server";

/** The paperwork of one candidate of a file, the first one unless asked; 404 when this colleague may not see it. */
export async function getPaperwork(user: User, householdId: string, asked: string | null) {
  const household = await getHousehold(user, householdId);
  const { heads, title, arrivalOn, referentId } = household;
  const head = asked ? heads.find(({ candidateId }) => candidateId === asked) : heads[0];
  if (!head) throw notFound();
  const [tasks, people, handOffs] = await Promise.all([
    listPaperwork(head.candidateId),
    listReferents(),
    listHandOffsOfFile(household._id),
  ]);
  const referents = people.map(({ _id, name }) => ({ value: _id, label: name }));
  const names = new Map(referents.map(({ value, label }) => [value, label]));
  return {
    householdId: household._id,
    title,
    arrivalOn,
    candidateId: head.candidateId,
    firstName: head.firstName,
    canPlan:
      tasks.length === 0 && (await mayPlanPaperwork(await getCandidateOfFile(household, head.candidateId))),
    others: heads
      .filter(({ candidateId }) => candidateId !== head.candidateId)
      .map(({ candidateId, firstName }) => ({ candidateId, firstName })),
    steps: tasks.map((task) => ({
      ...taskView(task, names),
      doneOn: task.state === "done" && task.doneAt ? toDay(task.doneAt) : undefined,
    })),
    ...(await getTaskChoices(user, { referents, handOffs, referentId })),
    now: now(),
  };
}

export type Paperwork = Awaited<ReturnType<typeof getPaperwork>>;
