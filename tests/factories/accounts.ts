import { Account, type AccountRecord } from "#models/account";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { newId } from "~/core/ids.server";
import type { Role } from "~/vocabulary/roles";

/** A colleague who sees the whole département unless said otherwise. */
export async function createUser(
  role: Role = "referent",
  values: Partial<AccountRecord> = {},
): Promise<User> {
  const account = {
    _id: newId(),
    name: "Jeanne Vidal",
    email: `${newId()}@demo.example`,
    phone: "0536490012",
    role,
    state: "active" as const,
    isWholeDepartement: true,
    territories: [],
    createdAt: now(),
    ...values,
  };
  await Account.create(account);
  return {
    id: account._id,
    name: account.name,
    role,
    email: account.email,
    phone: account.phone,
    isWholeDepartement: account.isWholeDepartement,
    territories: account.territories,
    delegators: [],
    partnerId: values.partnerId,
  };
}
