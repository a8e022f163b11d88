import type { VisitDayRecord } from "#models/visit-day";
import type { User } from "~/core/auth/actor";
import { getHousehold } from "~/features/households/households.queries.server";
import { formatCount, joinWords, NBSP } from "~/vocabulary/typography";
import { sendProgramme } from "./programme-sending.commands.server";
import { cancelVisitDay, uncancelVisitDay } from "./visit-cancelling.commands.server";
import { takeSteps } from "./visit-day-copy.commands.server";
import { addCost, removeCost, updateVisitDay } from "./visit-days.commands.server";
import type { VisitAct } from "./visit-days.schema.server";
import { tellOfHome } from "./visit-homes.commands.server";
import {
  askAllHosts,
  askHost,
  callBackQuestions,
  noteHostAnswer,
  tellHostsOfChange,
  withdrawHostAnswer,
} from "./visit-hosts.commands.server";
import {
  addStep,
  getStep,
  removeStep,
  restoreStep,
  shiftStep,
  updateStep,
} from "./visit-steps.commands.server";

/** Minutes by which a step is moved from the planner. */
const SHIFT = 15;

interface Told {
  message: string;
  /** What « Annuler » posts to the page. */
  undo?: Record<string, string>;
  /** Where it is posted, when it is another page. */
  undoAt?: string;
}

/** Carries out one act of the page of a visit day and says what was done; refusals are those of each command. */
export async function carryOutVisitAct(user: User, day: VisitDayRecord, act: VisitAct): Promise<Told> {
  switch (act.intent) {
    case "step":
      return await writeStepOf(user, day, act);
    case "day": {
      const { intent: _, before, ...submitted } = act;
      await updateVisitDay(user, day, before, submitted);
      return { message: "Journée enregistrée." };
    }
    case "remove-step":
      await removeStep(user, day, act.stepId);
      return { message: "Étape retirée.", undo: { intent: "restore-step", stepId: act.stepId } };
    case "restore-step":
      await restoreStep(user, day, act.stepId);
      return { message: "Étape remise." };
    case "earlier":
      await shiftStep(user, day, act.stepId, -SHIFT);
      return { message: "Étape avancée de 15 min.", undo: { intent: "later", stepId: act.stepId } };
    case "later":
      await shiftStep(user, day, act.stepId, SHIFT);
      return { message: "Étape retardée de 15 min.", undo: { intent: "earlier", stepId: act.stepId } };
    case "note-host":
      await noteHostAnswer(user, day, act.stepId, act.answer);
      return { message: "Réponse notée.", undo: { intent: "unnote-host", stepId: act.stepId } };
    case "unnote-host":
      await withdrawHostAnswer(user, day, act.stepId);
      return { message: "Réponse notée retirée." };
    case "take-steps": {
      const count = await takeSteps(user, day, act.modelId);
      return { message: `${formatCount(count, "étape reprise", "étapes reprises")}${NBSP}: relisez-les.` };
    }
    case "tell-home": {
      const { stepId, liking, reasons, note } = act;
      const { needId, ...noted } = await tellOfHome(user, day, stepId, { liking, reasons, note });
      const undo = { intent: "withdraw-feedback", ...noted };
      return { message: "L’avis est noté avec ce logement.", undo, undoAt: `/needs/${needId}` };
    }
    case "add-cost": {
      const { intent: _, ...cost } = act;
      await addCost(user, day, cost);
      return { message: "Dépense ajoutée." };
    }
    case "remove-cost":
      return await takeCostOut(user, day, act.costId);
    default:
      return await carryOutWriting(user, day, act);
  }
}

type Writing = Extract<
  VisitAct,
  { intent: "ask-host" | "ask-all" | "tell-hosts" | "unask" | "send-programme" | "cancel" | "uncancel" }
>;

/** The acts that write to somebody. */
async function carryOutWriting(user: User, day: VisitDayRecord, act: Writing): Promise<Told> {
  const household = await getHousehold(user, day.householdId);
  const asked = { day, household };
  switch (act.intent) {
    case "ask-all": {
      const { mailIds, toCall } = await askAllHosts(user, asked);
      const message =
        toCall.length > 0
          ? `Demandes envoyées. À appeler${NBSP}: ${joinWords(toCall)}.`
          : "Demandes envoyées.";
      return { message, undo: unask(mailIds) };
    }
    case "tell-hosts":
      return {
        message: "Hôtes prévenus du changement.",
        undo: unask(await tellHostsOfChange(user, asked)),
      };
    case "unask": {
      const count = await callBackQuestions(user, day, act.mailIds);
      return { message: `${formatCount(count, "mail retenu", "mails retenus")}.` };
    }
    case "send-programme":
      return { message: `Le programme part à ${await sendProgramme(user, day, household)}.` };
    case "cancel":
      await cancelVisitDay(user, day, household);
      return { message: "Journée annulée, les personnes prévenues.", undo: { intent: "uncancel" } };
    case "uncancel":
      await uncancelVisitDay(user, day);
      return { message: "Journée rétablie." };
    default: {
      const { name } = getStep(day, act.stepId).host ?? {};
      const mailIds = await askHost(user, asked, act.stepId);
      return { message: `Demande envoyée à ${name}.`, undo: unask(mailIds) };
    }
  }
}

/** « Annuler » calls back the letters of this act alone. */
function unask(mailIds: readonly string[]): Record<string, string> {
  return { intent: "unask", mailIds: mailIds.join(" ") };
}

async function writeStepOf(
  user: User,
  day: VisitDayRecord,
  { intent: _, stepId, before, ...submitted }: Extract<VisitAct, { intent: "step" }>,
): Promise<Told> {
  if (!stepId) {
    await addStep(user, day, submitted);
    return { message: "Étape ajoutée." };
  }
  await updateStep(user, day, stepId, { before, submitted });
  return { message: "Étape enregistrée." };
}

/** « Annuler » adds again what was taken out. */
async function takeCostOut(user: User, day: VisitDayRecord, costId: string): Promise<Told> {
  const cost = day.costs.find(({ id }) => id === costId);
  await removeCost(user, day, costId);
  if (!cost) return { message: "Dépense déjà retirée." };
  const { label, amount, payer, isReimbursed } = cost;
  const fields = { label, amount: String(amount), payer, ...(isReimbursed ? { isReimbursed: "on" } : {}) };
  return { message: "Dépense retirée.", undo: { intent: "add-cost", ...fields } };
}
