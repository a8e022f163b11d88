import type { User } from "~/core/auth/actor";
import { nextWorkingDay, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { nextSemesterStart } from "~/features/settings/calendar.queries.server";
import { taskView } from "~/features/tasks/task-view";
import { listTasksOfFile } from "~/features/tasks/tasks.queries.server";
import { AWAITING_STATES } from "~/vocabulary/hand-offs";
import type { FileView } from "./file.queries.server";

/** What is to be done in a file just read for this colleague, and what its tasks may wait for. */
export async function getFileTasks(user: User, file: FileView) {
  const [tasks, choices] = await Promise.all([listTasksOfFile(file.id), getTaskChoices(user, file)]);
  const names = new Map(file.referents.map(({ value, label }) => [value, label]));
  return { tasks: tasks.map((task) => taskView(task, names)), ...choices };
}

/** What a form of a task offers: by whom, until when, which answers are awaited. */
export async function getTaskChoices(
  user: User,
  { referents, handOffs, referentId }: Pick<FileView, "referents" | "handOffs" | "referentId">,
) {
  return {
    awaited: handOffs
      .filter(({ state }) => AWAITING_STATES.includes(state))
      .map((handOff) => ({ value: handOff.id, label: handOff.partnerName })),
    colleagues: referents,
    semesterOn: await nextSemesterStart(toDay(now())),
    soonOn: nextWorkingDay(toDay(now())),
    ownerId: referents.some(({ value }) => value === user.id) ? user.id : (referentId ?? ""),
  };
}
