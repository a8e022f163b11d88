import { Account } from "#models/account";
import { Household } from "#models/household";
import { Submission } from "#models/submission";
import { Task } from "#models/task";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect, entry, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { colleagueNames, findReferent } from "~/features/accounts/accounts.queries.server";
import { type Follower, referentChanges } from "~/features/households/households.commands.server";

/** Files dealt with before the rest is put in the queue again: other work goes on meanwhile. */
const AT_ONCE = 50;

/**
 * Gives everything a colleague follows to another: files, next actions, tasks, requests taken. Each is one act of its own;
 * a stop half way is taken up where it was. Refuses oneself as a target and a colleague who follows no file.
 */
export async function startTransfer(actor: Actor, fromId: string, toId: string): Promise<void> {
  if (fromId === toId || !(await findReferent(toId))) {
    throw new UserFacingError("Choisissez un·e autre collègue qui suit des dossiers.", { field: "toId" });
  }
  await commit(actor, Account, fromId, {
    onlyIf: { transfer: { $exists: false } },
    refusal: "Un transfert est déjà en cours : attendez qu’il se termine.",
    set: { transfer: { toId, byId: actor.id ?? "", startedAt: now() } },
    effects: [
      audit("account.portfolio-transferred", ["transfer"]),
      followUp("transferPortfolio", { fromId, toId }),
    ],
  });
}

/** The follow-up of a transfer: some of the portfolio, then the rest by another follow-up. Safe twice. */
export async function transferPortfolio(
  actor: Actor,
  { fromId, toId }: { fromId: string; toId: string },
): Promise<void> {
  const names = await colleagueNames([fromId, toId]);
  const follower = (_id: string): Follower => ({ _id, name: names.get(_id) ?? "un·e collègue" });
  const moved =
    (await moveFiles(actor, follower(fromId), follower(toId))) +
    (await moveNextActions(actor, fromId, toId)) +
    (await moveTasks(actor, fromId, toId)) +
    (await moveRequests(actor, fromId, toId));
  const isOver = moved === 0;
  await commit(actor, Account, fromId, {
    onlyIf: { "transfer.toId": toId },
    unset: isOver ? ["transfer"] : [],
    effects: isOver ? [] : [followUp("transferPortfolio", { fromId, toId })],
    isDerived: true,
  });
}

async function moveFiles(actor: Actor, from: Follower, to: Follower): Promise<number> {
  const files = await Household.find({ referentId: from._id }, { nextAction: 1 }).limit(AT_ONCE).lean();
  for (const { _id, nextAction } of files) {
    const isNext = nextAction?.ownerId === from._id;
    await commit(actor, Household, _id, {
      onlyIf: { referentId: from._id, ...(isNext ? { "nextAction.ownerId": from._id } : {}) },
      set: { referentId: to._id, ...(isNext ? { "nextAction.ownerId": to._id } : {}), updatedAt: now() },
      effects: transferEffects(_id, from, to),
    });
  }
  return files.length;
}

function transferEffects(householdId: string, from: Follower, to: Follower): Effect[] {
  return [
    audit("household.updated", ["referentId"]),
    entry({
      householdId,
      kind: "change",
      text: `Dossier confié à ${to.name}.`,
      changes: referentChanges(from, to),
      changed: { kind: "household", id: householdId },
    }),
    followUp("refreshFile", { householdId }),
  ];
}

/** What was to be done in the files of others. */
async function moveNextActions(actor: Actor, fromId: string, toId: string): Promise<number> {
  const filter = { "nextAction.ownerId": fromId, state: "open" as const, referentId: { $ne: fromId } };
  const files = await Household.find(filter, { _id: 1 }).limit(AT_ONCE).lean();
  for (const { _id } of files) {
    await commit(actor, Household, _id, {
      onlyIf: { "nextAction.ownerId": fromId },
      set: { "nextAction.ownerId": toId, updatedAt: now() },
      effects: [audit("household.next-action-set", ["ownerId"])],
    });
  }
  return files.length;
}

async function moveTasks(actor: Actor, fromId: string, toId: string): Promise<number> {
  const tasks = await Task.find({ ownerId: fromId, state: "open" }, { _id: 1 }).limit(AT_ONCE).lean();
  for (const { _id } of tasks) {
    await commit(actor, Task, _id, {
      onlyIf: { ownerId: fromId, state: "open" },
      set: { ownerId: toId },
      effects: [audit("task.changed", ["ownerId"])],
    });
  }
  return tasks.length;
}

async function moveRequests(actor: Actor, fromId: string, toId: string): Promise<number> {
  const requests = await Submission.find({ state: "new", assigneeId: fromId }, { visibleTo: 1 })
    .limit(AT_ONCE)
    .lean();
  for (const { _id, visibleTo } of requests) {
    await commit(actor, Submission, _id, {
      onlyIf: { state: "new", assigneeId: fromId },
      set: { assigneeId: toId, visibleTo: [...new Set([...visibleTo, `referent:${toId}`])] },
      effects: [audit("submission.assigned", ["assigneeId"])],
    });
  }
  return requests.length;
}
