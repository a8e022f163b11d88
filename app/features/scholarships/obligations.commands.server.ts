import type { ScholarshipObligation } from "#models/obligation";
import type { Actor } from "~/core/auth/actor";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { formatCount, formatDayLong, NBSP, plural } from "~/vocabulary/typography";
import { requireTerms } from "./instalment-schedule.commands.server";
import { balanceOn } from "./obligation-clock";
import { practiceOwed } from "./obligation-months";
import { spanWords } from "./obligation-words";
import {
  backTo,
  changeScholarship,
  planning,
  reaching,
  requireObligation,
  requireStage,
  told,
} from "./scholarship-changes.commands.server";

/**
 * Begins the obligation on a day, for the months of practice owed by then. Refuses while an instalment is still to be paid,
 * and a scholarship that asks for no practice.
 */
export async function beginObligation(
  actor: Actor,
  scholarshipId: string,
  { startsOn }: { startsOn: Day },
): Promise<void> {
  await changeScholarship(actor, scholarshipId, (scholarship) => {
    requireStage(scholarship, "paying");
    const left = scholarship.instalments.filter(({ state }) => state !== "paid" && state !== "cancelled");
    if (left.length > 0)
      throw new UserFacingError(
        `${formatCount(left.length, "versement n’est", "versements ne sont")} ni ${plural(left.length, "versé ni annulé", "versés ni annulés")}. Notez-les versés, ou annulez-les, puis commencez l’engagement.`,
      );
    const months = practiceOwed(requireTerms(scholarship), scholarship.instalments);
    if (months === 0)
      throw new UserFacingError("Rien n’a été versé : cette bourse ne demande aucun mois d’exercice.");
    const obligation = { startsOn, months, practice: [], suspensions: [], yearlyProofs: [] };
    const text = `Engagement commencé le ${formatDayLong(startsOn)}${NBSP}: ${formatCount(months, "mois", "mois")} d’exercice.`;
    return {
      set: { ...reaching(actor, scholarship, "obligation"), obligation },
      effects: [
        audit("scholarship.moved", ["stage"]),
        told(actor, scholarship, text),
        planning(scholarshipId),
      ],
    };
  });
}

/** Takes the beginning of an obligation back: the payments go on. Refuses once anything was noted of it. */
export async function withdrawBeginning(actor: Actor, scholarshipId: string): Promise<void> {
  await changeScholarship(actor, scholarshipId, (scholarship) => {
    requireStage(scholarship, "obligation");
    const { practice, suspensions, yearlyProofs } = requireObligation(scholarship);
    if (practice.length + suspensions.length + yearlyProofs.length > 0)
      throw new UserFacingError(
        "Des périodes sont déjà notées. Retirez-les d’abord, ou corrigez le premier jour.",
      );
    return {
      set: backTo(actor, scholarship, "paying"),
      unset: ["obligation"],
      effects: [
        audit("scholarship.moved", ["stage"]),
        told(actor, scholarship, "Début de l’engagement annulé."),
        planning(scholarshipId),
      ],
    };
  });
}

/** Corrects the first day from which practice counts. */
export async function moveBeginning(
  actor: Actor,
  scholarshipId: string,
  { startsOn }: { startsOn: Day },
): Promise<void> {
  await changeScholarship(actor, scholarshipId, (scholarship) => {
    requireStage(scholarship, "obligation");
    const obligation: ScholarshipObligation = { ...requireObligation(scholarship), startsOn };
    const text = `Premier jour de l’engagement corrigé${NBSP}: ${formatDayLong(startsOn)}.`;
    return {
      set: { obligation },
      effects: [audit("scholarship.obligation-changed", ["startsOn"]), told(actor, scholarship, text)],
    };
  });
}

/** Settles a scholarship whose months were all served. Refuses while some remain, saying how many. */
export async function settleObligation(actor: Actor, scholarshipId: string): Promise<void> {
  await changeScholarship(actor, scholarshipId, (scholarship) => {
    requireStage(scholarship, "obligation");
    const { remaining, remainingSpan } = balanceOn(requireObligation(scholarship), toDay(now()));
    if (remaining > 0)
      throw new UserFacingError(
        `Il reste ${spanWords(remainingSpan)} à servir${NBSP}: la bourse n’est pas soldée.`,
      );
    return {
      set: reaching(actor, scholarship, "settled"),
      effects: [
        audit("scholarship.settled"),
        told(actor, scholarship, "Engagement servi jusqu’au bout : bourse soldée."),
        planning(scholarshipId),
      ],
    };
  });
}

/** Takes that back: the obligation goes on. */
export async function unsettleObligation(actor: Actor, scholarshipId: string): Promise<void> {
  await changeScholarship(actor, scholarshipId, (scholarship) => {
    requireStage(scholarship, "settled");
    if (scholarship.breach) throw new UserFacingError("Cette bourse s’est soldée par un remboursement.");
    requireObligation(scholarship);
    return {
      set: backTo(actor, scholarship, "obligation"),
      effects: [
        audit("scholarship.moved", ["stage"]),
        told(actor, scholarship, "La bourse n’est plus soldée : l’engagement continue."),
        planning(scholarshipId),
      ],
    };
  });
}
