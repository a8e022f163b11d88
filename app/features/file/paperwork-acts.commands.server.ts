import type { HouseholdRecord } from "#models/household";
import type { User } from "~/core/auth/actor";
import { getCandidateOfFile } from "~/features/candidates/candidates.queries.server";
import { carryOutTaskAct } from "~/features/tasks/task-acts.commands.server";
import { planNow } from "~/features/templates/planned-now.commands.server";
import type { PaperworkAct } from "./paperwork-acts.schema.server";

/** Carries out one act of the page of the paperwork and says what was done; refusals are those of each command. */
export async function carryOutPaperworkAct(
  user: User,
  household: HouseholdRecord,
  act: PaperworkAct,
): Promise<{ message: string; undo?: Record<string, string> }> {
  if (act.intent !== "plan") return carryOutTaskAct(user, household._id, act);
  await planNow(user, await getCandidateOfFile(household, act.candidateId));
  return { message: "Démarches prévues." };
}
