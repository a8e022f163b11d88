import { UserFacingError } from "../errors";
import { requestScope } from "../http/request-scope.server";
import { CLIENT_ADDRESS_HEADER } from "./client-address";
import { sessionToken } from "./session.server";

/** Shortest password accepted, in characters. */
export const PASSWORD_MIN = 12;

/**
 * Opens a session and returns the cookies to set. Refuses, in the same words, an unknown address and a
 * wrong password; says to wait when one address tries too often.
 */
export async function signIn(request: Request, email: string, password: string): Promise<string[]> {
  const auth = await library();
  const { origin } = new URL(auth.options.baseURL);
  const response = await auth.handler(
    new Request(`${origin}/api/auth/sign-in/email`, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        Origin: origin,
        "User-Agent": request.headers.get("User-Agent") ?? "",
        [CLIENT_ADDRESS_HEADER]: requestScope()?.address ?? "127.0.0.1",
      },
      body: JSON.stringify({ email, password }),
    }),
  );
  if (response.status === 429) {
    throw new UserFacingError(
      "Trop d’essais depuis cette connexion. Patientez un quart d’heure, puis réessayez.",
    );
  }
  if (!response.ok) {
    throw new UserFacingError(
      "Adresse ou mot de passe incorrect. Vérifiez les deux, ou demandez un nouveau mot de passe.",
    );
  }
  return response.headers.getSetCookie();
}

/** Closes the session of the request and returns the cookies to clear. */
export async function signOut(request: Request): Promise<string[]> {
  const auth = await library();
  const { headers } = await auth.api.signOut({ headers: request.headers, returnHeaders: true });
  return headers.getSetCookie();
}

/** Closes every session of an account, at once, on all devices; `exceptOf` keeps the request's own. */
export async function closeSessions(accountId: string, exceptOf?: Request): Promise<void> {
  const { internalAdapter } = await (await library()).$context;
  const kept = exceptOf ? sessionToken(exceptOf) : null;
  const sessions = await internalAdapter.listSessions(accountId);
  await Promise.all(
    sessions.filter(({ token }) => token !== kept).map(({ token }) => internalAdapter.deleteSession(token)),
  );
}

/** Creates the sign-in half of an account, without a password; returns its id, ours from now on. */
export async function createCredentials(email: string, name: string): Promise<string> {
  const { internalAdapter } = await (await library()).$context;
  const known = await internalAdapter.findUserByEmail(email);
  if (known) return String(known.user.id);
  const user = await internalAdapter.createUser({ email, name, emailVerified: true }, { method: "admin" });
  return String(user.id);
}

/** Sets the password of an account; refuses one that is too short or too common to protect it. */
export async function setPassword(accountId: string, password: string): Promise<void> {
  const weakness = passwordWeakness(password);
  if (weakness) throw new UserFacingError(weakness);
  const context = await (await library()).$context;
  const hash = await context.password.hash(password);
  const accounts = await context.internalAdapter.findAccounts(accountId);
  if (accounts.some(({ providerId }) => providerId === "credential")) {
    await context.internalAdapter.updatePassword(accountId, hash);
    return;
  }
  await context.internalAdapter.linkAccount({
    userId: accountId,
    providerId: "credential",
    accountId,
    password: hash,
  });
}

/** Whether this is the account's present password. */
export async function isPassword(accountId: string, password: string): Promise<boolean> {
  const context = await (await library()).$context;
  const accounts = await context.internalAdapter.findAccounts(accountId);
  const hash = accounts.find(({ providerId }) => providerId === "credential")?.password;
  return hash ? context.password.verify({ hash, password }) : false;
}

/** What makes a password too weak, as a French sentence; null when it will do. */
export function passwordWeakness(password: string): string | null {
  if (password.length < PASSWORD_MIN) {
    return `Ce mot de passe est trop court : prenez au moins ${PASSWORD_MIN} caractères, par exemple quatre mots sans rapport.`;
  }
  if (new Set(password.toLowerCase()).size < 6) {
    return "Ce mot de passe répète les mêmes caractères : prenez par exemple quatre mots sans rapport.";
  }
  if (/^(?:0123456789|123456789|azertyuiop|qwertyuiop|motdepasse|password)/i.test(password)) {
    return "Ce mot de passe est parmi les premiers essayés : prenez par exemple quatre mots sans rapport.";
  }
  return null;
}

/** The sign-in library takes half a second to load: the first sign-in waits for it, the start does not. */
async function library() {
  const { getAuth } = await import("./auth.server");
  return getAuth();
}
