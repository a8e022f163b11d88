import type { Instalment, ScholarshipRecord } from "#models/scholarship";
import type { User } from "~/core/auth/actor";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { addMonths } from "~/core/days";
import { PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { programmeNames } from "~/features/programmes/programmes.queries.server";
import type { InstalmentState } from "~/vocabulary/scholarship-states";
import { formatMonth } from "~/vocabulary/typography";
import { proofLabel } from "./instalment-proofs";
import { listSeen } from "./scholarship-list.queries.server";

/** More than a département pays in a month. */
const MOST_READ = 2000;

/** One payment of the month, as the finance office reads it. */
export interface DueRow {
  /** What is ticked: the scholarship and the instalment. */
  id: string;
  scholarshipId: string;
  name: string;
  programme: string;
  actNumber?: string;
  signedOn?: Day;
  dueOn: Day;
  cents: number;
  state: InstalmentState;
  paidOn?: Day;
  /** « Certificat de scolarité » when accepted; what is still to come otherwise. */
  proofsSeen: string[];
  proofsMissing: string[];
}

export interface DueMonth {
  /** "2027-03" */
  month: string;
  title: string;
  before: string;
  after: string;
  today: Day;
  programmeId?: string;
  programmes: { value: string; label: string }[];
  totals: { state: InstalmentState; count: number; cents: number }[];
  list: Page<DueRow>;
}

/** A page of what is due in a month, by programme, of the files this colleague may see; the month of today without one. */
export async function getDueMonth(user: User, { searchParams }: URL, page: number): Promise<DueMonth> {
  const today = toDay(now());
  const month = monthOf(searchParams.get("mois")) ?? today.slice(0, 7);
  const all = await listDue(user, month);
  const programmeId = searchParams.get("programme") || undefined;
  const rows = programmeId ? all.filter((row) => row.programmeId === programmeId) : all;
  const start = (page - 1) * PAGE_SIZE;
  const first = `${month}-01`;
  return {
    ...{ month, title: formatMonth(first), today, programmeId },
    ...{ before: addMonths(first, -1).slice(0, 7), after: addMonths(first, 1).slice(0, 7) },
    programmes: programmesOf(all),
    totals: totalsOf(rows),
    list: pageFrom(rows.slice(start, start + PAGE_SIZE + 1), page, rows.length),
  };
}

/** The rows of the workbook for the finance office: those of the page, all of them, the amount as a number of euros. */
export async function dueSheet(user: User, { searchParams }: URL) {
  const month = monthOf(searchParams.get("mois")) ?? toDay(now()).slice(0, 7);
  const programmeId = searchParams.get("programme");
  const rows = (await listDue(user, month)).filter((row) => !programmeId || row.programmeId === programmeId);
  const due = rows.filter(({ state }) => state !== "cancelled" && state !== "suspended");
  const total = due.reduce((sum, { cents }) => sum + cents, 0);
  const lines = due.map((row) => [
    ...[row.name, row.programme, row.actNumber ?? "", row.signedOn ?? "", month],
    ...[row.dueOn, row.cents / 100, SHEET_STATES[row.state], row.paidOn ?? "", row.proofsSeen.join(", ")],
  ]);
  return { month, rows: [HEADERS, ...lines, ["Total", "", "", "", month, "", total / 100, "", "", ""]] };
}

const HEADERS = [
  ...["Personne", "Programme", "Numéro d’acte", "Convention signée le", "Mois", "Échéance"],
  ...["Montant (€)", "État", "Versé le", "Justificatifs vus"],
];

const SHEET_STATES: Readonly<Record<InstalmentState, string>> = {
  planned: "en attente de justificatif",
  suspended: "suspendu",
  cleared: "bon à payer",
  paid: "versé",
  cancelled: "annulé",
};

const SHOWN = {
  name: 1,
  programmeId: 1,
  panel: 1,
  signedAt: 1,
  stage: 1,
  instalments: 1,
  terms: 1,
} as const;

type Due = Pick<ScholarshipRecord, keyof typeof SHOWN | "_id">;

/** Every payment of a month of the scholarships under way, in the order of names. */
async function listDue(user: User, month: string): Promise<(DueRow & { programmeId: string })[]> {
  const within = { $gte: `${month}-01`, $lt: addMonths(`${month}-01`, 1) };
  const filter = { instalments: { $elemMatch: { dueOn: within } } };
  const found = await listSeen<Due>(user, filter, { name: 1, _id: 1 }, { shown: SHOWN, most: MOST_READ });
  const names = await programmeNames(found);
  return found
    .flatMap((scholarship) => rowsOf(scholarship, month, names.get(scholarship.programmeId) ?? ""))
    .toSorted(
      (one, other) => one.programme.localeCompare(other.programme) || one.name.localeCompare(other.name),
    );
}

function rowsOf(scholarship: Due, month: string, programme: string) {
  const { _id, name, programmeId, panel, signedAt, stage, instalments } = scholarship;
  const isDue = ({ dueOn, state }: Instalment) =>
    dueOn.startsWith(month) && (stage === "paying" || state === "paid");
  return instalments.filter(isDue).map(({ id, dueOn, cents, state, paidOn, proofs }) => ({
    ...{ id: `${_id}.${id}`, scholarshipId: _id, name, programme, programmeId, dueOn, cents, state, paidOn },
    ...{ actNumber: panel?.actNumber, signedOn: signedAt && toDay(signedAt) },
    proofsSeen: proofs
      .filter((one) => one.state === "accepted")
      .map(({ key }) => proofLabel(scholarship, key)),
    proofsMissing: proofs
      .filter((one) => one.state !== "accepted")
      .map(({ key }) => proofLabel(scholarship, key)),
  }));
}

function programmesOf(rows: readonly { programmeId: string; programme: string }[]) {
  const names = new Map(rows.map(({ programmeId, programme }) => [programmeId, programme]));
  return [...names].map(([value, label]) => ({ value, label }));
}

function totalsOf(rows: readonly DueRow[]): DueMonth["totals"] {
  const states: InstalmentState[] = ["planned", "cleared", "paid", "suspended", "cancelled"];
  return states.flatMap((state) => {
    const found = rows.filter((row) => row.state === state);
    const cents = found.reduce((sum, row) => sum + row.cents, 0);
    return found.length > 0 ? [{ state, count: found.length, cents }] : [];
  });
}

function monthOf(typed: string | null): string | undefined {
  return typed && /^\d{4}-(0[1-9]|1[0-2])$/.test(typed) ? typed : undefined;
}
