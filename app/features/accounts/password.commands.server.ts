import { Account, type AccountRecord } from "#models/account";
import { PUBLIC, type User } from "~/core/auth/actor";
import { closeSessions, isPassword, passwordWeakness, setPassword } from "~/core/auth/credentials.server";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { isOverLimit } from "~/core/http/limits.server";
import { newId } from "~/core/ids.server";
import { type LinkRef, readLinkToken } from "~/core/links.server";
import { mail } from "~/core/outbox/mail-effect.server";

export type PasswordLink = NonNullable<AccountRecord["passwordLink"]>;

const HOUR = 3_600_000;
const RESET_HOURS = 2;
const USED_UP =
  "Ce lien a déjà servi, ou n’est plus valable. Demandez-en un nouveau : il arrive à votre adresse en une minute.";

/**
 * Mails the link by which to choose a new password, good for 2 hours. Does nothing, and says nothing, for an
 * unknown or closed account and above 5 requests an hour.
 */
export async function requestPasswordReset(email: string): Promise<void> {
  if (await isOverLimit("link-mail", email)) return;
  const account = await Account.findOne({ email, state: { $ne: "disabled" } }).lean<AccountRecord>();
  if (!account) return;
  const passwordLink = passwordLinkOf(account.passwordLink, RESET_HOURS);
  const { id, version } = passwordLink;
  await commit(PUBLIC, Account, account._id, {
    set: { passwordLink },
    effects: [
      mail(
        "password-reset",
        { name: account.name, link: { purpose: "password", id, version } },
        { to: account.email, toName: account.name },
      ),
    ],
  });
}

/** Whose password a link may set; null when it was used, replaced, or is too old. */
export async function findPasswordLinkHolder(
  token: string | undefined,
): Promise<Pick<AccountRecord, "_id" | "name" | "email" | "state"> | null> {
  const link = readLinkToken("password", token);
  return link ? Account.findOne(isLive(link), { name: 1, email: 1, state: 1 }).lean() : null;
}

/**
 * Sets a password by the link received, opens the account and closes its sessions everywhere. The link serves
 * once. Refuses a password too weak, and a link used, replaced or too old. Returns the account's e-mail.
 */
export async function setPasswordByLink(token: string | undefined, password: string): Promise<string> {
  const holder = await findPasswordLinkHolder(token);
  const link = readLinkToken("password", token);
  if (!holder || !link) throw new UserFacingError(USED_UP);
  refuseWeak(password);
  await commit({ id: holder._id }, Account, holder._id, {
    set: { state: "active" },
    inc: { "passwordLink.version": 1 },
    onlyIf: isLive(link),
    effects: [audit("account.password-changed")],
    refusal: USED_UP,
  });
  await setPassword(holder._id, password);
  await closeSessions(holder._id);
  return holder.email;
}

/** Changes one's own password and closes the other sessions. Refuses a wrong present one and a weak new one. */
export async function changeOwnPassword(user: User, current: string, password: string): Promise<void> {
  if (!(await isPassword(user.id, current))) {
    throw new UserFacingError("Le mot de passe actuel n’est pas celui-là. Vérifiez-le, puis recommencez.");
  }
  refuseWeak(password);
  await setPassword(user.id, password);
  await commit(user, Account, user.id, { effects: [audit("account.password-changed")] });
  await closeSessions(user.id);
}

/** Closes every session of an account, this one included, at once. */
export async function signOutEverywhere(user: User): Promise<void> {
  await commit(user, Account, user.id, { effects: [audit("account.signed-out-everywhere")] });
  await closeSessions(user.id);
}

/** The next link of an account, good for some hours; the links mailed before it no longer open. */
export function passwordLinkOf(previous: PasswordLink | undefined, hours: number): PasswordLink {
  return {
    id: previous?.id ?? newId(),
    version: (previous?.version ?? 0) + 1,
    expiresAt: new Date(now().getTime() + hours * HOUR),
  };
}

function isLive({ id, version }: LinkRef) {
  return {
    "passwordLink.id": id,
    "passwordLink.version": version,
    "passwordLink.expiresAt": { $gt: now() },
    state: { $in: ["invited", "active"] satisfies AccountRecord["state"][] },
  };
}

function refuseWeak(password: string): void {
  const weakness = passwordWeakness(password);
  if (weakness) throw new UserFacingError(weakness);
}
