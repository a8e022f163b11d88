import type { AllocationRecord } from "#models/allocation";
import type { User } from "~/core/auth/actor";
import { NBSP } from "~/vocabulary/typography";
import {
  createAllocation,
  duplicateAllocation,
  setAsideAllocation,
  takeBackAllocation,
  updateAllocation,
} from "./allocations.commands.server";
import type { AllocationAct } from "./allocations.schema.server";
import { cancelComputation, computeAllocation } from "./computing.commands.server";
import { changeLine, pinLine } from "./line-changes.commands.server";

/** What is said of an act, where its page is, and the form that undoes it. */
export interface ActDone {
  message: string;
  id: string;
  undo?: Record<string, string>;
}

/** Carries out an act of the page of an allocation; refuses as each of its commands does. */
export async function carryOutAllocationAct(
  user: User,
  found: AllocationRecord,
  act: AllocationAct,
): Promise<ActDone> {
  const id = found._id;
  switch (act.intent) {
    case "compute":
      return { message: computedWords(await computeAllocation(user, id)), id };
    case "cancel":
      await cancelComputation(user, found);
      return { message: "Le calcul est arrêté.", id };
    case "duplicate":
      return { message: "Voici une copie, à régler autrement.", id: await duplicateAllocation(user, found) };
    case "repair":
      return repair(user, found);
    case "set-aside":
      await setAsideAllocation(user, id);
      return { message: "Cette répartition est écartée.", id, undo: { intent: "take-back" } };
    case "take-back":
      await takeBackAllocation(user, found);
      return { message: "Cette répartition est de nouveau proposée.", id };
    case "update":
      await updateAllocation(user, id, act);
      return { message: "C’est enregistré. Calculez pour voir ce que cela change.", id };
    case "pin":
    case "unpin":
      await pinLine(user, found, { placementId: act.placementId, isPinned: act.intent === "pin" });
      return { message: act.intent === "pin" ? "Cette ligne est gardée." : "Cette ligne est libre.", id };
    case "change":
    case "swap":
      await changeLine(user, found, act);
      return { message: "La ligne est changée, et gardée.", id };
  }
}

function computedWords(isOver: boolean): string {
  return isOver ? "Le calcul est terminé." : `Le calcul est lancé${NBSP}: la page suit son avancement.`;
}

/** A new allocation that starts from the one in force, computed at once. */
async function repair(user: User, { semesterId }: AllocationRecord): Promise<ActDone> {
  const id = await createAllocation(user, semesterId);
  await computeAllocation(user, id);
  return { message: "Voici ce qui changerait. Personne n’est encore prévenu.", id };
}
