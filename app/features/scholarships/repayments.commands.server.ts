import type { ScholarshipRecord, ScholarshipRepayment } from "#models/scholarship";
import type { Actor } from "~/core/auth/actor";
import type { Day } from "~/core/calendar";
import { audit, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { formatCents, formatCount, formatDayLong, NBSP } from "~/vocabulary/typography";
import { repaymentPlan } from "./repayment";
import { leftOf } from "./repayment-months";
import {
  backTo,
  changeScholarship,
  planning,
  reaching,
  requireStage,
  told,
} from "./scholarship-changes.commands.server";

/** Spreads the sum of a breach over some months from a day. Refuses more months than there are cents, and a sum of nothing. */
export async function planRepayment(
  actor: Actor,
  scholarshipId: string,
  { count, firstOn }: { count: number; firstOn: Day },
): Promise<void> {
  await changeScholarship(actor, scholarshipId, (scholarship) => {
    requireStage(scholarship, "breached");
    const total = scholarship.breach?.totalCents ?? 0;
    if (total < count) throw new UserFacingError("Rien n’est à rembourser : soldez la bourse.");
    const repayments = repaymentPlan(total, count, firstOn).map((due) => ({
      ...{ id: newId(), ...due, state: "due" as const },
    }));
    const text = `Remboursement prévu${NBSP}: ${formatCents(total)} en ${formatCount(count, "fois", "fois")} à partir du ${formatDayLong(firstOn)}.`;
    return {
      set: { ...reaching(actor, scholarship, "repaying"), repayments },
      effects: [
        audit("scholarship.repayment-changed", ["repayments"]),
        told(actor, scholarship, text),
        planning(scholarshipId),
      ],
    };
  });
}

/** Takes a plan back. Refuses once a sum was received or waived. */
export async function withdrawPlan(actor: Actor, scholarshipId: string): Promise<void> {
  await changeScholarship(actor, scholarshipId, (scholarship) => {
    requireStage(scholarship, "repaying");
    if (scholarship.repayments.some(({ state, receivedCents = 0 }) => state !== "due" || receivedCents > 0))
      throw new UserFacingError(
        "Une somme est déjà reçue ou remise : corrigez plutôt les dates qui restent.",
      );
    return {
      set: { ...backTo(actor, scholarship, "breached"), repayments: [] },
      effects: [
        audit("scholarship.repayment-changed", ["repayments"]),
        told(actor, scholarship, "Dates de remboursement retirées."),
        planning(scholarshipId),
      ],
    };
  });
}

/**
 * Notes what the finance office says it received of a due sum, in cents, whole or in part. Refuses more than what is left of
 * it. The last sum settles the scholarship.
 */
export async function receiveRepayment(
  actor: Actor,
  scholarshipId: string,
  { repaymentId, cents, on }: { repaymentId: string; cents: number; on: Day },
): Promise<void> {
  await changeRepayment(actor, scholarshipId, repaymentId, (one) => {
    const left = leftOf(one);
    if (one.state !== "due" || cents > left)
      throw new UserFacingError(`Il ne reste que ${formatCents(left)} à recevoir de cette échéance.`, {
        field: "cents",
      });
    const receivedCents = (one.receivedCents ?? 0) + cents;
    return {
      after: {
        ...one,
        receivedCents,
        receivedOn: on,
        state: receivedCents === one.cents ? "received" : "due",
      },
      text: `Reçu le ${formatDayLong(on)}, selon le service des finances${NBSP}: ${formatCents(cents)}.`,
    };
  });
}

/** Gives up what is left of a due sum, with the act or the reason why. The last one settles the scholarship. */
export async function waiveRepayment(
  actor: Actor,
  scholarshipId: string,
  { repaymentId, reason }: { repaymentId: string; reason: string },
): Promise<void> {
  await changeRepayment(actor, scholarshipId, repaymentId, (one) => {
    if (one.state !== "due")
      throw new UserFacingError("Cette échéance n’est plus attendue. Rechargez la page.");
    return {
      after: { ...one, state: "waived", reason },
      text: `Remise de ${formatCents(leftOf(one))} sur l’échéance du ${formatDayLong(one.dueOn)}${NBSP}: ${reason}.`,
    };
  });
}

/**
 * Takes back what was noted last of a due sum, which is awaited again: what it had received before it was given up stays;
 * what was received goes, but for what had been `received` before that, in cents. The scholarship is no more settled.
 */
export async function restoreRepayment(
  actor: Actor,
  scholarshipId: string,
  repaymentId: string,
  received: Pick<ScholarshipRepayment, "receivedCents" | "receivedOn"> = {},
): Promise<void> {
  await changeRepayment(actor, scholarshipId, repaymentId, (one) => {
    const { reason: _, ...noted } = one;
    const { receivedOn: __, receivedCents: ___, ...kept } = noted;
    const after = { ...(one.state === "waived" ? noted : { ...kept, ...received }), state: "due" as const };
    return { after, text: `Échéance du ${formatDayLong(one.dueOn)} de nouveau attendue.` };
  });
}

/** Moves a due sum to another day. Refuses one that was received or waived. */
export async function moveRepayment(
  actor: Actor,
  scholarshipId: string,
  { repaymentId, dueOn }: { repaymentId: string; dueOn: Day },
): Promise<void> {
  await changeRepayment(actor, scholarshipId, repaymentId, ({ remindedAt: _, ...one }) => {
    if (one.state !== "due")
      throw new UserFacingError("Cette échéance n’est plus attendue. Rechargez la page.");
    return {
      after: { ...one, dueOn },
      text: `Échéance du ${formatDayLong(one.dueOn)} déplacée au ${formatDayLong(dueOn)}.`,
    };
  });
}

/** Settles a breach that asks nothing back. Refuses one that does. */
export async function settleBreach(actor: Actor, scholarshipId: string): Promise<void> {
  await changeScholarship(actor, scholarshipId, (scholarship) => {
    requireStage(scholarship, "breached");
    if ((scholarship.breach?.totalCents ?? 0) > 0)
      throw new UserFacingError("Une somme est à rembourser : prévoyez-en les dates.");
    return {
      set: reaching(actor, scholarship, "settled"),
      effects: [
        audit("scholarship.settled"),
        told(actor, scholarship, "Rien n’était à rembourser : bourse soldée."),
        planning(scholarshipId),
      ],
    };
  });
}

interface ChangedRepayment {
  after: ScholarshipRepayment;
  text: string;
}

async function changeRepayment(
  actor: Actor,
  scholarshipId: string,
  repaymentId: string,
  decide: (one: ScholarshipRepayment) => ChangedRepayment,
): Promise<void> {
  await changeScholarship(actor, scholarshipId, (scholarship) => {
    requireStage(scholarship, "repaying", "settled");
    const one = scholarship.repayments.find(({ id }) => id === repaymentId);
    if (!one) throw new UserFacingError("Cette échéance n’existe plus. Rechargez la page.");
    const { after, text } = decide(one);
    const repayments = scholarship.repayments
      .map((each) => (each.id === repaymentId ? after : each))
      .toSorted((first, second) => first.dueOn.localeCompare(second.dueOn));
    return {
      set: { repayments, ...stageAfter(actor, scholarship, repayments) },
      effects: [
        audit("scholarship.repayment-changed", ["repayments"]),
        told(actor, scholarship, text),
        followUp("closeScholarshipTask", { scholarshipId, about: repaymentId }),
        planning(scholarshipId),
      ],
    };
  });
}

/** Settled once every sum is received or waived, and no more when one is not. */
function stageAfter(
  actor: Actor,
  scholarship: ScholarshipRecord,
  repayments: readonly ScholarshipRepayment[],
): Partial<ScholarshipRecord> {
  const isOver = repayments.every(({ state }) => state !== "due");
  if (isOver && scholarship.stage === "repaying") return reaching(actor, scholarship, "settled");
  return !isOver && scholarship.stage === "settled" ? backTo(actor, scholarship, "repaying") : {};
}
