import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import type { Toast } from "~/core/http/toast.server";
import { decideScholarship, putOnAgenda, takeBackDecision } from "./panel-decisions.commands.server";
import { arrangeAgenda, closeSession, notePresence, updateSession } from "./panel-sessions.commands.server";
import { decisionOf } from "./scholarship-acts.commands.server";
import type { SessionAct } from "./scholarship-acts.schema.server";
import { moveScholarship } from "./scholarship-stages.commands.server";
import { getScholarship } from "./scholarships.queries.server";
import { getSessionPage } from "./session-pages.queries.server";

/** What was done, in words, and what takes it back; nothing is said of a line that moved. */
interface Done {
  message: string;
  undo?: Record<string, string>;
}

/** Carries out one act of the page of a session; refusals are those of each command, 404 for a file one does not see. */
export async function carryOutSessionAct(
  user: User,
  sessionId: string,
  act: SessionAct,
): Promise<Omit<Toast, "id">> {
  const { message, undo } = await carryOut(user, sessionId, act);
  await settle();
  return { message, undo: undo && { action: `/scholarships/sessions/${sessionId}`, fields: undo } };
}

async function carryOut(user: User, sessionId: string, act: SessionAct): Promise<Done> {
  switch (act.intent) {
    case "session": {
      const { intent: _, before, ...card } = act;
      await updateSession(user, sessionId, before, card);
      return { message: "Séance enregistrée." };
    }
    case "presence":
      await notePresence(user, sessionId, act.present);
      return { message: "Présences notées." };
    case "end":
      await closeSession(user, sessionId, true);
      return { message: "Séance terminée.", undo: { intent: "again" } };
    case "again":
      await closeSession(user, sessionId, false);
      return { message: "Séance rouverte." };
    case "add":
      await getScholarship(user, act.scholarshipId);
      await putOnAgenda(user, act.scholarshipId, sessionId);
      return { message: "Ajoutée à l’ordre du jour.", undo: { intent: "off", itemId: act.scholarshipId } };
    default:
      return carryOutLineAct(user, sessionId, act);
  }
}

type LineAct = Extract<SessionAct, { itemId: string }>;

async function carryOutLineAct(user: User, sessionId: string, act: LineAct): Promise<Done> {
  const { itemId: scholarshipId } = act;
  await getScholarship(user, scholarshipId);
  switch (act.intent) {
    case "up":
    case "down": {
      const { lines } = await getSessionPage(user, sessionId);
      const by = act.intent === "up" ? -1 : 1;
      await arrangeAgenda(user, sessionId, { listed: lines.map(({ id }) => id), scholarshipId, by });
      return { message: "Ordre du jour changé." };
    }
    case "off":
      await moveScholarship(user, scholarshipId, { from: "panel", to: "review" });
      return { message: "Retirée de l’ordre du jour.", undo: { intent: "add", scholarshipId } };
    case "decide":
      await decideScholarship(user, scholarshipId, decisionOf(act));
      return { message: "Décision notée.", undo: { intent: "undecide", itemId: scholarshipId } };
    case "undecide":
      await takeBackDecision(user, scholarshipId);
      return { message: "Décision reprise." };
  }
}
