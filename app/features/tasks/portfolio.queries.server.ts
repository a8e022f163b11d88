import { Household } from "#models/household";
import { Task } from "#models/task";
import type { User } from "~/core/auth/actor";
import { visibleFor } from "~/core/auth/visibility";
import { COUNT_CAP } from "~/core/http/pagination.server";
import { getAccount } from "~/features/accounts/account-list.queries.server";
import { colleagueNames, listReferents } from "~/features/accounts/accounts.queries.server";

const SAMPLE = 10;
const CAP = { limit: COUNT_CAP + 1 } as const;

/** What a transfer would move, before it does: how many of each, some of the files `user` may see, to whom. */
export async function getTransferPage(user: User, accountId: string | undefined) {
  const account = await getAccount(accountId);
  const { _id } = account;
  const [files, open, nextActions, tasks, sample, referents, names] = await Promise.all([
    Household.countDocuments({ referentId: _id }, CAP),
    Household.countDocuments({ referentId: _id, state: "open" }, CAP),
    Household.countDocuments({ "nextAction.ownerId": _id, state: "open" }, CAP),
    Task.countDocuments({ ownerId: _id, state: "open" }, CAP),
    Household.find({ referentId: _id, ...visibleFor(user) }, { title: 1, nextAction: 1, updatedAt: 1 })
      .sort({ updatedAt: -1 })
      .limit(SAMPLE)
      .lean(),
    listReferents(),
    colleagueNames([account.transfer?.toId]),
  ]);
  return {
    id: _id,
    name: account.name,
    running: account.transfer && { to: names.get(account.transfer.toId) ?? "un·e collègue" },
    counts: { files, open, nextActions, tasks },
    sample: sample.map((file) => ({ id: file._id, title: file.title, next: file.nextAction?.label })),
    colleagues: referents
      .filter((one) => one._id !== _id)
      .map((one) => ({ value: one._id, label: one.name })),
  };
}
