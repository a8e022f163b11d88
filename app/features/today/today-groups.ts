import type { TaskRecord } from "#models/task";

/** One thing to do: the next action of a file, or a task of it. */
export interface TodayLine
  extends Partial<Pick<TaskRecord, "phone" | "checklist" | "waitingFor" | "wokeAt">> {
  /** Of the file for a next action, else of the task. */
  id: string;
  kind: "next" | TaskRecord["kind"];
  householdId: string;
  /** Of a task of no file: where what it is about is. */
  href?: string;
  title: string;
  label: string;
  dueOn: string;
  time?: string;
  /** For whom, when it is not one’s own. */
  owner?: string;
}

export interface TodayGroups {
  late: TodayLine[];
  due: TodayLine[];
  wakes: TodayLine[];
  promises: TodayLine[];
}

/** What is late, what is due today, what woke up, what was promised; each the soonest first. */
export function groupsOf(lines: readonly TodayLine[], today: string): TodayGroups {
  const sorted = [...lines].sort((a, b) => whenOf(a).localeCompare(whenOf(b)));
  const plain = sorted.filter(({ kind, wokeAt }) => kind !== "promise" && !wokeAt);
  return {
    late: plain.filter(({ dueOn }) => dueOn < today),
    due: plain.filter(({ dueOn }) => dueOn >= today),
    wakes: sorted.filter(({ kind, wokeAt }) => kind !== "promise" && wokeAt),
    promises: sorted.filter(({ kind }) => kind === "promise"),
  };
}

function whenOf({ dueOn, time = "" }: TodayLine): string {
  return `${dueOn} ${time}`;
}
