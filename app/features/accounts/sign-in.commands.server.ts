import { Account, type AccountRecord } from "#models/account";
import { closeSessions, signIn } from "~/core/auth/credentials.server";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { clearLimit, isOverLimit, refuseOverLimit } from "~/core/http/limits.server";
import { LANDING_PAGES } from "~/vocabulary/roles";

const TOO_MANY =
  "Trop d’essais pour ce compte. Patientez un quart d’heure, ou demandez un nouveau mot de passe.";
const WRONG = "Adresse ou mot de passe incorrect. Vérifiez les deux, ou demandez un nouveau mot de passe.";

/**
 * Opens a session: the cookies to set and the page to land on. Refuses, in the same words, an unknown address,
 * a wrong password and a closed account; refuses an account for a quarter of an hour after 5 failures.
 */
export async function openSession(
  request: Request,
  email: string,
  password: string,
): Promise<{ cookies: string[]; landing: string }> {
  await refuseOverLimit("sign-in", email, TOO_MANY);
  const cookies = await signInCounted(request, email, password);
  const account = await Account.findOne({ email: email.toLowerCase() }).lean<AccountRecord>();
  if (account?.state !== "active") {
    if (account) await closeSessions(account._id);
    throw new UserFacingError(WRONG);
  }
  await clearLimit("sign-in", email);
  await commit({ id: account._id }, Account, account._id, {
    effects: [audit("account.signed-in")],
    isDerived: true,
  });
  return { cookies, landing: LANDING_PAGES[account.role] };
}

async function signInCounted(request: Request, email: string, password: string): Promise<string[]> {
  try {
    return await signIn(request, email, password);
  } catch (error) {
    if (error instanceof UserFacingError) await isOverLimit("sign-in", email);
    throw error;
  }
}
