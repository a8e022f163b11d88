import { Account } from "#models/account";
import type { Filter } from "#models/define";
import { Household, type HouseholdRecord } from "#models/household";
import type { User } from "~/core/auth/actor";
import { visibleFor } from "~/core/auth/visibility";
import { COUNT_CAP, PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { colleagueNames } from "~/features/accounts/accounts.queries.server";

export interface UnplannedFile {
  id: string;
  title: string;
  referent?: string;
  updatedAt: Date;
  /** What was planned, for somebody who has left. */
  label?: string;
}

/** How many open files this colleague may see have nobody to do what comes next; none, as a rule. */
export async function countUnplanned(user: User): Promise<number> {
  return Household.countDocuments(await unplannedFilter(user), { limit: COUNT_CAP + 1 });
}

/** A page of these files, the latest changed first. */
export async function listUnplanned(user: User, page: number): Promise<Page<UnplannedFile>> {
  const filter = await unplannedFilter(user);
  const [rows, total] = await Promise.all([
    Household.find(filter, { title: 1, referentId: 1, updatedAt: 1, nextAction: 1 })
      .sort({ updatedAt: -1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean<HouseholdRecord[]>(),
    Household.countDocuments(filter, { limit: COUNT_CAP + 1 }),
  ]);
  const names = await colleagueNames(rows.map(({ referentId }) => referentId));
  const files = rows.map(({ _id, title, referentId, updatedAt, nextAction }) => ({
    id: _id,
    title,
    referent: names.get(referentId ?? ""),
    updatedAt,
    label: nextAction?.label,
  }));
  return pageFrom(files, page, total);
}

/** No next action, or one that belongs to a closed account. `null` stands for a field that is not there. */
async function unplannedFilter(user: User): Promise<Filter<HouseholdRecord>> {
  const gone = await Account.find({ state: "disabled" }, { _id: 1 }).limit(200).lean();
  const owners = [null, ...gone.map(({ _id }) => _id)] as unknown as string[];
  return { state: "open", "nextAction.ownerId": { $in: owners }, ...visibleFor(user) };
}
