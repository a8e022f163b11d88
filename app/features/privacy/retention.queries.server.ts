import { addMonths } from "date-fns";
import { Erasure } from "#models/erasure";
import { Household, type HouseholdRecord } from "#models/household";
import { Submission, type SubmissionRecord } from "#models/submission";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { COUNT_CAP, PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { getSettings } from "~/core/settings.server";
import { colleagueNames } from "~/features/accounts/accounts.queries.server";
import { erasedTermWords } from "~/features/scholarships/erased-term";
import type { SubmissionState } from "~/vocabulary/submissions";
import { formatDayLong } from "~/vocabulary/typography";
import { UNFILED } from "./request-scope.queries.server";

/** How long before its time a file is announced, in days. */
const ANNOUNCED_DAYS = 60;
const DAY_MS = 86_400_000;

export interface RetentionLine {
  id: string;
  name: string;
  state: "open" | "closed";
  referent: string;
  lastActAt: Date;
  /** The day from which it may be erased. */
  dueOn: string;
  isDue: boolean;
  /** « Garder jusqu’au 3 mai 2027 : projet repris à l’automne » */
  kept?: string;
  /** Already asked to be erased. */
  erasureId?: string;
}

const SHOWN = { heads: 1, state: 1, referentId: 1, lastActAt: 1, keptLonger: 1 } as const;

/** One page of the files whose time has come, or comes within sixty days: the longest silent first. */
export async function listRetention(
  page: number,
): Promise<Page<RetentionLine> & { months: number; scholarships: string }> {
  const { delays } = await getSettings();
  const months = delays.retentionMonths;
  const filter = { lastActAt: { $lt: announcedFrom(months) } };
  const [found, total] = await Promise.all([
    Household.find(filter, SHOWN)
      .sort({ lastActAt: 1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean<HouseholdRecord[]>(),
    Household.countDocuments(filter, { limit: COUNT_CAP + 1 }),
  ]);
  const [names, erasures] = await Promise.all([
    colleagueNames(found.map(({ referentId }) => referentId)),
    Erasure.find(
      { householdId: { $in: found.map(({ _id }) => _id) }, isOpen: true },
      { householdId: 1 },
    ).lean(),
  ]);
  const asked = new Map(erasures.map(({ _id, householdId }) => [householdId, _id]));
  const lines = found.map((file) => ({
    ...lineOf(file, months),
    referent: names.get(file.referentId ?? "") ?? "",
    erasureId: asked.get(file._id),
  }));
  const scholarships = erasedTermWords(delays.scholarshipYears);
  return { ...pageFrom(lines, page, total), months, scholarships };
}

export interface RequestLine {
  id: string;
  name: string;
  state: SubmissionState;
  receivedAt: Date;
  /** The day from which it may be erased. */
  dueOn: string;
  isDue: boolean;
}

/** The requests that no file took whose time has come, or comes within sixty days: the oldest, and how many there are. */
export async function listOldRequests(): Promise<{ requests: RequestLine[]; requestCount: number }> {
  const { delays } = await getSettings();
  const months = delays.retentionMonths;
  const filter = { ...UNFILED, receivedAt: { $lt: announcedFrom(months) } };
  const [found, requestCount] = await Promise.all([
    Submission.find(filter, {
      "interest.firstName": 1,
      "interest.lastName": 1,
      state: 1,
      receivedAt: 1,
    })
      .sort({ receivedAt: 1 })
      .limit(PAGE_SIZE)
      .lean<SubmissionRecord[]>(),
    Submission.countDocuments(filter, { limit: COUNT_CAP + 1 }),
  ]);
  return { requests: found.map((request) => requestLine(request, months)), requestCount };
}

function requestLine({ _id, interest, state, receivedAt }: SubmissionRecord, months: number): RequestLine {
  const dueOn = erasableFrom({ lastActAt: receivedAt }, months);
  const name = `${interest.firstName} ${interest.lastName}`;
  return { id: _id, name, state, receivedAt, dueOn, isDue: dueOn <= toDay(now()) };
}

function announcedFrom(months: number): Date {
  return new Date(addMonths(now(), -months).getTime() + ANNOUNCED_DAYS * DAY_MS);
}

/** The day from which a file may be erased: so many months after the last act of the person, or until when it is kept longer. */
export function erasableFrom(
  { lastActAt, keptLonger }: Pick<HouseholdRecord, "lastActAt" | "keptLonger">,
  months: number,
): string {
  const dueOn = toDay(addMonths(lastActAt, months));
  const isKept = keptLonger && keptLonger.untilOn > dueOn;
  return isKept ? keptLonger.untilOn : dueOn;
}

function lineOf(file: HouseholdRecord, months: number): Omit<RetentionLine, "referent"> {
  const { _id, heads, state, lastActAt, keptLonger } = file;
  const dueOn = erasableFrom(file, months);
  const isKept = keptLonger?.untilOn === dueOn;
  return {
    ...{ id: _id, state, lastActAt, dueOn, isDue: dueOn <= toDay(now()) },
    name:
      heads.map(({ firstName, lastName }) => `${firstName} ${lastName}`).join(", ") ||
      "Dossier sans candidat·e",
    ...(isKept ? { kept: `Gardé jusqu’au ${formatDayLong(keptLonger.untilOn)} : ${keptLonger.reason}` } : {}),
  };
}
