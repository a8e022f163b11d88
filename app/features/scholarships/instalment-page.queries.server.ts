import { Document } from "#models/document";
import type { Instalment, ScholarshipRecord } from "#models/scholarship";
import type { ScholarshipPaper } from "#models/scholarship-paper";
import type { User } from "~/core/auth/actor";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { roleCan } from "~/vocabulary/permissions";
import { type InstalmentState, PAPER_STATES, type PaperState } from "~/vocabulary/scholarship-states";
import { STUDY_YEARS, type StudyYear } from "~/vocabulary/scholarships";
import { firstOfNextMonth } from "./instalment-plan";
import { instalmentProofId, proofLabel } from "./instalment-proofs";
import { practiceOwed } from "./obligation-months";
import { getScholarship } from "./scholarships.queries.server";

/** A proof as it is read on a page, with its file when it came by the link. */
export interface ProofLine {
  id: string;
  label: string;
  state: PaperState;
  stateLabel: string;
  reason?: string;
  checkedBy?: string;
  file?: { id: string; name: string };
}

export interface InstalmentLine {
  id: string;
  dueOn: Day;
  cents: number;
  year: string;
  state: InstalmentState;
  isLate: boolean;
  paidOn?: Day;
  paidActId?: string;
  reason?: string;
  proofs: ProofLine[];
}

/** The instalments of a scholarship, with their proofs; 404 for a file this colleague does not see. */
export async function getInstalmentsPage(user: User, scholarshipId: string) {
  const scholarship = await getScholarship(user, scholarshipId);
  const { stage, instalments, terms, signedAt, year, breach } = scholarship;
  const today = toDay(now());
  const files = await proofFiles(instalments.flatMap(({ proofs }) => proofs));
  const lines = instalments.map((one) => lineOf(scholarship, one, today, files));
  const sum = (state: InstalmentState): number =>
    instalments.filter((one) => one.state === state).reduce((cents, one) => cents + one.cents, 0);
  const rest = lines.filter(({ state }) => state !== "paid" && state !== "cancelled");
  return {
    ...{ id: scholarshipId, stage, today, lines, year, isOver: breach !== undefined },
    firstOn: firstOfNextMonth(toDay(signedAt ?? now())),
    ...{ isSigned: signedAt !== undefined, hasTerms: terms !== undefined },
    years: (terms?.amounts ?? []).map((amount) => ({
      value: amount.year,
      label: STUDY_YEARS[amount.year].fr,
    })),
    next: rest.find(({ state }) => state !== "suspended"),
    canBegin: stage === "paying" && lines.length > 0 && rest.length === 0,
    monthsOwed: terms ? practiceOwed(terms, instalments) : 0,
    totals: {
      ...{ paid: sum("paid"), cleared: sum("cleared"), planned: sum("planned") + sum("suspended") },
      paidCount: instalments.filter(({ state }) => state === "paid").length,
      count: instalments.filter(({ state }) => state !== "cancelled").length,
    },
    canWrite: roleCan(user.role, "households:write") && stage === "paying",
  };
}

export type InstalmentsPage = Awaited<ReturnType<typeof getInstalmentsPage>>;

/** The names of the files of some proofs, those in the bin left out. */
export async function proofFiles(
  proofs: readonly Pick<ScholarshipPaper, "documentId">[],
): Promise<Map<string, string>> {
  const ids = proofs.flatMap(({ documentId }) => documentId ?? []);
  if (ids.length === 0) return new Map();
  const files = await Document.find({ _id: { $in: ids }, deletedAt: { $exists: false } }, { name: 1 }).lean();
  return new Map(files.map(({ _id, name }) => [_id, name]));
}

/** A proof as it is read. */
export function proofLine(
  scholarship: Pick<ScholarshipRecord, "terms">,
  id: string,
  { key, state, reason, checkedBy, documentId = "" }: ScholarshipPaper,
  files: ReadonlyMap<string, string>,
): ProofLine {
  const name = files.get(documentId);
  return {
    ...{ id, label: proofLabel(scholarship, key), state, stateLabel: PROOF_STATES[state], reason, checkedBy },
    ...(name ? { file: { id: documentId, name } } : {}),
  };
}

/** A certificate is masculine in French, a paper feminine. */
const PROOF_STATES: Readonly<Record<PaperState, string>> = {
  missing: PAPER_STATES.missing.fr,
  received: "reçu, à vérifier",
  accepted: "accepté",
  refused: "demandé de nouveau",
};

function lineOf(
  scholarship: ScholarshipRecord,
  one: Instalment,
  today: Day,
  files: ReadonlyMap<string, string>,
): InstalmentLine {
  const { id, dueOn, cents, state, paidOn, paidActId, reason } = one;
  return {
    ...{ id, dueOn, cents, state, paidOn, paidActId, reason, year: yearWords(one.year) },
    isLate: dueOn < today && (state === "planned" || state === "cleared"),
    proofs: one.proofs.map((proof) => proofLine(scholarship, instalmentProofId(id, proof.key), proof, files)),
  };
}

function yearWords(year: StudyYear): string {
  return STUDY_YEARS[year].fr;
}
