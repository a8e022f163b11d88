import { Household } from "#models/household";
import { Submission } from "#models/submission";
import { Task } from "#models/task";
import type { User } from "~/core/auth/actor";
import { visibleFor } from "~/core/auth/visibility";
import { COUNT_CAP } from "~/core/http/pagination.server";
import { getAccount } from "~/features/accounts/account-list.queries.server";
import { colleagueNames, listReferents } from "~/features/accounts/accounts.queries.server";
import { findRestructuring } from "~/features/restructurings/restructurings.queries.server";
import { MOVING_STATES } from "~/vocabulary/restructurings";

const SAMPLE = 10;
const CAP = { limit: COUNT_CAP + 1 } as const;

/** What a transfer would move, before it does: how many of each, some of the files `user` may see, to whom. */
export async function getTransferPage(user: User, accountId: string | undefined) {
  const account = await getAccount(accountId);
  const { _id, transfer } = account;
  const [counts, sample, referents, last] = await Promise.all([
    countPortfolio(_id),
    Household.find({ referentId: _id, ...visibleFor(user) }, { title: 1, nextAction: 1, updatedAt: 1 })
      .sort({ updatedAt: -1 })
      .limit(SAMPLE)
      .lean(),
    listReferents(),
    transfer && findLastTransfer(user, transfer),
  ]);
  return {
    id: _id,
    name: account.name,
    last: last ?? null,
    counts,
    sample: sample.map((file) => ({ id: file._id, title: file.title, next: file.nextAction?.label })),
    colleagues: referents
      .filter((one) => one._id !== _id)
      .map((one) => ({ value: one._id, label: one.name })),
  };
}

/** How much is in the name of a colleague; counts stop past the cap. */
export async function countPortfolio(accountId: string) {
  const [files, open, nextActions, tasks, requests] = await Promise.all([
    Household.countDocuments({ referentId: accountId }, CAP),
    Household.countDocuments({ referentId: accountId, state: "open" }, CAP),
    Household.countDocuments({ "nextAction.ownerId": accountId, state: "open" }, CAP),
    Task.countDocuments({ ownerId: accountId, state: "open" }, CAP),
    Submission.countDocuments({ state: "new", assigneeId: accountId }, CAP),
  ]);
  return { files, open, nextActions, tasks, requests };
}

/** The last time this portfolio was given to somebody, unless it was undone since. */
async function findLastTransfer(
  user: User,
  { toId, byId, restructuringId }: { toId: string; byId: string; restructuringId: string },
) {
  const found = await findRestructuring(user, restructuringId);
  if (!found || found.state === "reverted") return null;
  const names = await colleagueNames([toId, byId]);
  return {
    id: found._id,
    at: found.at,
    to: names.get(toId) ?? "un·e collègue",
    by: names.get(byId) ?? "un·e collègue",
    files: typeof found.summary.files === "number" ? found.summary.files : 0,
    isRunning: MOVING_STATES.includes(found.state),
  };
}
