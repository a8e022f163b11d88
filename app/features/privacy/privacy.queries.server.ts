import { AuditEvent, type AuditEventRecord } from "#models/audit-event";
import type { Filter } from "#models/define";
import { atParis } from "~/core/calendar";
import { COUNT_CAP, PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { isId } from "~/core/ids.server";
import { colleagueNames } from "~/features/accounts/accounts.queries.server";
import { AUDIT_ACTIONS } from "~/vocabulary/audit-actions";
import { AUDIT_SETTINGS, AUDIT_SUBJECTS, auditFieldWord } from "~/vocabulary/audit-subjects";
import { NBSP } from "~/vocabulary/typography";
import { isOneOf } from "~/vocabulary/words";
import { listErasable } from "./erasure-scope.queries.server";
import { idsOfFile } from "./privacy-files.queries.server";

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
  /** What was read, or what was written; both when absent. */
  deed?: "read" | "write";
  /** The file it was done on, or something of it. */
  fileId?: string;
  /** What was typed to find that file. */
  q?: string;
}

const DEEDS = ["read", "write"] as const;
const DAY_MS = 24 * 3_600_000;

/** What one may search the audit by; anything unreadable is left out. */
export function auditSearchOf(params: URLSearchParams): AuditSearch {
  const day = (name: string) => dayOrNothing(params.get(name));
  const id = (name: string) => [params.get(name) ?? undefined].find(isId);
  const deed = DEEDS.find((known) => known === params.get("deed"));
  const q = params.get("q")?.trim().slice(0, 100) || undefined;
  return { fromOn: day("from"), toOn: day("to"), actorId: id("person"), deed, fileId: id("file"), q };
}

/** One page of what was read and done, newest first: between two days, by one colleague, on one file. */
export async function listAuditEvents(search: AuditSearch, page: number): Promise<Page<AuditLine>> {
  const subjects = search.fileId ? { "subject.id": { $in: await idsOfFile(search.fileId) } } : {};
  const filter = { ...filterOf(search), ...subjects };
  const [events, total] = await Promise.all([
    AuditEvent.find(filter)
      .sort({ at: -1, _id: -1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean<AuditEventRecord[]>(),
    AuditEvent.countDocuments(filter, { limit: COUNT_CAP + 1 }),
  ]);
  const people = await namesOfGiven(events);
  const accounts = events.flatMap(({ subject }) => (subject.type === "Account" ? subject.id : []));
  const names = await colleagueNames([...accounts, ...events.map(({ actorId }) => actorId)]);
  return pageFrom(
    events.map((event) => auditLine(event, names, people)),
    page,
    total,
  );
}

function auditLine(
  { _id, at, actorId, action, subject, fields }: AuditEventRecord,
  names: Map<string, string>,
  people: Map<string, string>,
): AuditLine {
  const fieldWord = (field: string) => people.get(field) ?? auditFieldWord(field);
  return {
    id: _id,
    at,
    who: actorId ? (names.get(actorId) ?? "compte effacé") : "le public ou le logiciel",
    action: isOneOf(AUDIT_ACTIONS, action) ? AUDIT_ACTIONS[action].fr : action,
    ...subjectWords(subject, names),
    fields: fields.map(fieldWord).join(", "),
  };
}

/** Whose data was handed over, while they are there; their reference is all that is kept. */
async function namesOfGiven(events: readonly AuditEventRecord[]): Promise<Map<string, string>> {
  const given = events.filter(({ action }) => action === "household.access-given");
  const files = [...new Set(given.map(({ subject }) => subject.id))];
  const found = await Promise.all(files.map((id) => listErasable(id).catch(() => [])));
  return new Map(found.flat().map(({ id, name }) => [id, name]));
}

function subjectWords({ type, id }: AuditEventRecord["subject"], names: Map<string, string>) {
  const kind = AUDIT_SUBJECTS[type] ?? type;
  const name = type === "Setting" ? (AUDIT_SETTINGS[id] ?? id) : names.get(id);
  return name ? { subject: `${kind}${NBSP}: ${name}` } : { subject: kind, subjectId: id };
}

function filterOf({ fromOn, toOn, actorId, deed }: AuditSearch): Filter<AuditEventRecord> {
  const at = {
    ...(fromOn ? { $gte: atParis(fromOn, "00:00") } : {}),
    ...(toOn ? { $lt: new Date(atParis(toOn, "00:00").getTime() + DAY_MS) } : {}),
  };
  return {
    ...(Object.keys(at).length > 0 ? { at } : {}),
    ...(actorId ? { actorId } : {}),
    ...(deed === "read" ? { isRead: true } : {}),
    ...(deed === "write" ? { isRead: { $ne: true } } : {}),
  };
}

function dayOrNothing(value: string | null): string | undefined {
  if (!value || !/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(value))) return undefined;
  return value;
}
