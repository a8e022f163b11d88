import { Household, type HouseholdRecord } from "#models/household";
import { Need, type NeedOutcome, type NeedRecord } from "#models/need";
import { Task } from "#models/task";
import type { Actor } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit, type Effect, entry, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { derivedId } from "~/core/ids.server";
import { OUTCOME_WORDS } from "~/vocabulary/hand-offs";
import { lowerFirst, NBSP } from "~/vocabulary/typography";
import { namedNeed } from "./need-naming.queries.server";
import { refreshed } from "./need-standing.commands.server";

/**
 * Notes how it went once a need was settled, on a day ("YYYY-MM-DD"): the task to ask for it is then done. Refuses a need
 * that nothing settled yet, and a day to come.
 */
export async function recordOutcome(
  actor: Actor,
  need: NeedRecord,
  outcome: Pick<NeedOutcome, "said" | "on" | "note">,
): Promise<void> {
  if (need.isOpen) throw new UserFacingError("Rien n’est encore retenu : dites-le d’abord.");
  if (outcome.on > toDay(now())) throw new UserFacingError("Ce jour n’est pas encore venu.", { field: "on" });
  await commit(actor, Need, need._id, {
    onlyIf: { isOpen: false },
    refusal: "Ce besoin vient d’être repris. Rechargez la page.",
    set: {
      outcome: { ...outcome, at: now(), ...(actor.id ? { by: actor.id } : {}) },
      updatedAt: now(),
    },
    effects: [
      audit("need.outcome", [outcome.said]),
      await told(actor, need, `la suite, ${lowerFirst(OUTCOME_WORDS[outcome.said].fr)}.`, outcome.note),
      ...asking(need),
      refreshed(need),
    ],
  });
}

/** Takes back what was noted of how it went: it is to be asked again. */
export async function withdrawOutcome(actor: Actor, need: NeedRecord): Promise<void> {
  if (!need.outcome) return;
  await commit(actor, Need, need._id, {
    onlyIf: { outcome: { $exists: true } },
    set: { updatedAt: now() },
    unset: ["outcome"],
    effects: [
      audit("need.outcome", ["outcome"]),
      await told(actor, need, "la suite notée est retirée."),
      ...asking(need),
      refreshed(need),
    ],
  });
}

/**
 * The follow-up of a decision: a task for whoever follows the file, to ask how it goes on a day; done once that is known,
 * put in the bin when the decision is taken back. Safe twice.
 */
export async function planNeedFollowUp(
  actor: Actor,
  { needId, followUpOn }: { needId: string; followUpOn: string },
): Promise<void> {
  const need = await Need.findById(needId).lean<NeedRecord>();
  if (!need) return;
  const taskId = derivedId("need-follow-up", needId, followUpOn);
  if (need.followUpOn !== followUpOn) return putAside(actor, taskId);
  if (need.outcome) return close(actor, taskId);
  await openOrReopen(actor, need, taskId);
}

async function openOrReopen(actor: Actor, need: NeedRecord, taskId: string): Promise<void> {
  const { householdId, track, followUpOn: dueOn = "" } = need;
  const household = await Household.findById(householdId, { referentId: 1 }).lean<HouseholdRecord>();
  const ownerId = household?.referentId ?? actor.id;
  if (!ownerId) return;
  const label = `Prendre des nouvelles${NBSP}: ${lowerFirst(await namedNeed(need))}`;
  const values = { householdId, track, kind: "task" as const, label, ownerId, dueOn };
  const isNew = await create(
    actor,
    Task,
    { _id: taskId, ...values, state: "open", checklist: [], createdAt: now() },
    [audit("task.opened", ["task"])],
  );
  if (isNew) return;
  await commit(actor, Task, taskId, {
    onlyIf: { state: { $ne: "open" } },
    set: { state: "open" },
    unset: ["deletedAt", "doneAt"],
    effects: [audit("task.restored")],
  });
}

async function close(actor: Actor, taskId: string): Promise<void> {
  await commit(actor, Task, taskId, {
    onlyIf: { state: "open" },
    set: { state: "done", doneAt: now() },
    unset: ["snooze", "wokeAt"],
    effects: [audit("task.done")],
  });
}

async function putAside(actor: Actor, taskId: string): Promise<void> {
  await commit(actor, Task, taskId, {
    onlyIf: { state: "open" },
    set: { state: "deleted", deletedAt: now() },
    effects: [audit("task.deleted")],
  });
}

function asking({ _id: needId, followUpOn }: NeedRecord): Effect[] {
  return followUpOn ? [followUp("planNeedFollowUp", { needId, followUpOn })] : [];
}

async function told(actor: Actor, need: NeedRecord, words: string, quote?: string): Promise<Effect> {
  const { householdId, track, criteria } = need;
  const text = `${await namedNeed(need)}${NBSP}: ${words}`;
  const { memberId } = criteria;
  return entry({ householdId, track, memberId, kind: "change", text, quote, authorName: actor.name });
}
