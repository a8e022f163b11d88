import type { User } from "~/core/auth/actor";
import { nextWorkingDay, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { nextSemesterStart } from "~/features/settings/calendar.queries.server";
import { taskView } from "~/features/tasks/task-view";
import { listTasksOfFile } from "~/features/tasks/tasks.queries.server";
import { AWAITING_STATES } from "~/vocabulary/hand-offs";
import type { FileView } from "./file.queries.server";

/** What is to be done in a file just read for this colleague, and what its tasks may wait for. */
export async function getFileTasks(user: User, { id, referents, handOffs, referentId }: FileView) {
  const [tasks, semesterOn] = await Promise.all([listTasksOfFile(id), nextSemesterStart(toDay(now()))]);
  const names = new Map(referents.map(({ value, label }) => [value, label]));
  return {
    tasks: tasks.map((task) => taskView(task, names)),
    awaited: handOffs
      .filter(({ state }) => AWAITING_STATES.includes(state))
      .map((handOff) => ({ value: handOff.id, label: handOff.partnerName })),
    colleagues: referents,
    semesterOn,
    soonOn: nextWorkingDay(toDay(now())),
    ownerId: names.has(user.id) ? user.id : (referentId ?? ""),
  };
}
