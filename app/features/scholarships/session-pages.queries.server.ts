import { PanelSession, type PanelSessionRecord } from "#models/panel-session";
import { Scholarship, type ScholarshipRecord } from "#models/scholarship";
import type { User } from "~/core/auth/actor";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { COUNT_CAP, PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { programmeNames } from "~/features/programmes/programmes.queries.server";
import { roleCan } from "~/vocabulary/permissions";
import { PANEL_RESULTS } from "~/vocabulary/scholarship-states";
import { STUDY_YEARS } from "~/vocabulary/scholarships";
import { sessionCardOf } from "./panel-sessions.commands.server";
import { getSession } from "./panel-sessions.queries.server";
import { listSeen } from "./scholarship-list.queries.server";

/** More than a session hears. */
const MOST_HEARD = 200;

export interface SessionRow {
  id: string;
  on: Day;
  at?: string;
  place?: string;
  /** How many scholarships it hears, or heard. */
  heard: number;
}

/** A page of the sessions to come, the soonest first, or of those that are over, the last first. */
export async function listSessions(isOver: boolean, page: number): Promise<Page<SessionRow>> {
  const filter = { isClosed: isOver };
  const [sessions, total] = await Promise.all([
    PanelSession.find(filter, { pendingEffects: 0 })
      .sort(isOver ? { on: -1, _id: 1 } : { on: 1, _id: 1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean<PanelSessionRecord[]>(),
    PanelSession.countDocuments(filter, { limit: COUNT_CAP + 1 }),
  ]);
  const counts = await countHeard(sessions.map(({ _id }) => _id));
  const rows = sessions.map(({ _id, on, at, place }) => ({
    ...{ id: _id, on, at, place, heard: counts.get(_id) ?? 0 },
  }));
  return pageFrom(rows, page, total);
}

async function countHeard(ids: string[]): Promise<Map<string, number>> {
  const counted = await Scholarship.aggregate<{ _id: string; count: number }>([
    { $match: { "panel.sessionId": { $in: ids } } },
    { $group: { _id: "$panel.sessionId", count: { $sum: 1 } } },
  ]);
  return new Map(counted.map(({ _id, count }) => [_id, count]));
}

export interface HeardLine {
  id: string;
  name: string;
  programme: string;
  year: string;
  assessment?: string;
  isDecided: boolean;
  canDecide: boolean;
  resultLabel?: string;
  votes?: { for: number; against: number; abstained: number };
  actNumber?: string;
}

/** A session with its agenda in order: the scholarships of the files this colleague may see, and how many others. */
export async function getSessionPage(user: User, sessionId: string) {
  const session = await getSession(sessionId);
  const { on, at, place, members, isClosed, agenda } = session;
  const { lines, hidden } = await agendaOf(user, session);
  const today = toDay(now());
  const canWrite = roleCan(user.role, "households:write");
  return {
    ...{ id: sessionId, on, at, place, members, isClosed, today, canWrite, hidden },
    card: sessionCardOf(session),
    lines: inAgenda(lines, agenda),
    waiting: canWrite && !isClosed ? await listWaiting(user) : [],
  };
}

export type SessionPage = Awaited<ReturnType<typeof getSessionPage>>;

/** The order a session hears its scholarships in: that of the agenda, then as they came. */
export function inAgenda<Line extends { id: string }>(
  lines: readonly Line[],
  agenda: readonly string[],
): Line[] {
  const rank = ({ id }: Line) => (agenda.includes(id) ? agenda.indexOf(id) : agenda.length);
  return [...lines].sort((one, other) => rank(one) - rank(other));
}

const HEARD = {
  name: 1,
  programmeId: 1,
  year: 1,
  assessment: 1,
  stage: 1,
  panel: 1,
  postponed: 1,
} as const;

type Heard = Pick<ScholarshipRecord, keyof typeof HEARD | "_id">;

async function agendaOf(user: User, { _id, on }: PanelSessionRecord) {
  const filter = { $or: [{ "panel.sessionId": _id }, { "postponed.sessionId": _id }] };
  const [shown, all] = await Promise.all([
    listSeen<Heard>(user, filter, { since: 1, _id: 1 }, { shown: HEARD, most: MOST_HEARD }),
    Scholarship.countDocuments(filter, { limit: MOST_HEARD }),
  ]);
  const programmes = await programmeNames(shown);
  const hasSat = on <= toDay(now());
  const lines = shown.map((scholarship) => lineOf(scholarship, _id, hasSat, programmes));
  return { lines, hidden: Math.max(0, all - shown.length) };
}

function lineOf(
  { _id: id, name, programmeId, year, assessment, stage, panel, postponed }: Heard,
  sessionId: string,
  hasSat: boolean,
  programmes: ReadonlyMap<string, string>,
): HeardLine {
  const isHere = panel?.sessionId === sessionId;
  const decision = isHere ? panel : postponed.findLast((one) => one.sessionId === sessionId);
  const { result, votes, actNumber } = decision ?? {};
  return {
    ...{ id, name, assessment, votes, actNumber },
    ...{ programme: programmes.get(programmeId) ?? "", year: STUDY_YEARS[year].fr },
    isDecided: result !== undefined,
    canDecide: isHere && stage === "panel" && hasSat,
    resultLabel: result && PANEL_RESULTS[result].fr,
  };
}

/** The scholarships under review whose review is written: what may still be put on an agenda. */
async function listWaiting(user: User): Promise<{ value: string; label: string }[]> {
  const filter = { stage: "review" as const, assessment: { $exists: true } };
  const found = await listSeen(user, filter, { nextOn: 1, _id: 1 }, { most: MOST_HEARD });
  const programmes = await programmeNames(found);
  return found.map(({ _id, name, programmeId }) => ({
    value: _id,
    label: [name, programmes.get(programmeId)].filter(Boolean).join(", "),
  }));
}
