import type { User } from "~/core/auth/actor";
import type { Toast } from "~/core/http/toast.server";
import { PROJECT_STATES } from "~/vocabulary/pledges";
import { recordFunding, setFundingAside } from "./fundings.commands.server";
import {
  decideProject,
  recordScenario,
  setScenarioAside,
  tickKickOff,
} from "./project-items.commands.server";
import { archiveProject, moveProject, updateProject } from "./projects.commands.server";
import { getProject } from "./projects.queries.server";
import type { ProjectAct } from "./projects.schema.server";

type Said = Omit<Toast, "id">;

/** Carries out one act of the page of a childcare project; refusals are those of each command. */
export async function carryOutProjectAct(user: User, id: string, act: ProjectAct): Promise<Said> {
  const undo = (fields: Record<string, string>) => ({ action: `/pledges/projects/${id}`, fields });
  switch (act.intent) {
    case "card": {
      const { intent: _, before, ...card } = act;
      await updateProject(user, id, before, card);
      return { message: "Projet enregistré." };
    }
    case "state": {
      const { state, reason = "" } = await getProject(id);
      await moveProject(user, id, act);
      const message = `État : ${PROJECT_STATES[act.to].fr}.`;
      return { message, undo: undo({ intent: "state", to: state, reason }) };
    }
    case "archive": {
      await archiveProject(user, id, true);
      return { message: "Projet archivé.", undo: undo({ intent: "restore" }) };
    }
    case "restore": {
      await archiveProject(user, id, false);
      return { message: "Projet rétabli." };
    }
    case "tick": {
      await tickKickOff(user, id, act.act, act.on);
      return { message: "Noté.", undo: undo({ intent: "untick", act: act.act }) };
    }
    case "untick": {
      await tickKickOff(user, id, act.act);
      return { message: "Décoché." };
    }
    case "scenario": {
      const { intent: _, itemId, ...scenario } = act;
      await recordScenario(user, id, scenario, itemId);
      return { message: "Scénario enregistré." };
    }
    case "scenario-aside": {
      await setScenarioAside(user, id, act.itemId, true);
      return { message: "Scénario retiré.", undo: undo({ intent: "scenario-back", itemId: act.itemId }) };
    }
    case "scenario-back": {
      await setScenarioAside(user, id, act.itemId, false);
      return { message: "Scénario remis." };
    }
    case "decision": {
      await decideProject(user, id, act);
      return { message: "Décision notée." };
    }
    case "funding": {
      const { intent: _, itemId, ...line } = act;
      await recordFunding(user, { of: "project", id }, line, itemId);
      return { message: "Financement enregistré." };
    }
    case "funding-aside": {
      await setFundingAside(user, { of: "project", id }, act.itemId, true);
      return { message: "Financement retiré.", undo: undo({ intent: "funding-back", itemId: act.itemId }) };
    }
    case "funding-back": {
      await setFundingAside(user, { of: "project", id }, act.itemId, false);
      return { message: "Financement remis." };
    }
  }
}
