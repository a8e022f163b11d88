import { betterAuth } from "better-auth";
import { mongodbAdapter } from "better-auth/adapters/mongodb";
import { durableDatabase } from "../db/connect.server";
import { env } from "../env.server";
import { secretKey } from "../secret.server";
import { CLIENT_ADDRESS_HEADER } from "./client-address";

/** Failed or not, sign-ins accepted from one address in fifteen minutes. */
const SIGN_INS_PER_ADDRESS = 50;
const WEEK_SECONDS = 7 * 24 * 3600;

type Auth = ReturnType<typeof makeAuth>;
let auth: Auth | undefined;

/** The sign-in library; its routes are not mounted, our actions call it. */
export function getAuth(): Auth {
  auth ??= makeAuth();
  return auth;
}

/** Forgets the instance: the tests change the base under it. */
export function forgetAuth(): void {
  auth = undefined;
}

function makeAuth() {
  return betterAuth({
    baseURL: env().publicUrl,
    secret: secretKey(),
    database: mongodbAdapter(durableDatabase(), { transaction: false }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 200 },
    session: { expiresIn: WEEK_SECONDS, disableSessionRefresh: true },
    rateLimit: {
      enabled: true,
      storage: "memory",
      customRules: { "/sign-in/email": { window: 15 * 60, max: SIGN_INS_PER_ADDRESS } },
    },
    advanced: {
      cookiePrefix: "conciergerie",
      useSecureCookies: env().publicUrl.startsWith("https://"),
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}
