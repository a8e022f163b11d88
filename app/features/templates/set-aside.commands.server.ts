import { Task } from "#models/task";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";

/** Puts in the bin what was planned and no longer concerns anybody; what is done is left as it is. */
export async function setAside(actor: Actor, taskId: string): Promise<void> {
  await commit(actor, Task, taskId, {
    onlyIf: { state: "open" },
    set: { state: "deleted", deletedAt: now(), "plan.isAside": true },
    effects: [audit("task.deleted")],
  });
}

/** Takes it out when it concerns somebody again; what a colleague put in the bin stays there. */
export async function takeUp(actor: Actor, taskId: string): Promise<void> {
  await commit(actor, Task, taskId, {
    onlyIf: { state: "deleted", "plan.isAside": true },
    set: { state: "open" },
    unset: ["deletedAt", "plan.isAside"],
    effects: [audit("task.restored")],
  });
}
