import type { Milestone } from "#models/semester";
import type { Actor } from "~/core/auth/actor";
import type { Toast } from "~/core/http/toast.server";
import { leftBehindOf } from "./left-behind.queries.server";
import {
  addMilestone,
  changeMilestone,
  removeMilestone,
  restoreMilestone,
  settleMilestone,
} from "./milestones.commands.server";
import { settleEarlierDates, updateSemester } from "./semesters.commands.server";
import { getSemester } from "./semesters.queries.server";
import type { SemesterAct } from "./semesters.schema.server";

/** What the page of a semester does by itself; asking the supervisors is done by theirs. */
export type OwnAct = Exclude<SemesterAct, { intent: "ask" }>;

/** Carries out one act of the page of a semester and says what was done; refusals are those of each command. */
export async function carryOutSemesterAct(
  actor: Actor,
  semesterId: string,
  act: OwnAct,
): Promise<Omit<Toast, "id">> {
  if (act.intent === "dates") {
    const { intent: _, before, ...dates } = act;
    await updateSemester(actor, semesterId, before, dates);
    const left = await leftBehindOf(await getSemester(semesterId));
    return { message: ["Semestre enregistré.", left].filter(Boolean).join(" ") };
  }
  if (act.intent === "dates-settled") {
    await settleEarlierDates(actor, semesterId);
    return { message: "C’est noté." };
  }
  if (act.intent === "milestone-remove") return remove(actor, semesterId, act.itemId);
  await settle(actor, semesterId, act);
  return { message: DONE[act.intent] };
}

type MilestoneAct = Exclude<OwnAct, { intent: "dates" | "dates-settled" | "milestone-remove" }>;

const DONE: Readonly<Record<MilestoneAct["intent"], string>> = {
  "milestone-add": "Jalon ajouté.",
  "milestone-change": "Jalon enregistré.",
  "milestone-done": "C’est fait.",
  "milestone-undone": "Ce jalon reste à faire.",
  "milestone-restore": "Jalon remis.",
};

async function settle(actor: Actor, semesterId: string, act: MilestoneAct): Promise<void> {
  switch (act.intent) {
    case "milestone-add":
      return addMilestone(actor, semesterId, act);
    case "milestone-change":
      return changeMilestone(actor, semesterId, { ...act, id: act.itemId });
    case "milestone-restore":
      return restoreMilestone(actor, semesterId, milestoneOf(act));
    default:
      return settleMilestone(actor, semesterId, act.itemId, act.intent === "milestone-done");
  }
}

function milestoneOf({
  itemId,
  label,
  on,
  doneAt,
  isShown,
  key,
}: Extract<MilestoneAct, { intent: "milestone-restore" }>): Milestone {
  const done = doneAt ? { doneAt: new Date(doneAt) } : {};
  return { id: itemId, label, on, ...done, ...(isShown ? { isShown } : {}), ...(key ? { key } : {}) };
}

async function remove(actor: Actor, semesterId: string, id: string): Promise<Omit<Toast, "id">> {
  const removed = await removeMilestone(actor, semesterId, id);
  if (!removed) return { message: "Ce jalon était déjà retiré." };
  const { label, on, doneAt, isShown, key } = removed;
  return {
    message: "Jalon retiré.",
    undo: {
      action: `/semesters/${semesterId}`,
      fields: {
        ...{ intent: "milestone-restore", itemId: id, label, on },
        ...(doneAt ? { doneAt: doneAt.toISOString() } : {}),
        ...(isShown ? { isShown: "on" } : {}),
        ...(key ? { key } : {}),
      },
    },
  };
}
