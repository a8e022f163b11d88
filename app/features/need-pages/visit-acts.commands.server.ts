import type { NeedRecord } from "#models/need";
import type { NeedVisit } from "#models/need-visit";
import type { User } from "~/core/auth/actor";
import {
  cancelVisit,
  moveVisit,
  planVisit,
  restoreVisit,
  visitOf,
} from "~/features/needs/need-visits.commands.server";
import type { NeedAct } from "~/features/needs/needs.schema.server";
import { recordVisit, withdrawFeedback } from "~/features/needs/visit-telling.commands.server";
import { isClock } from "~/features/needs/visit-words";

/** What was done, and the fields that undo it where it was done. */
export interface Done {
  message: string;
  undo?: Record<string, string>;
  /** The next page, when it is not the same. */
  to?: string;
}

const VISIT_INTENTS = [
  "plan-visit",
  "move-visit",
  "cancel-visit",
  "restore-visit",
  "record-visit",
  "withdraw-feedback",
] as const;

export type VisitAct = Extract<NeedAct, { intent: (typeof VISIT_INTENTS)[number] }>;

export function isVisitAct(act: NeedAct): act is VisitAct {
  return VISIT_INTENTS.some((intent) => intent === act.intent);
}

/** Carries out an act on the visits and meetings of a need; refusals are those of each command. */
export async function carryOutOnVisit(user: User, need: NeedRecord, act: VisitAct): Promise<Done> {
  switch (act.intent) {
    case "plan-visit": {
      const { kind, optionId, on, hour, place, host, note, seen } = act;
      const input = { kind, optionId, on, hour, place, host, note };
      const visitId = await planVisit(user, need, input, seen);
      return { message: "C’est noté, et dans le fil du dossier.", undo: { intent: "cancel-visit", visitId } };
    }
    case "move-visit": {
      const { visitId, on, hour, place, host } = act;
      const former = visitOf(need, visitId);
      await moveVisit(user, need, visitId, { on, hour: hour ?? wordsOf(former), place, host });
      const undo = { intent: "move-visit", visitId, ...dayOf(former) };
      return { message: "Rendez-vous déplacé.", undo };
    }
    case "cancel-visit":
      await cancelVisit(user, need, act.visitId);
      return { message: "Rendez-vous annulé.", undo: { intent: "restore-visit", visitId: act.visitId } };
    case "restore-visit":
      await restoreVisit(user, need, act.visitId);
      return { message: "Rendez-vous de nouveau prévu." };
    case "record-visit": {
      const { visitId, liking, reasons, note } = act;
      const feedbackId = await recordVisit(user, need, visitId, { liking, reasons, note });
      return { message: "L’avis est noté.", undo: { intent: "withdraw-feedback", visitId, feedbackId } };
    }
    case "withdraw-feedback":
      await withdrawFeedback(user, need, act.visitId, act.feedbackId);
      return { message: "L’avis est retiré." };
  }
}

function dayOf({ on, hour = "", place = "", host = "" }: NeedVisit): Record<string, string> {
  return { on, hour: isClock(hour) ? hour : "", place, host };
}

/** An hour told in words stays until one is chosen: the form cannot show it. */
function wordsOf({ hour = "" }: NeedVisit): string | undefined {
  return hour === "" || isClock(hour) ? undefined : hour;
}
