import { AuditEvent, type AuditEventRecord } from "#models/audit-event";
import type { Filter } from "#models/define";
import { Structure } from "#models/structure";
import { atParis } from "~/core/calendar";
import { isDay } from "~/core/days";
import { COUNT_CAP, PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { isId } from "~/core/ids.server";
import { colleagueNames } from "~/features/accounts/accounts.queries.server";
import { ACTOR_KINDS, type ActorKind } from "~/vocabulary/actor-kinds";
import { AUDIT_ACTIONS } from "~/vocabulary/audit-actions";
import { auditFieldWord } from "~/vocabulary/audit-fields";
import { AUDIT_SETTINGS, AUDIT_SUBJECTS } from "~/vocabulary/audit-subjects";
import { NBSP } from "~/vocabulary/typography";
import { isOneOf } from "~/vocabulary/words";
import { listErasable } from "./erasure-scope.queries.server";
import { type FoundFile, filesOfThings, idsOfFile } from "./privacy-files.queries.server";

export interface AuditLine {
  id: string;
  at: Date;
  who: string;
  action: string;
  /** What it was done on, with the name of the colleague, of the page of the settings or of whose file it is. */
  subject: string;
  /** The file it belongs to, whose acts may be listed alone. */
  fileId?: string;
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
  return pageFrom(await auditLines(events), page, total);
}

/** What the ids of the events stand for. */
interface Known {
  /** Colleagues and structures, by their names. */
  names: Map<string, string>;
  /** Adults whose data was handed over. */
  people: Map<string, string>;
  files: Map<string, FoundFile>;
}

async function auditLines(events: readonly AuditEventRecord[]): Promise<AuditLine[]> {
  const idsOf = (kind: string) => events.flatMap(({ subject: { type, id } }) => (type === kind ? id : []));
  const [people, files, colleagues, structures] = await Promise.all([
    namesOfGiven(events),
    filesOfThings(events.map(({ subject }) => subject)),
    colleagueNames([...idsOf("Account"), ...events.map(({ actorId }) => actorId)]),
    Structure.find({ _id: { $in: idsOf("Structure") } }, { name: 1 }).lean(),
  ]);
  // A partner is not named: whom a family was passed on to is read in its ledger, by the team.
  const names = new Map([...colleagues, ...structures.map(({ _id, name }) => [_id, name] as const)]);
  return events.map((event) => auditLine(event, { names, people, files }));
}

function auditLine(
  { _id, at, actorId, by, action, subject, fields }: AuditEventRecord,
  { names, people, files }: Known,
): AuditLine {
  const fieldWord = (field: string) => people.get(field) ?? auditFieldWord(field);
  return {
    id: _id,
    at,
    who: actorId ? (names.get(actorId) ?? "compte effacé") : withoutAccount(by),
    action: isOneOf(AUDIT_ACTIONS, action) ? AUDIT_ACTIONS[action].fr : action,
    ...subjectWords(subject, names, files),
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

/** The acts written before it was kept say it of both. */
function withoutAccount(by: ActorKind | undefined): string {
  return by ? ACTOR_KINDS[by].fr : "le public ou le logiciel";
}

function subjectWords(
  { type, id }: AuditEventRecord["subject"],
  names: Map<string, string>,
  files: Map<string, FoundFile>,
) {
  const kind = AUDIT_SUBJECTS[type] ?? type;
  const file = files.get(id);
  if (file) return { subject: `${kind}${NBSP}: ${file.name}`, fileId: file.id };
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
  return isDay(value) ? value : undefined;
}
