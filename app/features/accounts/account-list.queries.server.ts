import { Account, type AccountRecord } from "#models/account";
import { notFound } from "~/core/auth/guards.server";
import { isId } from "~/core/ids.server";
import { getSettings, territoryLabel } from "~/core/settings.server";
import { ROLES } from "~/vocabulary/roles";

export interface AccountLine {
  id: string;
  name: string;
  email: string;
  role: string;
  /** What this account follows, in words. */
  scope: string;
  state: AccountRecord["state"];
}

export type AccountPage = Omit<AccountRecord, "pendingEffects" | "appliedEffects" | "passwordLink">;

const HIDDEN = { pendingEffects: 0, appliedEffects: 0, passwordLink: 0 } as const;
const MOST_ACCOUNTS = 500;

/** Every account, the open ones first, then by name. */
export async function listAccounts(): Promise<AccountLine[]> {
  const [accounts, settings] = await Promise.all([
    Account.find({}, HIDDEN).limit(MOST_ACCOUNTS).lean<AccountPage[]>(),
    getSettings(),
  ]);
  const isClosed = ({ state }: AccountPage) => Number(state === "disabled");
  return accounts
    .sort((a, b) => isClosed(a) - isClosed(b) || a.name.localeCompare(b.name, "fr"))
    .map((account) => ({
      id: account._id,
      name: account.name,
      email: account.email,
      role: ROLES[account.role].fr,
      scope: scopeOf(account, (code) => territoryLabel(settings, code)),
      state: account.state,
    }));
}

/** One account, for its page; 404 when it is not there. */
export async function getAccount(accountId: string | undefined): Promise<AccountPage> {
  const account = isId(accountId) ? await Account.findById(accountId, HIDDEN).lean<AccountPage>() : null;
  if (!account) throw notFound();
  return account;
}

/** How many accounts are open, and how many invitations wait. */
export async function countAccounts(): Promise<{ active: number; invited: number }> {
  const [active, invited] = await Promise.all([
    Account.countDocuments({ state: "active" }),
    Account.countDocuments({ state: "invited" }),
  ]);
  return { active, invited };
}

function scopeOf({ role, isWholeDepartement, territories }: AccountPage, label: (code: string) => string) {
  if (role !== "referent" && role !== "responsable") return "";
  if (isWholeDepartement) return "tout le département";
  return territories.length > 0 ? territories.map(label).join(", ") : "aucun territoire";
}
