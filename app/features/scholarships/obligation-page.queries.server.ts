import type { PracticePeriod, ScholarshipObligation, SuspensionPeriod } from "#models/obligation";
import type { ScholarshipRecord } from "#models/scholarship";
import type { User } from "~/core/auth/actor";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { roleCan } from "~/vocabulary/permissions";
import { daysBetween, formatCount, formatDayLong } from "~/vocabulary/typography";
import { type ProofLine, proofFiles, proofLine } from "./instalment-page.queries.server";
import { isAwaited } from "./instalment-proofs";
import { balanceOn, overOn } from "./obligation-clock";
import { practiceOwed } from "./obligation-months";
import { lastAskedOn } from "./obligation-next-day";
import { spanWords } from "./obligation-words";
import { getScholarship } from "./scholarships.queries.server";

export interface PeriodLine {
  id: string;
  fromOn: Day;
  toOn?: Day;
  /** Of practice. */
  place?: string;
  isInZone?: boolean;
  zoneWords?: string;
  zoneReason?: string;
  /** Of a suspension. */
  article?: string;
  seenOn?: Day;
}

/** Where an obligation stands today: its balance, its periods, its proofs; 404 for a file this colleague does not see. */
export async function getObligationPage(user: User, scholarshipId: string) {
  const scholarship = await getScholarship(user, scholarshipId);
  const { stage, obligation, terms, instalments, breach } = scholarship;
  const today = toDay(now());
  const asksProofs = terms?.proofs.some(({ every }) => every === "year") ?? false;
  const files = await proofFiles(obligation?.yearlyProofs ?? []);
  const yearlyProofs: (ProofLine & { askedOn: Day; dueOn: Day; isLate: boolean })[] = (
    obligation?.yearlyProofs ?? []
  ).map((proof) => ({
    ...proofLine(scholarship, proof.id, proof, files),
    ...{ askedOn: proof.askedOn, dueOn: proof.dueOn },
    isLate: proof.dueOn < today && isAwaited(proof),
  }));
  return {
    ...{ id: scholarshipId, stage, today, yearlyProofs, startsOn: obligation?.startsOn },
    ...{ months: obligation?.months ?? (terms ? practiceOwed(terms, instalments) : 0) },
    unpaid: instalments.filter(({ state }) => state !== "paid" && state !== "cancelled").length,
    hasInstalments: instalments.length > 0,
    asksProofs,
    balance: balanceWords(scholarship, breach?.on ?? today),
    lastProof: obligation && asksProofs ? lastProofWords(obligation, today) : undefined,
    practice: (obligation?.practice ?? []).map(practiceLine),
    suspensions: (obligation?.suspensions ?? []).map(suspensionLine),
    canWrite: roleCan(user.role, "households:write"),
  };
}

export type ObligationPage = Awaited<ReturnType<typeof getObligationPage>>;

/** The balance as a bar, in days, and in words; undefined before the obligation begins. */
function balanceWords({ obligation }: ScholarshipRecord, on: Day) {
  if (!obligation) return undefined;
  const balance = balanceOn(obligation, on);
  const { due, served, suspended, remaining, missed, endsOn, servedSpan, remainingSpan } = balance;
  return {
    ...{ on, due, served, suspended, remaining, missed, endsOn },
    dueWords: `${formatCount(obligation.months, "mois", "mois")}${suspended > 0 ? ` et ${days(suspended)} de suspension` : ""}`,
    servedWords: spanWords(servedSpan),
    suspendedWords: days(suspended),
    remainingWords: spanWords(remainingSpan),
    missedWords: missed > 0 ? days(missed) : undefined,
    isBegun: daysBetween(obligation.startsOn, on) >= 0,
  };
}

/** What is still awaited of the proof that closes an obligation once all is served; undefined when it was seen or withdrawn. */
function lastProofWords(obligation: ScholarshipObligation, today: Day): string | undefined {
  const end = overOn(obligation, today);
  if (!end) return undefined;
  if (lastAskedOn(obligation) < end) return "Le dernier justificatif d’exercice va être demandé.";
  const last = obligation.yearlyProofs.filter(({ askedOn }) => askedOn >= end);
  const awaited = last.find(isAwaited);
  if (awaited) return `Le dernier justificatif d’exercice est attendu le ${formatDayLong(awaited.dueOn)}.`;
  const isReceived = last.some(({ state }) => state === "received");
  return isReceived ? "Le dernier justificatif d’exercice est arrivé, à vérifier." : undefined;
}

function practiceLine({
  id,
  fromOn,
  toOn,
  place,
  isInZone,
  zoneWords,
  zoneReason,
}: PracticePeriod): PeriodLine {
  return { id, fromOn, toOn, place, isInZone, zoneWords, zoneReason };
}

function suspensionLine({ id, fromOn, toOn, article, seenOn }: SuspensionPeriod): PeriodLine {
  return { id, fromOn, toOn, article, seenOn };
}

function days(count: number): string {
  return formatCount(count, "jour", "jours");
}
