import { PanelSession, type PanelSessionRecord } from "#models/panel-session";
import { Scholarship } from "#models/scholarship";
import type { Actor } from "~/core/auth/actor";
import type { Day } from "~/core/calendar";
import { commit, create } from "~/core/db/commit.server";
import { audit, type Effect, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { changesOf, writeOf } from "~/core/lost-updates";
import { formatDayLong, formatHour } from "~/vocabulary/typography";
import { getSession } from "./panel-sessions.queries.server";
import { changeScholarship, planning } from "./scholarship-changes.commands.server";

export interface SessionCard {
  on: Day;
  at?: string;
  place?: string;
  /** « Nom, qualité », one a line. */
  members?: string;
}

type Member = PanelSessionRecord["members"][number];

const MOST_MEMBERS = 40;

/** Opens a session of the commission, on its day, with who sits. Refuses more than forty members. Returns its id. */
export async function openSession(actor: Actor, card: SessionCard, id = newId()): Promise<string> {
  const values = { _id: id, ...storedOf(card, []), agenda: [], isClosed: false };
  await create(actor, PanelSession, values, [audit("panel-session.created")]);
  return id;
}

const FIELDS = {
  on: { label: "Date", words: formatDayLong },
  at: { label: "Heure", words: formatHour },
  place: { label: "Lieu" },
  members: { label: "Membres" },
};

/** The card of a session as it is stored. */
export function sessionCardOf({ on, at, place, members }: PanelSessionRecord): SessionCard {
  return { on, at, place, members: members.map(memberWords).join("\n") || undefined };
}

/**
 * Writes what was changed of a session since its form was drawn (`before`); whoever was noted present and still sits stays
 * so; what it is to hear follows it to another day. Refuses, showing both, a field changed meanwhile, and to move the day of a session that decided something.
 */
export async function updateSession(
  actor: Actor,
  sessionId: string,
  before: Readonly<Record<string, unknown>>,
  submitted: SessionCard,
): Promise<void> {
  await changeSession(actor, sessionId, async (session) => {
    const current = sessionCardOf(session);
    const changes = changesOf<SessionCard>(FIELDS, { before, submitted, current });
    if (changes.length === 0) return null;
    if (changes.includes("on")) await refuseDecided(sessionId);
    const { set, unset } = writeOf(changes, submitted);
    const { members } = storedOf(submitted, session.members);
    return {
      set: { ...set, members: changes.includes("members") ? members : session.members },
      unset: unset.filter((field) => field !== "members"),
      effects: changes.includes("on") ? [followUp("followSession", { sessionId })] : [],
    };
  });
}

/** Makes the scholarships that a session is to hear wait for its day, and their tasks with them. Safe twice. */
export async function followSession(actor: Actor, { sessionId }: { sessionId: string }): Promise<void> {
  const heard = await Scholarship.find({ "panel.sessionId": sessionId, stage: "panel" }, { _id: 1 }).lean();
  for (const { _id } of heard)
    await changeScholarship(actor, _id, () => ({
      effects: [audit("scholarship.updated", ["panel"]), planning(_id)],
    }));
}

/** Notes which members are present, by name; the others are not. */
export async function notePresence(
  actor: Actor,
  sessionId: string,
  present: readonly string[],
): Promise<void> {
  await changeSession(actor, sessionId, ({ members }) => ({
    set: { members: members.map((one) => ({ ...one, isPresent: present.includes(one.name) })) },
  }));
}

/** Puts a scholarship one place up or down on the agenda, as `listed` shows it. */
export async function arrangeAgenda(
  actor: Actor,
  sessionId: string,
  { listed, scholarshipId, by }: { listed: readonly string[]; scholarshipId: string; by: -1 | 1 },
): Promise<void> {
  await changeSession(actor, sessionId, () => {
    const agenda = [...listed];
    const from = agenda.indexOf(scholarshipId);
    const to = from + by;
    const other = agenda[to];
    if (from < 0 || other === undefined) return null;
    agenda[from] = other;
    agenda[to] = scholarshipId;
    return { set: { agenda } };
  });
}

/** Says that a session is over, or that it is not after all. Refuses to end one whose agenda is not decided. */
export async function closeSession(actor: Actor, sessionId: string, isClosed: boolean): Promise<void> {
  await changeSession(actor, sessionId, async (session) => {
    if (session.isClosed === isClosed) return null;
    const waiting = isClosed && (await Scholarship.exists({ "panel.sessionId": sessionId, stage: "panel" }));
    if (waiting)
      throw new UserFacingError(
        "Une bourse de l’ordre du jour n’est pas décidée. Notez sa décision, ou reportez-la.",
      );
    return { set: { isClosed } };
  });
}

interface Written {
  set: Partial<PanelSessionRecord>;
  unset?: string[];
  effects?: Effect[];
}

/** One change of a session, decided again when a colleague was faster; null changes nothing. */
async function changeSession(
  actor: Actor,
  sessionId: string,
  decide: (session: PanelSessionRecord) => Written | null | Promise<Written | null>,
): Promise<void> {
  for (;;) {
    const session = await getSession(sessionId);
    const written = await decide(session);
    if (!written) return;
    const saved = await commit<PanelSessionRecord>(actor, PanelSession, sessionId, {
      onlyIf: { version: session.version },
      ...written,
      effects: [audit("panel-session.updated", Object.keys(written.set)), ...(written.effects ?? [])],
    });
    if (saved) return;
  }
}

function storedOf({ on, at, place, members = "" }: SessionCard, before: readonly Member[]) {
  const names = members
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  if (names.length > MOST_MEMBERS)
    throw new UserFacingError(`${MOST_MEMBERS} membres au plus.`, { field: "members" });
  return { on, at, place, members: names.map((line) => memberOf(line, before)) };
}

/** « Anne Roques, maire de Figeac » */
function memberOf(line: string, before: readonly Member[]): Member {
  const [name = "", ...rest] = line.split(",");
  const quality = rest.join(",").trim();
  const isPresent = before.find((one) => one.name === name.trim())?.isPresent;
  return {
    name: name.trim(),
    ...(quality ? { quality } : {}),
    ...(isPresent === undefined ? {} : { isPresent }),
  };
}

/** « Anne Roques, maire de Figeac » */
function memberWords({ name, quality }: Member): string {
  return [name, quality].filter(Boolean).join(", ");
}

async function refuseDecided(sessionId: string): Promise<void> {
  const isDecided = await Scholarship.exists({
    "panel.sessionId": sessionId,
    "panel.result": { $exists: true },
  });
  if (isDecided)
    throw new UserFacingError("Cette séance a déjà décidé de bourses : sa date ne change plus.", {
      field: "on",
    });
}
