import type { ScholarshipObligation, YearlyProof } from "#models/obligation";
import type { ScholarshipRecord } from "#models/scholarship";
import { type Actor, SOFTWARE, type User } from "~/core/auth/actor";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { addDays, addMonths } from "~/core/days";
import { audit, type Effect } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { formatDayLong } from "~/vocabulary/typography";
import { isAwaited, proofLabel } from "./instalment-proofs";
import { dueBy, isOlder, SILENT_DAYS } from "./instalment-reminders.commands.server";
import { overOn } from "./obligation-clock";
import { letterReader, proofsLetter } from "./obligation-letters.server";
import { lastAskedOn, nextAnniversary } from "./obligation-next-day";
import { openSilenceTask } from "./obligation-tasks.commands.server";
import { PROOF_PURPOSES } from "./proof-purposes";
import {
  changeScholarship,
  requireObligation,
  requireStage,
  told,
} from "./scholarship-changes.commands.server";

/** Days to send the proof of a year of practice. */
const ANSWER_DAYS = 30;

/**
 * Asks, on each anniversary of the beginning and once all is served, for the proofs of the practice until then; reminds once
 * those that are late, then leaves a task to whoever follows the file. Returns how many letters and tasks, this many at most.
 */
export async function askYearlyProofs(most: number): Promise<number> {
  const today = toDay(now());
  let count = 0;
  for (const scholarship of await dueBy("obligation", today))
    if (count < most) count += await remind(scholarship, today);
  return count;
}

/**
 * Asks now for the proofs of practice of a scholarship, by a letter when there is an address. Refuses terms that ask for none, and
 * to ask while one is already awaited.
 */
export async function askProofsNow(user: User, scholarshipId: string): Promise<void> {
  await changeScholarship(user, scholarshipId, async (scholarship) => {
    requireStage(scholarship, "obligation");
    const obligation = requireObligation(scholarship);
    if (obligation.yearlyProofs.some(isAwaited))
      throw new UserFacingError("Un justificatif d’exercice est déjà attendu.");
    const asked = proofsToAsk(scholarship, toDay(now()));
    if (asked.length === 0)
      throw new UserFacingError("Les termes de cette bourse ne demandent pas de justificatif d’exercice.");
    return asking(user, scholarship, obligation, asked, await letters(scholarship, "asked", asked, user));
  });
}

/** Takes back a proof of practice asked by mistake: it is not asked again by itself. Refuses one that was received. */
export async function withdrawYearlyProof(
  actor: Actor,
  scholarshipId: string,
  proofId: string,
): Promise<void> {
  await changeScholarship(actor, scholarshipId, (scholarship) => {
    const obligation = requireObligation(scholarship);
    const proof = obligation.yearlyProofs.find(({ id }) => id === proofId);
    if (!proof || !isAwaited(proof))
      throw new UserFacingError("Ce justificatif est déjà arrivé, ou n’est plus attendu. Rechargez la page.");
    const yearlyProofs = obligation.yearlyProofs.filter(({ id }) => id !== proofId);
    const withdrawnOn = lastAskedOn({ ...obligation, yearlyProofs: [proof] });
    return {
      set: { obligation: { ...obligation, yearlyProofs, withdrawnOn } },
      effects: [audit("scholarship.obligation-changed", ["yearlyProofs"])],
    };
  });
}

async function remind(scholarship: ScholarshipRecord, today: Day): Promise<number> {
  const asked = await askDue(scholarship, today);
  const late = await remindLate(scholarship, today);
  const silent = (scholarship.obligation?.yearlyProofs ?? []).filter(
    (proof) => isAwaited(proof) && isOlder(proof.remindedAt, SILENT_DAYS, today),
  );
  let tasks = 0;
  for (const { id } of silent) {
    const words = "demander par téléphone le justificatif d’exercice de sa bourse";
    if (await openSilenceTask(scholarship, id, { words, tab: "obligation" })) tasks += 1;
  }
  return asked + late + tasks;
}

/** Years that nobody was asked for while nothing ran make one proof: that of the last. */
async function askDue(scholarship: ScholarshipRecord, today: Day): Promise<number> {
  const { obligation } = scholarship;
  if (!obligation) return 0;
  const on = dayToProve(obligation, today);
  const asked = on ? proofsToAsk(scholarship, on) : [];
  if (asked.length === 0) return 0;
  const effects = await letters(scholarship, "asked", asked);
  await changeScholarship(SOFTWARE, scholarship._id, (fresh) => {
    if (fresh.version !== scholarship.version) return null;
    return asking(SOFTWARE, fresh, obligation, asked, effects);
  });
  return 1;
}

async function remindLate(scholarship: ScholarshipRecord, today: Day): Promise<number> {
  const { obligation } = scholarship;
  const late = (obligation?.yearlyProofs ?? []).filter(
    (proof) => isAwaited(proof) && proof.dueOn < today && !proof.remindedAt,
  );
  if (!obligation || late.length === 0) return 0;
  const ids = new Set(late.map(({ id }) => id));
  const effects = await letters(scholarship, "late", late);
  await changeScholarship(SOFTWARE, scholarship._id, (fresh) => {
    if (fresh.version !== scholarship.version) return null;
    const yearlyProofs = obligation.yearlyProofs.map((one) =>
      ids.has(one.id) ? { ...one, remindedAt: now() } : one,
    );
    return {
      set: { obligation: { ...obligation, yearlyProofs } },
      effects: [audit("scholarship.proof-asked", ["obligation"]), ...effects],
    };
  });
  return 1;
}

function asking(
  actor: Actor,
  scholarship: ScholarshipRecord,
  obligation: ScholarshipObligation,
  asked: YearlyProof[],
  letter: Effect[],
) {
  const yearlyProofs = [...obligation.yearlyProofs, ...asked];
  const text = `Justificatif d’exercice demandé, pour le ${formatDayLong(asked[0]?.dueOn ?? "")} au plus tard.`;
  return {
    set: { obligation: { ...obligation, yearlyProofs } },
    effects: [audit("scholarship.proof-asked", ["obligation"]), told(actor, scholarship, text), ...letter],
  };
}

function proofsToAsk({ terms }: ScholarshipRecord, askedOn: Day): YearlyProof[] {
  const dueOn = addDays(toDay(now()), ANSWER_DAYS);
  return (terms?.proofs ?? [])
    .filter(({ every }) => every === "year")
    .map(({ key }) => ({ id: newId(), key, state: "missing", askedOn, dueOn }));
}

async function letters(
  scholarship: ScholarshipRecord,
  kind: "asked" | "late",
  proofs: readonly YearlyProof[],
  sender?: User,
): Promise<Effect[]> {
  const reader = await letterReader(scholarship, sender);
  if (!reader) return [];
  const { year } = PROOF_PURPOSES[reader.language];
  const words = proofs.map(({ key, askedOn }) => `${proofLabel(scholarship, key)}, ${year(askedOn)}`);
  return proofsLetter(reader, { kind, proofs: words });
}

/** The day until which practice is to be proved now: that on which the obligation is over, an anniversary before. */
function dayToProve(obligation: ScholarshipObligation, today: Day): Day | undefined {
  const end = overOn(obligation, today);
  if (!end) return lastAnniversary(obligation, today);
  return end <= today && lastAskedOn(obligation) < end ? end : undefined;
}

/** The last anniversary that is past and for which nothing was asked. */
function lastAnniversary(obligation: ScholarshipObligation, today: Day): Day | undefined {
  let on = nextAnniversary(obligation);
  if (on > today) return undefined;
  while (addMonths(on, 12) <= today) on = addMonths(on, 12);
  return on;
}
