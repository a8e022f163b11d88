import { Account } from "#models/account";
import type { User } from "~/core/auth/actor";
import { commit } from "~/core/db/commit.server";
import { settle } from "~/core/db/relay.server";
import { mail } from "~/core/outbox/mail-effect.server";

/** Mails its author the letter which proves that mail leaves. Returns the mail’s id. */
export async function sendTestMail(user: User): Promise<string> {
  const letter = mail("smtp-test", { name: user.name }, { to: user.email, toName: user.name });
  await commit(user, Account, user.id, { effects: [letter], isDerived: true });
  // The next screen shows where this very mail stands.
  await settle();
  return letter.id;
}
