import type { ScholarshipRecord, ScholarshipRepayment } from "#models/scholarship";
import type { User } from "~/core/auth/actor";
import { typedEuros } from "~/vocabulary/typography";
import { decideBreach, sendBreachLetter, undoBreach } from "./breaches.commands.server";
import type { BreachAct } from "./instalment.schema.server";
import { type DoneToast, said, undoable } from "./instalment-acts.commands.server";
import {
  moveRepayment,
  planRepayment,
  receiveRepayment,
  restoreRepayment,
  settleBreach,
  waiveRepayment,
  withdrawPlan,
} from "./repayments.commands.server";
import { getScholarship } from "./scholarships.queries.server";

/** Carries out one act of the page of a breach; refusals are those of each command, 404 for a file one does not see. */
export async function carryOutBreachAct(user: User, id: string, act: BreachAct): Promise<DoneToast> {
  const scholarship = await getScholarship(user, id);
  const here = `/scholarships/${id}/breach`;
  switch (act.intent) {
    case "decide":
      await decideBreach(user, id, act);
      return undoable(here, "Rupture décidée.", { intent: "undecide" });
    case "undecide":
      await undoBreach(user, id);
      return said("Rupture annulée : la bourse reprend là où elle en était.");
    case "letter":
      await sendBreachLetter(user, id);
      return said("Lettre envoyée.");
    case "plan":
      await planRepayment(user, id, act);
      return undoable(here, "Dates de remboursement prévues.", { intent: "unplan" });
    case "unplan":
      await withdrawPlan(user, id);
      return said("Dates de remboursement retirées.");
    case "settle":
      await settleBreach(user, id);
      return said("Bourse soldée.");
    default:
      return carryOutDueAct(user, scholarship, here, act);
  }
}

type DueAct = Extract<BreachAct, { intent: "received" | "waive" | "due-move" | "due-back" }>;

async function carryOutDueAct(
  user: User,
  { _id: id, repayments }: ScholarshipRecord,
  here: string,
  act: DueAct,
): Promise<DoneToast> {
  const { itemId: repaymentId } = act;
  const before = repayments.find((one) => one.id === repaymentId);
  const undo = { intent: "due-back", itemId: repaymentId, ...receivedFields(before) };
  switch (act.intent) {
    case "received":
      await receiveRepayment(user, id, { repaymentId, cents: act.cents, on: act.on });
      return undoable(here, "Somme notée reçue.", undo);
    case "waive":
      await waiveRepayment(user, id, { repaymentId, reason: act.reason });
      return undoable(here, "Remise notée.", undo);
    case "due-move":
      await moveRepayment(user, id, { repaymentId, dueOn: act.dueOn });
      return undoable(here, "Échéance déplacée.", { ...act, dueOn: before?.dueOn ?? act.dueOn });
    case "due-back":
      await restoreRepayment(user, id, repaymentId, receivedOf(act));
      return said("Échéance de nouveau attendue.");
  }
}

/** What a due sum had received before an act, as the form that takes it back sends it. */
function receivedFields({ receivedCents, receivedOn }: Partial<ScholarshipRepayment> = {}) {
  const fields: Record<string, string> =
    receivedCents && receivedOn ? { cents: typedEuros(receivedCents) ?? "", on: receivedOn } : {};
  return fields;
}

function receivedOf({ cents, on }: { cents?: number; on?: string }) {
  return cents && on ? { receivedCents: cents, receivedOn: on } : {};
}
