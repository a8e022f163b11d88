import { Household } from "#models/household";
import { Task, type TaskRecord } from "#models/task";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { derivedId } from "~/core/ids.server";

interface Wake {
  householdId: string;
  candidateId: string;
  firstName: string;
  wakeOn: string;
}

/** The follow-up of a journey that ended: whoever follows the file is told the day ("YYYY-MM-DD") the person may be written to again. Safe twice. */
export async function planWake(
  actor: Actor,
  { householdId, candidateId, firstName, wakeOn }: Wake,
  origin: string,
): Promise<void> {
  const household = await Household.findById(householdId, { referentId: 1 }).lean();
  const ownerId = household?.referentId ?? actor.id;
  if (!ownerId) return;
  await create(
    actor,
    Task,
    {
      _id: derivedId("wake", origin),
      householdId,
      track: "family",
      kind: "wake",
      label: `Reprendre contact avec ${firstName}`,
      ownerId,
      dueOn: wakeOn,
      state: "open",
      checklist: [],
      snooze: { until: "day", on: wakeOn },
      candidateId,
      createdAt: now(),
    },
    [audit("task.opened", ["wake"])],
  );
}

/** The follow-up of a journey that began again: nobody has to be reminded of it any more. Safe twice. */
export async function cancelWakes(actor: Actor, candidateId: string): Promise<void> {
  const wakes = await Task.find({ candidateId, kind: "wake", state: "open" }, { _id: 1 }).lean<
    Pick<TaskRecord, "_id">[]
  >();
  for (const { _id } of wakes) {
    await commit(actor, Task, _id, {
      onlyIf: { state: "open" },
      set: { state: "done", doneAt: now() },
      unset: ["snooze", "wokeAt"],
      effects: [audit("task.done")],
    });
  }
}
