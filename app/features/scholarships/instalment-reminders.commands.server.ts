import { type Instalment, Scholarship, type ScholarshipRecord } from "#models/scholarship";
import { SOFTWARE } from "~/core/auth/actor";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { addDays } from "~/core/days";
import { audit } from "~/core/db/effects.server";
import type { Language } from "~/vocabulary/languages";
import type { ScholarshipStage } from "~/vocabulary/scholarship-states";
import { formatMonth } from "~/vocabulary/typography";
import { isAwaited, proofLabel } from "./instalment-proofs";
import { letterReader, proofsLetter } from "./obligation-letters.server";
import { openSilenceTask } from "./obligation-tasks.commands.server";
import { PROOF_PURPOSES } from "./proof-purposes";
import { changeScholarship } from "./scholarship-changes.commands.server";

/** Days before an instalment when its proofs are asked for, and after it when they are asked for again. */
export const ASKED_DAYS = 15;
const LATE_DAYS = 5;
/** Days of silence after the second letter before a colleague is told. */
export const SILENT_DAYS = 10;
/** More than a département follows at once. */
const MOST_READ = 1000;

/**
 * Asks for the proofs of the instalments due within fifteen days, reminds once those whose day is past, then leaves a task
 * to whoever follows the file. Several months make one letter. Returns how many letters and tasks, this many at most.
 */
export async function remindInstalmentProofs(most: number): Promise<number> {
  const today = toDay(now());
  let count = 0;
  for (const scholarship of await dueBy("paying", addDays(today, ASKED_DAYS)))
    if (count < most) count += await remind(scholarship, today);
  return count;
}

/** The scholarships of a stage that ask something of somebody by a day, the most pressing first. */
export async function dueBy(stage: ScholarshipStage, day: Day): Promise<ScholarshipRecord[]> {
  return Scholarship.find({ stage, nextOn: { $lte: day } })
    .sort({ nextOn: 1, _id: 1 })
    .limit(MOST_READ)
    .lean<ScholarshipRecord[]>();
}

/** Whether an instant is as many days old as that. */
export function isOlder(at: Date | undefined, days: number, today: Day): boolean {
  return at !== undefined && toDay(at) <= addDays(today, -days);
}

async function remind(scholarship: ScholarshipRecord, today: Day): Promise<number> {
  const asked = await write(scholarship, "asked", (one) => isToAsk(one, today));
  const late = await write(scholarship, "late", (one) => isLate(one, today));
  const silent = scholarship.instalments.filter((one) => isSilent(one, today));
  let tasks = 0;
  for (const one of silent) {
    const words = `demander par téléphone le justificatif du versement de ${formatMonth(one.dueOn)}`;
    if (await openSilenceTask(scholarship, one.id, { words, tab: "instalments" })) tasks += 1;
  }
  return asked + late + tasks;
}

/** One letter for all the months it is about; without an address, a colleague is told at once. */
async function write(
  scholarship: ScholarshipRecord,
  kind: "asked" | "late",
  isWanted: (one: Instalment) => boolean,
): Promise<number> {
  const wanted = scholarship.instalments.filter(isWanted);
  const [first] = wanted;
  if (!first) return 0;
  const reader = await letterReader(scholarship);
  if (!reader) {
    const words = "demander les justificatifs de la bourse, faute d’adresse e-mail";
    return Number(await openSilenceTask(scholarship, first.id, { words, tab: "instalments" }));
  }
  const letter = proofsLetter(reader, { kind, proofs: proofWords(scholarship, wanted, reader.language) });
  const noted = kind === "asked" ? { remindedAt: now() } : { lateRemindedAt: now() };
  let isWritten = false;
  await changeScholarship(SOFTWARE, scholarship._id, ({ stage, instalments }) => {
    isWritten =
      stage === "paying" &&
      wanted.every(({ id }) => instalments.some((one) => one.id === id && isWanted(one)));
    if (!isWritten) return null;
    const ids = new Set(wanted.map(({ id }) => id));
    const after = instalments.map((one) => (ids.has(one.id) ? { ...one, ...noted } : one));
    return {
      set: { instalments: after },
      effects: [audit("scholarship.proof-asked", ["instalments"]), ...letter],
    };
  });
  return Number(isWritten);
}

function isToAsk(one: Instalment, today: Day): boolean {
  return waitsForProof(one) && one.dueOn <= addDays(today, ASKED_DAYS) && !one.remindedAt;
}

function isLate(one: Instalment, today: Day): boolean {
  const isPast = one.dueOn <= addDays(today, -LATE_DAYS) && isOlder(one.remindedAt, LATE_DAYS, today);
  return waitsForProof(one) && isPast && !one.lateRemindedAt;
}

function isSilent(one: Instalment, today: Day): boolean {
  return waitsForProof(one) && isOlder(one.lateRemindedAt, SILENT_DAYS, today);
}

function waitsForProof({ state, proofs }: Instalment): boolean {
  return state === "planned" && proofs.some(isAwaited);
}

/** « Certificat de scolarité, pour les versements de mars 2027 et avril 2027 » */
function proofWords(
  scholarship: ScholarshipRecord,
  wanted: readonly Instalment[],
  language: Language,
): string[] {
  const keys = [...new Set(wanted.flatMap(({ proofs }) => proofs.filter(isAwaited).map(({ key }) => key)))];
  return keys.map((key) => {
    const days = wanted
      .filter(({ proofs }) => proofs.some((proof) => proof.key === key && isAwaited(proof)))
      .map(({ dueOn }) => dueOn);
    return `${proofLabel(scholarship, key)}, ${PROOF_PURPOSES[language].instalments(days)}`;
  });
}
