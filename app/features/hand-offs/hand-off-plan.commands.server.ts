import { HandOff, type HandOffRecord } from "#models/hand-off";
import { SOFTWARE } from "~/core/auth/actor";
import { atParis } from "~/core/calendar";
import { commit } from "~/core/db/commit.server";
import { AWAITING_STATES } from "~/vocabulary/hand-offs";
import { ladderOf } from "./hand-off-ladder.queries.server";
import type { LadderStep } from "./ladder";

/** The fields of a hand-off that say what comes next while it is not answered. */
export function planOf(step: LadderStep | null): { set: Partial<HandOffRecord>; unset: string[] } {
  if (!step) return { set: {}, unset: ["nextReminderAt", "nextReminder"] };
  const { kind, on, moved } = step;
  const nextReminder = { kind, ...(moved ? { moved } : {}) };
  return { set: { nextReminderAt: atParis(on, "09:00"), nextReminder }, unset: [] };
}

/** The condition under which a reminder that was due is still to be made: nobody answered, nobody made it. */
export function stillDue({ nextReminderAt }: HandOffRecord) {
  return { onlyIf: { state: { $in: AWAITING_STATES }, nextReminderAt } };
}

/** The follow-up of whatever moves a reminder: computes it again, unless a colleague stopped them or none is awaited. */
export async function planReminder(handOffId: string): Promise<void> {
  const handOff = await HandOff.findById(handOffId).lean<HandOffRecord>();
  if (!handOff || handOff.unremindedAt || !AWAITING_STATES.includes(handOff.state)) return;
  const { step } = await ladderOf(handOff);
  if (!(await keepPlan(handOff, step))) await planReminder(handOffId);
}

/** The follow-up of a change of how a partner is reminded: computes again each of their requests still to be answered. */
export async function planReminders(partnerId: string): Promise<void> {
  const awaited = await HandOff.find({ partnerId, state: { $in: AWAITING_STATES } }, { _id: 1 }).lean();
  for (const { _id } of awaited) await planReminder(_id);
}

/** Keeps what comes next; false, changing nothing, when something happened to the hand-off meanwhile. */
export async function keepPlan(handOff: HandOffRecord, step: LadderStep | null): Promise<boolean> {
  const saved = await commit(SOFTWARE, HandOff, handOff._id, {
    onlyIf: { version: handOff.version, ...stillDue(handOff).onlyIf },
    ...planOf(step),
    effects: [],
    isDerived: true,
  });
  return saved !== null;
}
