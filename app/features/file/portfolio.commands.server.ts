import { Account } from "#models/account";
import { Household } from "#models/household";
import { Submission } from "#models/submission";
import { Task } from "#models/task";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { changing, type PlannedStep, planRestructuring } from "~/core/db/restructure-plan.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { getAccount } from "~/features/accounts/account-list.queries.server";
import { findReferent } from "~/features/accounts/accounts.queries.server";
import { launchRestructuring } from "~/features/restructurings/restructurings.commands.server";
import { findRestructuring, getRestructuring } from "~/features/restructurings/restructurings.queries.server";
import { MOVING_STATES } from "~/vocabulary/restructurings";
import { telling } from "./bulk-act.commands.server";
import { countPortfolio } from "./portfolio.queries.server";

/**
 * Gives everything a colleague follows to another: files, next actions, tasks, requests taken, as one restructuring that
 * can be undone. Refuses oneself as a target, a colleague who follows no file, a second transfer while one runs, and
 * an empty portfolio. Returns its id, how many files it is about, who has them, and whether it is over.
 */
export async function transferPortfolio(
  user: User,
  fromId: string,
  toId: string,
): Promise<{ id: string; files: number; name: string; isOver: boolean }> {
  const to = fromId === toId ? null : await findReferent(toId);
  if (!to)
    throw new UserFacingError("Choisissez un·e autre collègue qui suit des dossiers.", { field: "toId" });
  const { transfer } = await getAccount(fromId);
  const last = transfer && (await findRestructuring(user, transfer.restructuringId));
  if (last && MOVING_STATES.includes(last.state))
    throw new UserFacingError("Un transfert est déjà en cours : attendez qu’il se termine.");
  const { files, nextActions, tasks, requests } = await countPortfolio(fromId);
  if (files + nextActions + tasks + requests === 0)
    throw new UserFacingError("Rien n’est à son nom : il n’y a rien à confier.");
  const id = newId();
  const summary = { act: "transfer", files, fromId, toId };
  await planRestructuring(
    user,
    { id, kind: "bulk", label: "Tout ce que suivait un·e collègue, confié à un·e autre", summary },
    transferSteps(user, { id, fromId, toId, toName: to.name }),
  );
  await commit(user, Account, fromId, {
    set: { transfer: { toId, byId: user.id, startedAt: now(), restructuringId: id } },
    effects: [audit("account.portfolio-transferred", ["transfer"])],
  });
  await launchRestructuring(user, id);
  const { state } = await getRestructuring(user, id);
  return { id, files, name: to.name, isOver: state === "done" };
}

interface Transfer {
  id: string;
  fromId: string;
  toId: string;
  toName: string;
}

async function* transferSteps(user: User, transfer: Transfer): AsyncGenerator<PlannedStep> {
  yield* fileSteps(user, transfer);
  yield* nextActionSteps(transfer);
  yield* taskSteps(transfer);
  yield* requestSteps(transfer);
}

async function* fileSteps(user: User, { id, fromId, toId, toName }: Transfer): AsyncGenerator<PlannedStep> {
  const files = Household.find({ referentId: fromId }, { nextAction: 1 });
  for await (const { _id, nextAction } of files.lean().cursor()) {
    const isNext = nextAction?.ownerId === fromId;
    const owner = (ownerId: string) => (isNext ? { "nextAction.ownerId": ownerId } : {});
    yield changing(
      Household,
      _id,
      { set: { referentId: toId, ...owner(toId) }, expects: { referentId: fromId, ...owner(fromId) } },
      { householdId: _id },
    );
    yield telling(user, _id, `Dossier confié à ${toName}.`, id);
  }
}

/** What was to be done in the files of others. */
async function* nextActionSteps({ fromId, toId }: Transfer): AsyncGenerator<PlannedStep> {
  const owner = "nextAction.ownerId";
  const files = Household.find({ [owner]: fromId, state: "open", referentId: { $ne: fromId } }, { _id: 1 });
  for await (const { _id } of files.lean().cursor())
    yield changing(
      Household,
      _id,
      { set: { [owner]: toId }, expects: { [owner]: fromId } },
      { householdId: _id, isComplete: true },
    );
}

async function* taskSteps({ fromId, toId }: Transfer): AsyncGenerator<PlannedStep> {
  const tasks = Task.find({ ownerId: fromId, state: "open" }, { householdId: 1 });
  for await (const { _id, householdId } of tasks.lean().cursor())
    yield changing(
      Task,
      _id,
      { set: { ownerId: toId }, expects: { ownerId: fromId, state: "open" } },
      { householdId, isComplete: true },
    );
}

async function* requestSteps({ fromId, toId }: Transfer): AsyncGenerator<PlannedStep> {
  const requests = Submission.find({ state: "new", assigneeId: fromId }, { _id: 1 });
  for await (const { _id } of requests.lean().cursor())
    yield changing(Submission, _id, {
      set: { assigneeId: toId },
      addTo: { visibleTo: [`referent:${toId}`] },
      expects: { assigneeId: fromId, state: "new" },
    });
}
