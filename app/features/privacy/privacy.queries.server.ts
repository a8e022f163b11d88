import { AuditEvent, type AuditEventRecord } from "#models/audit-event";
import { Candidate } from "#models/candidate";
import { Consent } from "#models/consent";
import type { Filter } from "#models/define";
import { atParis } from "~/core/calendar";
import { COUNT_CAP, PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { isId } from "~/core/ids.server";
import { colleagueNames } from "~/features/accounts/accounts.queries.server";
import { AUDIT_ACTIONS } from "~/vocabulary/audit-actions";
import { AUDIT_SETTINGS, AUDIT_SUBJECTS, auditFieldWord } from "~/vocabulary/audit-subjects";
import { CONSENT_MEANS, CONSENT_PURPOSES } from "~/vocabulary/consents";
import { NBSP } from "~/vocabulary/typography";
import { isOneOf } from "~/vocabulary/words";

export interface ConsentLine {
  id: string;
  who: string;
  purpose: string;
  means: string;
  wording: string;
  at: Date;
  withdrawnAt?: Date;
}

export interface AuditLine {
  id: string;
  at: Date;
  who: string;
  action: string;
  /** What it was done on: the name of a colleague or of a page of the settings, otherwise only what it is. */
  subject: string;
  /** Its id, to find it again, where it has no name here. */
  subjectId?: string;
  fields: string;
}

export interface AuditSearch {
  fromOn?: string;
  toOn?: string;
  actorId?: string;
}

const SHOWN_CONSENTS = 20;
const DAY_MS = 24 * 3_600_000;

/** The consents given last, by whom and in which words. */
export async function listLatestConsents(): Promise<ConsentLine[]> {
  const consents = await Consent.find({}, { pendingEffects: 0, appliedEffects: 0 })
    .sort({ at: -1 })
    .limit(SHOWN_CONSENTS)
    .lean();
  const candidates = await Candidate.find(
    { _id: { $in: consents.map(({ candidateId }) => candidateId) } },
    { firstName: 1, lastName: 1 },
  ).lean();
  const names = new Map(candidates.map(({ _id, firstName, lastName }) => [_id, `${firstName} ${lastName}`]));
  return consents.map(({ _id, candidateId, purpose, means, wording, at, withdrawnAt }) => ({
    id: _id,
    who: names.get(candidateId) ?? "personne effacée",
    purpose: CONSENT_PURPOSES[purpose].fr,
    means: CONSENT_MEANS[means].fr,
    wording,
    at,
    withdrawnAt,
  }));
}

/** What one may search the audit by; anything unreadable is left out. */
export function auditSearchOf(params: URLSearchParams): AuditSearch {
  const day = (name: string) => dayOrNothing(params.get(name));
  const actorId = params.get("person") ?? undefined;
  return { fromOn: day("from"), toOn: day("to"), actorId: isId(actorId) ? actorId : undefined };
}

/** One page of what was done, newest first, between two days and by one colleague. */
export async function listAuditEvents(search: AuditSearch, page: number): Promise<Page<AuditLine>> {
  const filter = filterOf(search);
  const [events, total] = await Promise.all([
    AuditEvent.find(filter)
      .sort({ at: -1, _id: -1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean<AuditEventRecord[]>(),
    AuditEvent.countDocuments(filter, { limit: COUNT_CAP + 1 }),
  ]);
  const accounts = events.flatMap(({ subject }) => (subject.type === "Account" ? subject.id : []));
  const names = await colleagueNames([...accounts, ...events.map(({ actorId }) => actorId)]);
  return pageFrom(
    events.map((event) => auditLine(event, names)),
    page,
    total,
  );
}

function auditLine(
  { _id, at, actorId, action, subject, fields }: AuditEventRecord,
  names: Map<string, string>,
): AuditLine {
  return {
    id: _id,
    at,
    who: actorId ? (names.get(actorId) ?? "compte effacé") : "le public ou le logiciel",
    action: isOneOf(AUDIT_ACTIONS, action) ? AUDIT_ACTIONS[action].fr : action,
    ...subjectWords(subject, names),
    fields: fields.map(auditFieldWord).join(", "),
  };
}

function subjectWords({ type, id }: AuditEventRecord["subject"], names: Map<string, string>) {
  const kind = AUDIT_SUBJECTS[type] ?? type;
  const name = type === "Setting" ? (AUDIT_SETTINGS[id] ?? id) : names.get(id);
  return name ? { subject: `${kind}${NBSP}: ${name}` } : { subject: kind, subjectId: id };
}

function filterOf({ fromOn, toOn, actorId }: AuditSearch): Filter<AuditEventRecord> {
  const at = {
    ...(fromOn ? { $gte: atParis(fromOn, "00:00") } : {}),
    ...(toOn ? { $lt: new Date(atParis(toOn, "00:00").getTime() + DAY_MS) } : {}),
  };
  return {
    ...(Object.keys(at).length > 0 ? { at } : {}),
    ...(actorId ? { actorId } : {}),
  };
}

function dayOrNothing(value: string | null): string | undefined {
  if (!value || !/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(value))) return undefined;
  return value;
}
