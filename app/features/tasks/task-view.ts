import type { TaskRecord } from "#models/task";
import { TASK_KINDS } from "~/vocabulary/tasks";
import { formatDay } from "~/vocabulary/typography";

/** A task as a list shows it. */
export type TaskView = Pick<
  TaskRecord,
  "kind" | "label" | "ownerId" | "dueOn" | "checklist" | "waitingFor" | "snooze" | "phone"
> & { id: string; owner?: string; note?: string };

export function taskView(
  {
    _id,
    kind,
    label,
    ownerId,
    dueOn,
    checklist,
    waitingFor,
    snooze,
    phone,
    plan,
  }: Omit<TaskRecord, "pendingEffects" | "appliedEffects">,
  names: ReadonlyMap<string, string>,
): TaskView {
  return {
    id: _id,
    kind,
    label,
    ownerId,
    owner: names.get(ownerId),
    dueOn,
    checklist,
    waitingFor,
    snooze,
    phone,
    note: plan?.note,
  };
}

/** « Promesse », « Appel »; a plain task says nothing of itself. */
export function kindWord(kind: TaskRecord["kind"]): string | undefined {
  return kind === "task" ? undefined : TASK_KINDS[kind].fr;
}

/** « en sommeil jusqu’au lundi 2 novembre », « en attente de la réponse de… ». */
export function waitingWords(
  { waitingFor, snooze }: Pick<TaskView, "waitingFor" | "snooze">,
  today: string,
): string {
  const asleep =
    snooze && `en sommeil ${snooze.on ? `jusqu’au ${formatDay(snooze.on, today)}` : "jusqu’à la réponse"}`;
  return [waitingFor && `en attente de ${waitingFor.label}`, asleep].filter(Boolean).join(" · ");
}

/** « 1 sur 3 » of what is to tick. */
export function ticked(checklist: TaskView["checklist"]): string {
  return `${checklist.filter(({ isDone }) => isDone).length} sur ${checklist.length}`;
}
