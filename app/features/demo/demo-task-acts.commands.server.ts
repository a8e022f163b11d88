import { HandOff } from "#models/hand-off";
import { addWorkingDays, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { snoozeTask, waitFor } from "~/features/tasks/task-wakes.commands.server";
import { openTask } from "~/features/tasks/tasks.commands.server";
import { AWAITING_STATES } from "~/vocabulary/hand-offs";
import { type Act, householdIdOf, type Scene, say } from "./demo-scene.commands.server";

interface Told {
  /** Working days from that moment. */
  inDays: number;
  checklist?: readonly string[];
}

/** The colleague notes something to do, with what to tick. */
export function hasToDo(label: string, told: Told): Act {
  return async (scene) => {
    await open(scene, label, told);
  };
}

/** Something to do which waits for the answer of the partner last asked, and ends with it. */
export function awaitsAnswer(label: string, told: Told): Act {
  return async (scene) => {
    const id = await open(scene, label, told);
    const asked = await HandOff.findOne(
      { householdId: householdIdOf(scene), state: { $in: AWAITING_STATES } },
      { _id: 1 },
    ).lean();
    if (asked) await waitFor(scene.user, id, { handOffId: asked._id });
  };
}

/** Something to do, put aside until a day or the next semester. */
export function putAside(label: string, until: "semester" | number): Act {
  return async (scene) => {
    const id = await open(scene, label, { inDays: 1 });
    const snooze =
      until === "semester" ? { until } : { until: "day" as const, on: addWorkingDays(toDay(now()), until) };
    await snoozeTask(scene.user, id, snooze);
  };
}

function open(scene: Scene, label: string, { inDays, checklist = [] }: Told): Promise<string> {
  return openTask(scene.user, householdIdOf(scene), {
    label: say(scene, label),
    dueOn: addWorkingDays(toDay(now()), inDays),
    ownerId: scene.user.id,
    checklist: [...checklist],
  });
}
