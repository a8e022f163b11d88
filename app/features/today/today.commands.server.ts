import { Notice } from "#models/notice";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { UserFacingError } from "~/core/errors";
import { findReferent } from "~/features/accounts/accounts.queries.server";
import { completeNextAction } from "~/features/households/households.commands.server";
import { getHousehold } from "~/features/households/households.queries.server";
import { postponeNextAction } from "~/features/households/next-action.commands.server";
import { carryOutTaskAct } from "~/features/tasks/task-acts.commands.server";
import { isTaskAct, type TaskAct } from "~/features/tasks/tasks.schema.server";
import { assignSubmission } from "~/features/triage/triage.commands.server";
import { getSubmission } from "~/features/triage/triage.queries.server";
import type { TodayAct } from "./today.schema.server";

/** Carries out one act of the day's page and says what was done; refusals are those of each command. */
export async function carryOutTodayAct(
  user: User,
  act: TodayAct,
): Promise<{ message: string; undo?: Record<string, string> }> {
  return isTaskAct(act) ? carryOutTaskAct(user, "", act) : { message: await carryOut(user, act) };
}

/** Puts aside an answer one has seen. */
export async function dismissNotice(user: User, noticeId: string): Promise<void> {
  await Notice.updateOne(
    { _id: noticeId, accountId: { $in: [user.id, ...user.delegators] } },
    { $set: { readAt: now() } },
  );
}

async function carryOut(user: User, act: Exclude<TodayAct, TaskAct>): Promise<string> {
  switch (act.intent) {
    case "seen":
      await dismissNotice(user, act.noticeId);
      return "C’est noté.";
    case "complete": {
      await getHousehold(user, act.householdId);
      const { label, dueOn, ownerId } = act;
      if (!(await findReferent(ownerId))) {
        throw new UserFacingError("Choisissez un·e collègue qui suit des dossiers.", { field: "ownerId" });
      }
      await completeNextAction(user, act.householdId, act.done, { label, dueOn, ownerId, origin: "typed" });
      return "C’est fait, et la suite est notée.";
    }
    case "postpone":
      await getHousehold(user, act.householdId);
      await postponeNextAction(user, act.householdId, { label: act.done, dueOn: act.dueOn });
      return "C’est reporté.";
    case "take": {
      const { submission } = await getSubmission(user, act.submissionId);
      await assignSubmission(user, submission, { _id: user.id, name: user.name, email: user.email });
      return "Cette demande est pour vous.";
    }
  }
}
