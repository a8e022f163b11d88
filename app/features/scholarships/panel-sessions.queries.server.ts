import { PanelSession, type PanelSessionRecord } from "#models/panel-session";
import { notFound } from "~/core/auth/guards.server";
import type { Day } from "~/core/calendar";

const HIDDEN = { pendingEffects: 0, appliedEffects: 0 } as const;

/** More sessions to come than a year has. */
const MOST_COMING = 40;

/** One session, or null. */
export async function findSession(sessionId: string): Promise<PanelSessionRecord | null> {
  return PanelSession.findById(sessionId, HIDDEN).lean<PanelSessionRecord>();
}

/** One session; 404 when it is not there. */
export async function getSession(sessionId: string): Promise<PanelSessionRecord> {
  const session = await findSession(sessionId);
  if (!session) throw notFound();
  return session;
}

/** The first session from a day on, or null when none is planned. */
export async function findNextSession(today: Day): Promise<PanelSessionRecord | null> {
  return (await listComingSessions(today))[0] ?? null;
}

/** The sessions from a day on, the soonest first. */
export async function listComingSessions(today: Day): Promise<PanelSessionRecord[]> {
  return PanelSession.find({ isClosed: false, on: { $gte: today } }, HIDDEN)
    .sort({ on: 1, _id: 1 })
    .limit(MOST_COMING)
    .lean<PanelSessionRecord[]>();
}
