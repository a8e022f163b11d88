import type { Instalment, ScholarshipRecord } from "#models/scholarship";
import type { Actor } from "~/core/auth/actor";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { formatDayLong, formatMonth, NBSP } from "~/vocabulary/typography";
import { isToCome, requireInstalment } from "./instalment-schedule.commands.server";
import { changeScholarship, requireStage, told } from "./scholarship-changes.commands.server";

/** Moves an instalment to another day, with the reason why. Refuses one that is cleared, paid or cancelled. */
export async function moveInstalment(
  actor: Actor,
  scholarshipId: string,
  { instalmentId, dueOn, reason }: { instalmentId: string; dueOn: Day; reason: string },
): Promise<void> {
  await changeInstalment(actor, scholarshipId, instalmentId, (one) => {
    if (!isToCome(one)) throw new UserFacingError(notToCome(one));
    return {
      after: { ...withoutReminders(one), dueOn, reason },
      text: `Versement de ${formatMonth(one.dueOn)} déplacé au ${formatDayLong(dueOn)}${NBSP}: ${reason}.`,
    };
  });
}

/** Suspends an instalment, or cancels it for good, with the reason why. Refuses one that is cleared or paid. */
export async function stopInstalment(
  actor: Actor,
  scholarshipId: string,
  { instalmentId, state, reason }: { instalmentId: string; state: "suspended" | "cancelled"; reason: string },
): Promise<void> {
  await changeInstalment(actor, scholarshipId, instalmentId, (one) => {
    if (!isToCome(one)) throw new UserFacingError(notToCome(one));
    const done = state === "suspended" ? "suspendu" : "annulé";
    const text = `Versement de ${formatMonth(one.dueOn)} ${done}${NBSP}: ${reason}.`;
    return { after: { ...one, state, reason }, text };
  });
}

/**
 * Puts an instalment that was moved, suspended or cancelled back where it was: to come, or suspended, for the reason it had,
 * on its first day when it is given.
 */
export async function restoreInstalment(
  actor: Actor,
  scholarshipId: string,
  { instalmentId, ...before }: { instalmentId: string } & Partial<FormerInstalment>,
): Promise<void> {
  const { dueOn, state = "planned", reason } = before;
  await changeInstalment(actor, scholarshipId, instalmentId, (one) => {
    if (one.state === "cleared" || one.state === "paid") throw new UserFacingError(notToCome(one));
    const { reason: _, ...kept } = one;
    const after = { ...kept, state, dueOn: dueOn ?? one.dueOn, ...(reason ? { reason } : {}) };
    const words = state === "suspended" ? "de nouveau suspendu" : "de nouveau à venir";
    return { after, text: `Versement de ${formatMonth(after.dueOn)} ${words}.` };
  });
}

/** What an instalment was before it was moved or stopped. */
interface FormerInstalment {
  dueOn: Day;
  state: "planned" | "suspended";
  reason: string;
}

/** Says that an instalment may be paid. Refuses it while one of its proofs is not accepted, naming what is missing. */
export async function clearInstalment(
  actor: Actor,
  scholarshipId: string,
  instalmentId: string,
): Promise<void> {
  await changeInstalment(actor, scholarshipId, instalmentId, (one, scholarship) => {
    if (one.state !== "planned") throw new UserFacingError(notToCome(one));
    const missing = one.proofs.filter(({ state }) => state !== "accepted");
    if (missing.length > 0) throw new UserFacingError(missingWords(scholarship, one, missing[0]?.key));
    const after: Instalment = { ...one, state: "cleared", clearedOn: toDay(now()) };
    return { after, text: `Bon à payer${NBSP}: versement de ${formatMonth(one.dueOn)}.` };
  });
}

/** Takes that back. Refuses an instalment that was paid meanwhile. */
export async function unclearInstalment(
  actor: Actor,
  scholarshipId: string,
  instalmentId: string,
): Promise<void> {
  await changeInstalment(actor, scholarshipId, instalmentId, (one) => {
    if (one.state !== "cleared") throw new UserFacingError(notToCome(one));
    const { clearedOn: _, ...kept } = one;
    return {
      after: { ...kept, state: "planned" },
      text: `Le versement de ${formatMonth(one.dueOn)} attend.`,
    };
  });
}

/**
 * Notes the day on which the finance office says it paid some instalments of one scholarship, under the act that undoes it.
 * Refuses one that nobody cleared; one already paid is left as it is.
 */
export async function markPaid(
  actor: Actor,
  scholarshipId: string,
  { instalmentIds, paidOn, actId }: { instalmentIds: readonly string[]; paidOn: Day; actId: string },
): Promise<void> {
  await changeScholarship(actor, scholarshipId, (scholarship) => {
    requireStage(scholarship, "paying");
    const chosen = instalmentIds.map((id) => requireInstalment(scholarship, id));
    const paid = chosen.filter(({ state }) => state !== "paid");
    const early = paid.find(({ state }) => state !== "cleared");
    if (early) throw new UserFacingError(notCleared(scholarship, early));
    if (paid.length === 0) return null;
    const ids = new Set(paid.map(({ id }) => id));
    const instalments = scholarship.instalments.map(
      (one): Instalment => (ids.has(one.id) ? { ...one, state: "paid", paidOn, paidActId: actId } : one),
    );
    const months = paid.map(({ dueOn }) => formatMonth(dueOn)).join(", ");
    const text = `Versé le ${formatDayLong(paidOn)}, selon le service des finances${NBSP}: ${months}.`;
    return {
      set: { instalments },
      effects: [audit("scholarship.paid", ["instalments"]), told(actor, scholarship, text)],
    };
  });
}

/** Takes back what one act marked paid in a scholarship: it is « bon à payer » again. Refuses once the payments are over. */
export async function unmarkPaid(actor: Actor, scholarshipId: string, actId: string): Promise<void> {
  await changeScholarship(actor, scholarshipId, (scholarship) => {
    requireStage(scholarship, "paying");
    if (!scholarship.instalments.some(({ paidActId }) => paidActId === actId)) return null;
    const instalments = scholarship.instalments.map((one): Instalment => {
      if (one.paidActId !== actId) return one;
      const { paidOn: _, paidActId: __, ...kept } = one;
      return { ...kept, state: "cleared" };
    });
    return {
      set: { instalments },
      effects: [
        audit("scholarship.unpaid", ["instalments"]),
        told(actor, scholarship, "Versement noté par erreur : il est de nouveau « bon à payer »."),
      ],
    };
  });
}

interface ChangedInstalment {
  after: Instalment;
  text: string;
}

async function changeInstalment(
  actor: Actor,
  scholarshipId: string,
  instalmentId: string,
  decide: (one: Instalment, scholarship: ScholarshipRecord) => ChangedInstalment,
): Promise<void> {
  await changeScholarship(actor, scholarshipId, (scholarship) => {
    requireStage(scholarship, "paying");
    const { after, text } = decide(requireInstalment(scholarship, instalmentId), scholarship);
    return {
      set: {
        instalments: inOrder(scholarship.instalments.map((one) => (one.id === after.id ? after : one))),
      },
      effects: [audit("scholarship.instalments-changed", [after.state]), told(actor, scholarship, text)],
    };
  });
}

function inOrder(instalments: readonly Instalment[]): Instalment[] {
  return instalments.toSorted((one, other) => one.dueOn.localeCompare(other.dueOn));
}

/** An instalment of another day is reminded anew. */
function withoutReminders({ remindedAt: _, lateRemindedAt: __, ...kept }: Instalment): Instalment {
  return kept;
}

const NOT_TO_COME: Readonly<Record<Instalment["state"], string>> = {
  planned: "est encore à venir",
  suspended: "est suspendu",
  cleared: "est bon à payer",
  paid: "est versé",
  cancelled: "est annulé",
};

function notToCome({ dueOn, state }: Instalment): string {
  return `Le versement de ${formatMonth(dueOn)} ${NOT_TO_COME[state]}. Rechargez la page.`;
}

function notCleared({ name }: ScholarshipRecord, { dueOn }: Instalment): string {
  return `Le versement de ${formatMonth(dueOn)} de ${name} n’est pas « bon à payer »${NBSP}: acceptez d’abord ses justificatifs.`;
}

function missingWords({ terms }: ScholarshipRecord, { dueOn }: Instalment, key?: string): string {
  const proof = terms?.proofs.find((one) => one.key === key)?.fr ?? "un justificatif";
  return `Le versement de ${formatMonth(dueOn)} ne peut pas être payé${NBSP}: «${NBSP}${proof}${NBSP}» n’est pas accepté.`;
}
