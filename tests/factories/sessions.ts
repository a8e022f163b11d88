import { createHmac } from "node:crypto";
import type { AccountRecord } from "#models/account";
import type { User } from "~/core/auth/actor";
import { getAuth } from "~/core/auth/auth.server";
import { createCredentials, setPassword } from "~/core/auth/credentials.server";
import { secretKey } from "~/core/secret.server";
import type { Role } from "~/vocabulary/roles";
import { createUser } from "./accounts";

/** Long and varied enough for the rule. */
export const PASSWORD = "cheval agrafe lampe correct";

/** The `Cookie` header of a session opened for this colleague by the sign-in library. */
export async function cookieOf(user: User): Promise<string> {
  const { internalAdapter, authCookies } = await getAuth().$context;
  const { token } = await internalAdapter.createSession(user.id);
  return `${authCookies.sessionToken.name}=${encodeURIComponent(`${token}.${signatureOf(token)}`)}`;
}

/** A colleague who can sign in with PASSWORD. */
export async function createSigner(
  role: Role = "referent",
  values: Partial<AccountRecord> = {},
): Promise<User> {
  const email = values.email ?? "jeanne.vidal@demo.example";
  const id = await createCredentials(email, values.name ?? "Jeanne Vidal");
  await setPassword(id, PASSWORD);
  return createUser(role, { ...values, _id: id, email });
}

/** A request to a page, carrying the session of a colleague when there is one. */
export async function requestAs(
  user: User | null,
  path: string,
  form?: Record<string, string> | URLSearchParams,
): Promise<Request> {
  const headers = new Headers(user ? { Cookie: await cookieOf(user) } : {});
  const url = `http://127.0.0.1:3000${path}`;
  if (!form) return new Request(url, { headers });
  return new Request(url, { method: "POST", headers, body: new URLSearchParams(form) });
}

function signatureOf(token: string): string {
  return createHmac("sha256", secretKey()).update(token).digest("base64");
}
