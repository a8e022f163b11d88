import type { User } from "~/core/auth/actor";
import type { Toast } from "~/core/http/toast.server";
import { ACTION_STATES } from "~/vocabulary/pledges";
import {
  addEvidence,
  markStep,
  recordIndicator,
  recordReading,
  recordStep,
  setItemAside,
} from "./action-items.commands.server";
import { moveAction, updateAction } from "./actions.commands.server";
import { getAction } from "./actions.queries.server";
import type { ActionAct } from "./actions.schema.server";
import { recordFunding, setFundingAside } from "./fundings.commands.server";

type Said = Omit<Toast, "id">;

/** Carries out one act of the page of a pledge or an action; refusals are those of each command. */
export async function carryOutActionAct(user: User, id: string, act: ActionAct): Promise<Said> {
  const undo = (fields: Record<string, string>) => ({ action: `/pledges/actions/${id}`, fields });
  switch (act.intent) {
    case "card": {
      const { intent: _, before, ...card } = act;
      await updateAction(user, id, before, card);
      return { message: "Fiche enregistrée." };
    }
    case "state":
      return moveState(user, id, act);
    case "step": {
      const { intent: _, itemId, ...step } = act;
      await recordStep(user, id, step, itemId);
      return { message: "Étape enregistrée." };
    }
    case "step-done": {
      await markStep(user, id, act.itemId, act.on);
      return { message: "Étape faite.", undo: undo({ intent: "step-undone", itemId: act.itemId }) };
    }
    case "step-undone": {
      await markStep(user, id, act.itemId);
      return { message: "Étape à refaire." };
    }
    case "evidence": {
      const { intent: _, ...evidence } = act;
      await addEvidence(user, id, evidence);
      return { message: "Preuve ajoutée." };
    }
    case "indicator": {
      const { intent: _, itemId, ...indicator } = act;
      await recordIndicator(user, id, indicator, itemId);
      return { message: "Indicateur enregistré." };
    }
    case "reading": {
      const { intent: _, itemId, ...reading } = act;
      await recordReading(user, id, itemId, reading);
      return { message: "Chiffre noté." };
    }
    case "aside": {
      const { list, itemId } = act;
      await setItemAside(user, id, { list, itemId, isAside: true });
      return { message: "Ligne retirée.", undo: undo({ intent: "back", list, itemId }) };
    }
    case "back": {
      await setItemAside(user, id, { list: act.list, itemId: act.itemId, isAside: false });
      return { message: "Ligne remise." };
    }
    case "funding": {
      const { intent: _, itemId, ...line } = act;
      await recordFunding(user, { of: "action", id }, line, itemId);
      return { message: "Financement enregistré." };
    }
    case "funding-aside": {
      await setFundingAside(user, { of: "action", id }, act.itemId, true);
      return { message: "Financement retiré.", undo: undo({ intent: "funding-back", itemId: act.itemId }) };
    }
    case "funding-back": {
      await setFundingAside(user, { of: "action", id }, act.itemId, false);
      return { message: "Financement remis." };
    }
  }
}

async function moveState(
  user: User,
  id: string,
  { to, from, reason }: Extract<ActionAct, { intent: "state" }>,
): Promise<Said> {
  const before = await getAction(id);
  await moveAction(user, id, { to, from, reason });
  const fields = { intent: "state", to: before.state, from: to, reason: before.reason ?? "" };
  return {
    message: `État : ${ACTION_STATES[to].fr}.`,
    undo: { action: `/pledges/actions/${id}`, fields },
  };
}
