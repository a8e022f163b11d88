import type { ScholarshipRecord } from "#models/scholarship";
import type { User } from "~/core/auth/actor";
import type { Toast } from "~/core/http/toast.server";
import { newId } from "~/core/ids.server";
import { formatCount } from "~/vocabulary/typography";
import type { DueAct, InstalmentAct } from "./instalment.schema.server";
import { markListPaid, unmarkListPaid } from "./instalment-due.commands.server";
import { acceptProof, refuseProof, reviewProof } from "./instalment-proofs.commands.server";
import {
  correctYear,
  planInstalments,
  requireInstalment,
  takeBackYear,
  withdrawSchedule,
} from "./instalment-schedule.commands.server";
import {
  clearInstalment,
  markPaid,
  moveInstalment,
  restoreInstalment,
  stopInstalment,
  unclearInstalment,
  unmarkPaid,
} from "./instalments.commands.server";
import type { AskedBy } from "./proof-asked-again.server";
import { getScholarship } from "./scholarships.queries.server";

export type DoneToast = Omit<Toast, "id">;

/** Carries out one act of the page of the instalments; refusals are those of each command, 404 for a file one does not see. */
export async function carryOutInstalmentAct(user: User, id: string, act: InstalmentAct): Promise<DoneToast> {
  const scholarship = await getScholarship(user, id);
  const here = `/scholarships/${id}/instalments`;
  switch (act.intent) {
    case "plan":
      await planInstalments(user, id, act);
      return undoable(here, "Échéancier établi.", { intent: "unplan" });
    case "unplan":
      await withdrawSchedule(user, id);
      return said("Échéancier retiré.");
    case "year": {
      const actId = await correctYear(user, id, { instalmentId: act.itemId, year: act.year });
      const undo = { intent: "unyear", itemId: actId };
      return undoable(here, "Versements recalculés à partir de ce mois.", undo);
    }
    case "unyear":
      await takeBackYear(user, id, act.itemId);
      return said("Les versements sont comme avant.");
    case "move": {
      const undo = formerFields(scholarship, act.itemId);
      await moveInstalment(user, id, { ...act, instalmentId: act.itemId });
      return undoable(here, "Versement déplacé.", undo);
    }
    case "restore":
      await restoreInstalment(user, id, { ...act, instalmentId: act.itemId });
      return said(act.state ? "Versement de nouveau suspendu." : "Versement de nouveau à venir.");
    default:
      return carryOutPayment(user, scholarship, act);
  }
}

/** The form that puts an instalment back as it is now. */
function formerFields(scholarship: ScholarshipRecord, itemId: string): Record<string, string> {
  const { dueOn, state, reason } = requireInstalment(scholarship, itemId);
  return {
    ...{ intent: "restore", itemId, dueOn },
    ...(state === "suspended" ? { state } : {}),
    ...(reason ? { reason } : {}),
  };
}

type Payment = Exclude<InstalmentAct, { intent: "plan" | "unplan" | "year" | "unyear" | "move" | "restore" }>;

async function carryOutPayment(user: User, scholarship: ScholarshipRecord, act: Payment): Promise<DoneToast> {
  const { _id: id } = scholarship;
  const here = `/scholarships/${id}/instalments`;
  const { itemId } = act;
  switch (act.intent) {
    case "suspend":
    case "cancel": {
      const state = act.intent === "suspend" ? "suspended" : "cancelled";
      await stopInstalment(user, id, { instalmentId: itemId, state, reason: act.reason });
      const message = state === "suspended" ? "Versement suspendu." : "Versement annulé.";
      return undoable(here, message, formerFields(scholarship, itemId));
    }
    case "clear":
      await clearInstalment(user, id, itemId);
      return undoable(here, "Bon à payer.", { intent: "unclear", itemId });
    case "unclear":
      await unclearInstalment(user, id, itemId);
      return said("Ce versement attend de nouveau.");
    case "paid": {
      const actId = newId();
      await markPaid(user, id, { instalmentIds: [itemId], paidOn: act.paidOn, actId });
      return undoable(here, "Noté versé.", { intent: "unpaid", itemId: actId });
    }
    case "unpaid":
      await unmarkPaid(user, id, itemId);
      return said("De nouveau « bon à payer ».");
    default:
      return carryOutProofAct(user, id, here, act);
  }
}

type ProofAct = Extract<InstalmentAct, { intent: "proof-accept" | "proof-review" | "proof-refuse" }>;

/** What is said of a proof, of an instalment or of a year of practice. */
export async function carryOutProofAct(
  user: User,
  id: string,
  here: string,
  act: ProofAct,
): Promise<DoneToast> {
  const { itemId } = act;
  if (act.intent === "proof-refuse") {
    const askedBy = await refuseProof(user, id, itemId, act.reason);
    return undoable(here, askedAgainWords(askedBy), { intent: "proof-review", itemId });
  }
  if (act.intent === "proof-review") {
    await reviewProof(user, id, itemId, act.untilOn);
    return said("Justificatif à vérifier de nouveau.");
  }
  await acceptProof(user, id, itemId, act.untilOn);
  const until: Record<string, string> = act.untilOn ? { untilOn: act.untilOn } : {};
  return undoable(here, "Justificatif accepté.", { intent: "proof-review", itemId, ...until });
}

function askedAgainWords(askedBy: AskedBy | undefined): string {
  return askedBy === "letter"
    ? "Demandé de nouveau : un mail part."
    : "Demandé de nouveau. Aucun mail ne peut partir : une tâche demande d’appeler.";
}

/** Carries out one act of the list of what is due; 404 for a payment of a file one does not see. */
export async function carryOutDueAct(user: User, here: string, act: DueAct): Promise<DoneToast> {
  if (act.intent === "unpaid") {
    await unmarkListPaid(user, act.itemId);
    return said("Ces versements sont de nouveau « bons à payer ».");
  }
  const { actId, count } = await markListPaid(user, act);
  const message = `${formatCount(count, "versement noté versé", "versements notés versés")}.`;
  return undoable(here, message, { intent: "unpaid", itemId: actId });
}

export function said(message: string): DoneToast {
  return { message };
}

export function undoable(action: string, message: string, fields: Record<string, string>): DoneToast {
  return { message, undo: { action, fields } };
}
