import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { env } from "./env.server";
import { SetupError } from "./errors";

let key: string | undefined;

/** The server's key: SECRET_KEY, else made once into DATA_DIR (mode 0600). Refuses a short one. */
export function secretKey(): string {
  key ??= env().secretKey ?? keyOfDataDir();
  if (key.length < 32) {
    throw new SetupError("SECRET_KEY est trop courte : donnez au moins 32 caractères tirés au hasard.");
  }
  return key;
}

/** HMAC-SHA-256 of the parts under the server's key, in base64url. */
export function sign(...parts: (string | number)[]): string {
  return createHmac("sha256", secretKey()).update(parts.join("\u0000")).digest("base64url");
}

/** Compares two texts in a time that does not depend on where they differ. */
export function isSame(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function keyOfDataDir(): string {
  const file = path.join(env().dataDir, "secret.key");
  if (!existsSync(file)) {
    mkdirSync(env().dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(file, randomBytes(32).toString("hex"), { mode: 0o600, flag: "wx" });
  }
  return readFileSync(file, "utf8").trim();
}
