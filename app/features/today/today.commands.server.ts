import { Notice } from "#models/notice";
import { Task } from "#models/task";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";

/** Puts aside an answer one has seen. */
export async function dismissNotice(user: User, noticeId: string): Promise<void> {
  await Notice.updateOne(
    { _id: noticeId, accountId: { $in: [user.id, ...user.delegators] } },
    { $set: { readAt: now() } },
  );
}

/** Marks a call as made. Refuses one already done. */
export async function completeTask(user: User, taskId: string): Promise<void> {
  await commit(user, Task, taskId, {
    onlyIf: { state: "open", ownerId: { $in: [user.id, ...user.delegators] } },
    refusal: "Cette tâche est déjà faite.",
    set: { state: "done", doneAt: now() },
    effects: [audit("task.done")],
  });
}
