import type { HouseholdRecord } from "#models/household";
import { VisitDay, type VisitDayRecord } from "#models/visit-day";
import { type Actor, SOFTWARE, type User } from "~/core/auth/actor";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { type Change, commit, create } from "~/core/db/commit.server";
import { audit, type Effect, entry } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { derivedId, newId } from "~/core/ids.server";
import { changesOf, type FieldsOf, writeOf } from "~/core/lost-updates";
import { discoveryRefreshed } from "~/features/needs/need-standing.commands.server";
import type { AuditAction } from "~/vocabulary/audit-actions";
import type { CostPayer } from "~/vocabulary/visit-days";
import { dayWords } from "./visit-hours";
import { withHostAskedAgain } from "./visit-step";

const MOVED = "Cette journée vient de changer. Rechargez la page, puis recommencez.";
const OVER = "Cette journée est annulée. Rétablissez-la d’abord.";
const PAST = "Ce jour est passé. Choisissez un jour à partir d’aujourd’hui.";

/**
 * Prepares a visit day for a household, followed by this colleague; the same one asked twice is once. Refuses a day that is
 * past. Returns its id.
 */
export async function createVisitDay(
  user: User,
  household: Pick<HouseholdRecord, "_id" | "visibleTo">,
  { on, title }: { on: Day; title: string },
  chosenId?: string,
): Promise<string> {
  if (on < toDay(now())) throw new UserFacingError(PAST, { field: "on" });
  const { _id: householdId, visibleTo } = household;
  const id = chosenId ?? (await idOfDay(householdId, on, title));
  await create(
    user,
    VisitDay,
    {
      ...{ _id: id, householdId, title, on, state: "draft", leadId: user.id, visibleTo },
      ...{ steps: [], costs: [], feedback: [], readers: [], createdAt: now(), updatedAt: now() },
    },
    [
      audit("visit-day.created"),
      told({ householdId }, `Journée de visite en préparation pour le ${dayWords(on)}.`, user.name),
      ...(await discoveryRefreshed(householdId)),
    ],
  );
  return id;
}

/** That of the day already prepared under this title or, when there is none, one that a form sent twice draws twice. */
async function idOfDay(householdId: string, on: Day, title: string): Promise<string> {
  const prepared = { householdId, on, title, state: { $ne: "cancelled" as const } };
  const [same, count] = await Promise.all([
    VisitDay.findOne(prepared, { _id: 1 }).lean(),
    VisitDay.countDocuments({ householdId }),
  ]);
  return same?._id ?? derivedId("visit-day", householdId, on, title, String(count));
}

export interface DayValues {
  on: string;
  title: string;
  welcome?: string;
}

const DAY_FIELDS: FieldsOf<DayValues> = {
  on: { label: "Le", words: (on) => dayWords(on) },
  title: { label: "Titre" },
  welcome: { label: "Mot d’accueil" },
};

/**
 * Writes what was changed of a day since its form was drawn; a host who was asked for another day is to be asked again.
 * Refuses a day that is past, and one cancelled.
 */
export async function updateVisitDay(
  actor: Actor,
  day: VisitDayRecord,
  before: Readonly<Record<string, unknown>>,
  submitted: DayValues,
): Promise<void> {
  const { on, title, welcome } = day;
  const changes = changesOf(DAY_FIELDS, { before, submitted, current: { on, title, welcome } });
  if (changes.length === 0) return;
  const isMoved = changes.includes("on");
  if (isMoved && submitted.on < toDay(now())) throw new UserFacingError(PAST, { field: "on" });
  const { set, unset } = writeOf(changes, submitted);
  const steps = isMoved ? day.steps.map((step) => withHostAskedAgain(submitted, step)) : day.steps;
  const effects = isMoved
    ? [told(day, `Journée de visite déplacée au ${dayWords(submitted.on)}.`, actor.name)]
    : [];
  await writeDay(actor, day, { set: { ...set, steps }, unset, fields: changes, effects });
}

/** Adds what the day costs and who pays; refuses a day cancelled. */
export async function addCost(
  actor: Actor,
  day: VisitDayRecord,
  cost: { label: string; amount: number; payer: CostPayer; isReimbursed?: boolean },
): Promise<void> {
  await writeDay(actor, day, { push: { costs: { id: newId(), ...cost } }, fields: ["costs"] });
}

/** Takes a cost out. */
export async function removeCost(actor: Actor, day: VisitDayRecord, costId: string): Promise<void> {
  await writeDay(actor, day, { pull: { costs: { id: costId } }, fields: ["costs"] });
}

interface DayChange extends Omit<Change<VisitDayRecord>, "effects" | "onlyIf" | "refusal"> {
  action?: AuditAction;
  fields?: string[];
  effects?: Effect[];
  /** The change takes a cancelled day up again. */
  isUncancelling?: boolean;
}

/** Writes a change of a day as it was read; refuses a day cancelled, or that changed meanwhile. */
export async function writeDay(
  actor: Actor,
  day: Pick<VisitDayRecord, "_id" | "version" | "state">,
  { action = "visit-day.updated", fields = [], effects = [], isUncancelling, ...change }: DayChange,
): Promise<VisitDayRecord> {
  if (day.state === "cancelled" && !isUncancelling) throw new UserFacingError(OVER);
  const saved = await commit(actor, VisitDay, day._id, {
    ...change,
    onlyIf: { version: day.version },
    refusal: MOVED,
    set: { ...change.set, updatedAt: now() },
    effects: [audit(action, fields), ...effects],
  });
  if (!saved) throw new UserFacingError(MOVED);
  return saved;
}

/** A line of the file’s timeline about a day. */
export function told({ householdId }: { householdId: string }, text: string, authorName?: string): Effect {
  return entry({ householdId, kind: "change", text, ...(authorName ? { authorName } : {}) });
}

/** Marks as done the days that are past and were never sent. Returns how many. */
export async function closePastDrafts(limit: number): Promise<number> {
  const past = await VisitDay.find({ state: "draft", on: { $lt: toDay(now()) } }, { version: 1, state: 1 })
    .limit(limit)
    .lean<Pick<VisitDayRecord, "_id" | "version" | "state">[]>();
  for (const day of past) await writeDay(SOFTWARE, day, { set: { state: "done" }, fields: ["state"] });
  return past.length;
}
