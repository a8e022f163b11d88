import type { Milestone } from "#models/semester";
import type { Actor } from "~/core/auth/actor";
import type { Toast } from "~/core/http/toast.server";
import {
  addMilestone,
  changeMilestone,
  removeMilestone,
  restoreMilestone,
  settleMilestone,
} from "./milestones.commands.server";
import { updateSemester } from "./semesters.commands.server";
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
    return { message: "Semestre enregistré." };
  }
  if (act.intent === "milestone-remove") return remove(actor, semesterId, act.itemId);
  await settle(actor, semesterId, act);
  return { message: DONE[act.intent] };
}

type MilestoneAct = Exclude<OwnAct, { intent: "dates" | "milestone-remove" }>;

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
      return addMilestone(actor, semesterId, { label: act.label, on: act.on });
    case "milestone-change":
      return changeMilestone(actor, semesterId, { id: act.itemId, label: act.label, on: act.on });
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
}: Extract<MilestoneAct, { intent: "milestone-restore" }>): Milestone {
  return { id: itemId, label, on, ...(doneAt ? { doneAt: new Date(doneAt) } : {}) };
}

async function remove(actor: Actor, semesterId: string, id: string): Promise<Omit<Toast, "id">> {
  const removed = await removeMilestone(actor, semesterId, id);
  if (!removed) return { message: "Ce jalon était déjà retiré." };
  const { label, on, doneAt } = removed;
  return {
    message: "Jalon retiré.",
    undo: {
      action: `/semesters/${semesterId}`,
      fields: {
        ...{ intent: "milestone-restore", itemId: id, label, on },
        ...(doneAt ? { doneAt: doneAt.toISOString() } : {}),
      },
    },
  };
}
