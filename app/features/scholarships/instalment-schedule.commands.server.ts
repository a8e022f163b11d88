import type { ProgrammeVersion } from "#models/programme";
import type { FormerYear, Instalment, ScholarshipRecord } from "#models/scholarship";
import type { Actor } from "~/core/auth/actor";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import type { StudyYear } from "~/vocabulary/scholarships";
import { formatCents, formatCount, formatDayLong, formatMonth, NBSP } from "~/vocabulary/typography";
import { firstOfNextMonth, instalmentsOf, type PlannedInstalment, yearOn } from "./instalment-plan";
import { changeScholarship, requireStage, told } from "./scholarship-changes.commands.server";

/**
 * Makes the schedule of a scholarship whose agreement all have signed: a month at a time from a day, in a year of study that
 * moves on each 1 October. Without a day, from the first of the month after the signature. One that stands is left as it is.
 */
export async function planInstalments(
  actor: Actor,
  scholarshipId: string,
  chosen: { fromOn?: Day; year?: StudyYear } = {},
): Promise<void> {
  await changeScholarship(actor, scholarshipId, (scholarship) => {
    requireStage(scholarship, "paying");
    if (scholarship.instalments.length > 0) return null;
    const terms = requireTerms(scholarship);
    const fromOn = chosen.fromOn ?? firstOfNextMonth(toDay(scholarship.signedAt ?? now()));
    const year = chosen.year ?? yearOn(scholarship.year, scholarship.askedOn, fromOn);
    const planned = year ? instalmentsOf(terms, year, fromOn) : [];
    if (planned.length === 0) throw new UserFacingError(NOTHING_TO_PAY, { field: "year" });
    const instalments = planned.map((one) => instalmentOf(terms, one));
    return {
      set: { instalments },
      effects: [
        audit("scholarship.instalments-planned"),
        told(actor, scholarship, scheduleWords(instalments)),
      ],
    };
  });
}

/**
 * The follow-up of the last signature: makes the schedule, unless one stands or the programme pays nothing that year, which
 * the page then says. Safe twice.
 */
export async function planSignedInstalments(
  actor: Actor,
  { scholarshipId }: { scholarshipId: string },
): Promise<void> {
  try {
    await planInstalments(actor, scholarshipId);
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
  }
}

const NOTHING_TO_PAY =
  "Le programme ne paie rien à partir de cette année d’études. Vérifiez l’année, ou les montants de la convention.";

/** Takes a whole schedule back. Refuses one of which something was paid, cleared or proved. */
export async function withdrawSchedule(actor: Actor, scholarshipId: string): Promise<void> {
  await changeScholarship(actor, scholarshipId, (scholarship) => {
    requireStage(scholarship, "paying");
    const isTouched = ({ state, proofs }: Instalment) =>
      state === "paid" || state === "cleared" || proofs.some((proof) => proof.state !== "missing");
    if (scholarship.instalments.some(isTouched))
      throw new UserFacingError(
        "Un justificatif est déjà arrivé, ou un mois est déjà versé : corrigez plutôt les mois qui restent.",
      );
    return { set: { instalments: [] }, effects: [audit("scholarship.instalments-changed")] };
  });
}

/**
 * Says in which year of study the person is from one instalment on: those of it and after that are still to come take the
 * amounts of that year and the next; those of a year that is not paid are cancelled. Refuses a year never paid. Returns the
 * act that takes it back.
 */
export async function correctYear(
  actor: Actor,
  scholarshipId: string,
  { instalmentId, year }: { instalmentId: string; year: StudyYear },
  actId = newId(),
): Promise<string> {
  await changeScholarship(actor, scholarshipId, (scholarship) => {
    requireStage(scholarship, "paying");
    const terms = requireTerms(scholarship);
    const { dueOn: fromOn } = requireInstalment(scholarship, instalmentId);
    if (!terms.amounts.some((amount) => amount.year === year))
      throw new UserFacingError("Le programme ne paie pas cette année d’études.", { field: "year" });
    const instalments = scholarship.instalments.map(({ beforeYear: _, ...one }) =>
      one.dueOn >= fromOn && isToCome(one)
        ? withYear(one, terms, { actId, year: yearOn(year, fromOn, one.dueOn) })
        : one,
    );
    const words = `Versements recalculés à partir de ${formatMonth(fromOn)}, sur l’année d’études corrigée.`;
    return {
      set: { instalments },
      effects: [audit("scholarship.instalments-changed", ["year"]), told(actor, scholarship, words)],
    };
  });
  return actId;
}

/**
 * Takes the last correction of the year of study back: year, amount and what it cancelled are as before. Refuses one that
 * another followed, and once one of these instalments may be paid.
 */
export async function takeBackYear(actor: Actor, scholarshipId: string, actId: string): Promise<void> {
  await changeScholarship(actor, scholarshipId, (scholarship) => {
    requireStage(scholarship, "paying");
    const corrected = scholarship.instalments.filter(({ beforeYear }) => beforeYear?.actId === actId);
    if (corrected.length === 0) throw new UserFacingError("Cette correction est déjà reprise, ou remplacée.");
    const settled = corrected.find(({ state }) => state === "cleared" || state === "paid");
    if (settled)
      throw new UserFacingError(
        `Le versement de ${formatMonth(settled.dueOn)} est déjà bon à payer${NBSP}: corrigez l’année des mois qui restent.`,
      );
    const instalments = scholarship.instalments.map((one) =>
      one.beforeYear?.actId === actId ? asBefore(one, one.beforeYear) : one,
    );
    return {
      set: { instalments },
      effects: [
        audit("scholarship.instalments-changed", ["year"]),
        told(actor, scholarship, "Correction de l’année d’études reprise : les versements sont comme avant."),
      ],
    };
  });
}

/** Whether an instalment may still change. */
export function isToCome({ state }: Instalment): boolean {
  return state === "planned" || state === "suspended";
}

/** One instalment of a scholarship; refuses one that is no more. */
export function requireInstalment({ instalments }: ScholarshipRecord, instalmentId: string): Instalment {
  const found = instalments.find(({ id }) => id === instalmentId);
  if (!found) throw new UserFacingError("Ce versement n’existe plus. Rechargez la page.");
  return found;
}

/** The terms of the agreement; refuses a scholarship that has none yet. */
export function requireTerms({ terms }: ScholarshipRecord): ProgrammeVersion {
  if (!terms) throw new UserFacingError("La convention n’est pas encore écrite : ses termes manquent.");
  return terms;
}

function instalmentOf({ proofs }: ProgrammeVersion, planned: PlannedInstalment): Instalment {
  return {
    ...{ id: newId(), ...planned, state: "planned" },
    proofs: proofs
      .filter(({ every }) => every === "instalment")
      .map(({ key }) => ({ key, state: "missing" })),
  };
}

function withYear(
  one: Instalment,
  { amounts }: ProgrammeVersion,
  { actId, year }: { actId: string; year: StudyYear | undefined },
): Instalment {
  const { cents, state, reason } = one;
  const beforeYear = { actId, year: one.year, cents };
  const sum = amounts.find((amount) => amount.year === year);
  if (sum) return { ...one, year: sum.year, cents: sum.monthlyCents, beforeYear };
  const stopped = { state, ...(reason ? { reason } : {}) };
  return { ...one, state: "cancelled", reason: NOT_PAID, beforeYear: { ...beforeYear, stopped } };
}

const NOT_PAID = "le programme ne paie pas cette année d’études";

/** One that a colleague has put back since, or stopped for a reason of their own, stands as they left it. */
function asBefore({ beforeYear: _, ...one }: Instalment, { year, cents, stopped }: FormerYear): Instalment {
  const { reason, ...kept } = one;
  if (!stopped || one.state !== "cancelled" || reason !== NOT_PAID) return { ...one, year, cents };
  return { ...kept, year, cents, ...stopped };
}

function scheduleWords(instalments: readonly Instalment[]): string {
  const total = instalments.reduce((sum, { cents }) => sum + cents, 0);
  const count = formatCount(instalments.length, "mois", "mois");
  const first = formatDayLong(instalments[0]?.dueOn ?? "");
  return `Échéancier établi${NBSP}: ${count} à partir du ${first}, ${formatCents(total)} en tout.`;
}
