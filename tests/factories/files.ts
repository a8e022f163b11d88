import { AuditEvent } from "#models/audit-event";
import { Candidate, type CandidateRecord } from "#models/candidate";
import { Household, type HouseholdRecord } from "#models/household";
import { Mail, type MailRecord } from "#models/mail";
import { Need, type NeedRecord } from "#models/need";
import { settle } from "~/core/db/relay.server";
import type { AuditAction } from "~/vocabulary/audit-actions";
import type { NeedKind } from "~/vocabulary/needs";

/** A file as it stands once every effect was carried out. */
export async function fileOf(householdId: string): Promise<HouseholdRecord> {
  await settle();
  return found(await Household.findById(householdId).lean<HouseholdRecord>());
}

/** The first candidate of a file. */
export async function candidateOf(householdId: string): Promise<CandidateRecord> {
  await settle();
  return found(await Candidate.findOne({ householdId }).sort({ createdAt: 1 }).lean<CandidateRecord>());
}

export async function needOf(householdId: string, kind: NeedKind = "housing"): Promise<NeedRecord> {
  await settle();
  return found(await Need.findOne({ householdId, kind }).lean<NeedRecord>());
}

/** How many times something was done, as the journal tells. */
export async function countAudited(action: AuditAction, subjectId?: string): Promise<number> {
  await settle();
  return AuditEvent.countDocuments({ action, ...(subjectId ? { "subject.id": subjectId } : {}) });
}

/** The mails of one template, oldest first. */
export async function mailsOf(template: string): Promise<MailRecord[]> {
  await settle();
  return Mail.find({ template }).sort({ createdAt: 1, _id: 1 }).lean<MailRecord[]>();
}

/** What a promise was refused with: the sentence of a command, or the status of a response. */
export async function refusalOf(promise: Promise<unknown>): Promise<string | number> {
  try {
    await promise;
    return "accepted";
  } catch (error) {
    if (error instanceof Response) return error.status;
    if (error instanceof Error) return error.message;
    throw error;
  }
}

function found<Value>(value: Value | null): Value {
  if (value === null) throw new Error("the factory lost what it made");
  return value;
}
