import { Account, type AccountRecord } from "#models/account";
import { getSettings } from "~/core/settings.server";
import type { Role } from "~/vocabulary/roles";

export type Colleague = Pick<AccountRecord, "_id" | "name" | "phone" | "title" | "email">;

/** The roles that follow files. */
const FOLLOWERS: Role[] = ["referent", "responsable"];

const SHOWN = { name: 1, phone: 1, title: 1, email: 1 } as const;

/** The colleagues who follow files, by name. */
export async function listReferents(): Promise<Colleague[]> {
  return Account.find({ role: { $in: FOLLOWERS }, state: "active" }, SHOWN)
    .sort({ name: 1 })
    .limit(100)
    .lean();
}

/** Names of colleagues by id, to write beside what they did. */
export async function colleagueNames(ids: (string | null | undefined)[]): Promise<Map<string, string>> {
  const known = [...new Set(ids.filter((id): id is string => Boolean(id)))];
  if (known.length === 0) return new Map();
  const accounts = await Account.find({ _id: { $in: known } }, { name: 1 }).lean();
  return new Map(accounts.map(({ _id, name }) => [_id, name]));
}

/** The same, asking the base only for those who are not among colleagues already read. */
export async function namesAmong(
  known: readonly Colleague[],
  ids: (string | null | undefined)[],
): Promise<Map<string, string>> {
  const names = new Map(known.map(({ _id, name }) => [_id, name]));
  const others = await colleagueNames(ids.filter((id) => !names.has(id ?? "")));
  return new Map([...names, ...others]);
}

/** One colleague, or null. */
export async function findColleague(id: string | undefined): Promise<Colleague | null> {
  return id ? Account.findOne({ _id: id, state: "active" }, SHOWN).lean() : null;
}

/** A colleague who may follow files, or null: a file is never given to anyone else. */
export async function findReferent(id: string): Promise<Colleague | null> {
  return Account.findOne({ _id: id, state: "active", role: { $in: FOLLOWERS } }, SHOWN).lean();
}

/** Who follows the first of these territories that has somebody still there; else the first responsable. */
export async function referentOf(territories: string[]): Promise<Colleague | null> {
  const { list } = (await getSettings()).territories;
  const named = territories.flatMap((code) => list.find((one) => one.code === code)?.referentId ?? []);
  const active = await Account.find({ _id: { $in: named }, state: "active" }, SHOWN).lean<Colleague[]>();
  const [referent] = active.sort((a, b) => named.indexOf(a._id) - named.indexOf(b._id));
  if (referent) return referent;
  return Account.findOne({ role: "responsable", state: "active" }, SHOWN).sort({ createdAt: 1 }).lean();
}

/** The référent·e of each territory served, with what the public may know of them. */
export async function listTerritoryReferents(): Promise<
  { code: string; label: string; name?: string; phone?: string }[]
> {
  const { list } = (await getSettings()).territories;
  const ids = list.map(({ referentId }) => referentId ?? "");
  const referents = await Account.find({ _id: { $in: ids }, state: "active" }, SHOWN).lean();
  const byId = new Map(referents.map((referent) => [referent._id, referent]));
  return list.map(({ code, label, referentId }) => {
    const referent = referentId ? byId.get(referentId) : undefined;
    return { code, label, name: referent?.name, phone: referent?.phone };
  });
}
