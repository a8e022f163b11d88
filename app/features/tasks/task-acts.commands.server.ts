import type { User } from "~/core/auth/actor";
import { snoozeTask, waitFor, wakeTask } from "./task-wakes.commands.server";
import {
  changeTask,
  completeTask,
  deleteTask,
  openTask,
  restoreTask,
  tickItem,
} from "./tasks.commands.server";
import type { TaskAct } from "./tasks.schema.server";

interface Done {
  message: string;
  undo?: Record<string, string>;
}

/** Carries out one act on a task of a file, or opens one in it; says what was done. Refusals are those of each command. */
export async function carryOutTaskAct(user: User, householdId: string, act: TaskAct): Promise<Done> {
  switch (act.intent) {
    case "task-open": {
      const { label, dueOn, ownerId, checklist } = act;
      await openTask(user, householdId, { label, dueOn, ownerId, checklist });
      return { message: "Tâche ajoutée." };
    }
    case "task-done":
      await completeTask(user, act.taskId);
      return { message: "C’est fait." };
    case "task-tick":
      await tickItem(user, act.taskId, act.itemId, act.isDone);
      return { message: act.isDone ? "Coché." : "Décoché." };
    case "task-change": {
      const { taskId, before, label, dueOn, ownerId, checklist } = act;
      await changeTask(user, taskId, before, { label, dueOn, ownerId, checklist });
      return { message: "Tâche modifiée." };
    }
    case "task-snooze":
      await snoozeTask(user, act.taskId, act);
      return { message: "C’est reporté." };
    case "task-wake":
      await wakeTask(user, act.taskId);
      return { message: "De retour dans la liste." };
    case "task-wait":
      await waitFor(user, act.taskId, act.handOffId || act.label ? act : null);
      return {
        message: act.handOffId || act.label ? "En attente : c’est noté." : "Cette tâche n’attend plus.",
      };
    case "task-delete":
      await deleteTask(user, act.taskId);
      return { message: "Tâche à la corbeille.", undo: { intent: "task-restore", taskId: act.taskId } };
    case "task-restore":
      await restoreTask(user, act.taskId);
      return { message: "Tâche rétablie." };
  }
}
