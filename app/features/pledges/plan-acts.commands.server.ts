import type { User } from "~/core/auth/actor";
import { type Done, said, type Toast } from "~/core/http/toast.server";
import { correctExchange, planExchange, recordExchange } from "./exchanges.commands.server";
import { addNode, archiveNode, moveNode, renameNode } from "./plan-tree.commands.server";
import { archivePlan, copyPlan, updatePlan } from "./plans.commands.server";
import type { PlanAct, PlanEdit } from "./plans.schema.server";
import { listAssemblies, recordVote, removeAssembly } from "./votes.commands.server";

/** Carries out one act of the page of a plan; refusals are those of each command. */
export async function carryOutPlanAct(user: User, planId: string, act: PlanAct): Promise<Done> {
  const here = `/pledges/${planId}`;
  switch (act.intent) {
    case "archive": {
      await archivePlan(user, planId, true);
      return said(here, "Plan archivé.", { intent: "restore" });
    }
    case "restore": {
      await archivePlan(user, planId, false);
      return said(here, "Plan rétabli.");
    }
    case "copy": {
      const id = await copyPlan(user, planId, act.name);
      return said(`/pledges/${id}/edit`, "Copie ouverte : relisez-la, puis adaptez-la.");
    }
    case "assemblies": {
      await listAssemblies(user, planId);
      return said(here, "Assemblées ajoutées, leur vote est à venir.");
    }
    case "vote": {
      const { intent: _, itemId, ...vote } = act;
      await recordVote(user, planId, vote, itemId);
      return said(here, "Vote noté.");
    }
    case "vote-remove": {
      await removeAssembly(user, planId, act.itemId);
      return said(here, "Assemblée retirée de la liste.");
    }
    case "exchange-plan": {
      await planExchange(user, planId, act);
      return said(here, "Rappel enregistré : une tâche paraîtra dans sa journée.");
    }
    case "exchange": {
      const { on, said: line, itemId } = act;
      if (itemId) await correctExchange(user, planId, itemId, { on, said: line });
      else await recordExchange(user, planId, { on, said: line });
      return said(here, "Échange noté.");
    }
  }
}

/** Carries out one act of the page that edits a plan. */
export async function carryOutPlanEdit(
  user: User,
  planId: string,
  act: PlanEdit,
): Promise<Omit<Toast, "id">> {
  switch (act.intent) {
    case "card": {
      const { intent: _, before, ...card } = act;
      await updatePlan(user, planId, before, card);
      return { message: "Plan enregistré." };
    }
    case "node-add": {
      const { intent: _, ...node } = act;
      await addNode(user, planId, node);
      return { message: "Ligne ajoutée." };
    }
    case "node-rename": {
      await renameNode(user, planId, act.itemId, act);
      return { message: "Ligne enregistrée." };
    }
    case "node-up":
    case "node-down": {
      await moveNode(user, planId, act.itemId, act.intent === "node-up" ? -1 : 1);
      return { message: "Ligne déplacée." };
    }
    case "node-archive": {
      await archiveNode(user, planId, act.itemId, true);
      const fields = { intent: "node-restore", itemId: act.itemId };
      const undo = { action: `/pledges/${planId}/edit`, fields };
      return { message: "Ligne archivée, avec ce qu’elle contient.", undo };
    }
    case "node-restore": {
      await archiveNode(user, planId, act.itemId, false);
      return { message: "Ligne rétablie." };
    }
  }
}
