import { createHash } from "node:crypto";
import { type RateLimiterMongo, RateLimiterRes } from "rate-limiter-flexible";
import { database, databaseClient } from "../db/connect.server";
import { UserFacingError } from "../errors";

const LIMITS = {
  /** Failures to sign in for one account. */
  "sign-in": { points: 5, seconds: 15 * 60 },
  /** Mails that renew a link or a password, for one address. */
  "link-mail": { points: 5, seconds: 60 * 60 },
  /** Answers by one link: each sends a mail. */
  "link-answer": { points: 10, seconds: 60 * 60 },
  /** Codes mailed to the adult of one tracking page. */
  "tracking-code": { points: 5, seconds: 60 * 60 },
  /** The same over a day: each code may be tried a few times. */
  "tracking-code-day": { points: 10, seconds: 24 * 60 * 60 },
  /** What is sent from one tracking page: each tells a colleague. */
  "tracking-act": { points: 40, seconds: 60 * 60 },
  /** Files sent by one link: counted before any is read. */
  "link-upload": { points: 20, seconds: 60 * 60 },
  /** Automatic answers to mails that found no file, to one address. */
  "message-answer": { points: 1, seconds: 24 * 60 * 60 },
  /** The same, to everybody. */
  "message-answers": { points: 20, seconds: 60 * 60 },
  /** Kilobytes of files kept of people nobody knows, in all. */
  "stranger-files": { points: 25 * 1024, seconds: 24 * 60 * 60 },
  /** Public forms from one address; above, the sender waits, never refused. */
  "public-form": { points: 100, seconds: 10 * 60 },
  /** Public forms with one e-mail; above, they go to « À vérifier ». */
  "public-form-email": { points: 5, seconds: 60 * 60 },
} as const;

export type LimitName = keyof typeof LIMITS;

const limiters = new Map<LimitName, RateLimiterMongo>();

/** Counts one use under a key, or several, and tells whether the limit is passed. */
export async function isOverLimit(name: LimitName, key: string, uses = 1): Promise<boolean> {
  try {
    await (await limiter(name)).consume(digest(key), uses);
    return false;
  } catch (error) {
    if (error instanceof RateLimiterRes) return true;
    throw error;
  }
}

/** Refuses, without counting, when a key has already used up its limit. */
export async function refuseOverLimit(name: LimitName, key: string, sentence: string): Promise<void> {
  const used = await (await limiter(name)).get(digest(key));
  if (used && used.consumedPoints >= LIMITS[name].points) throw new UserFacingError(sentence);
}

/** Forgets the uses of a key: a successful sign-in clears its failures. */
export async function clearLimit(name: LimitName, key: string): Promise<void> {
  await (await limiter(name)).delete(digest(key));
}

async function limiter(name: LimitName): Promise<RateLimiterMongo> {
  const known = limiters.get(name);
  if (known) return known;
  const { RateLimiterMongo } = await import("rate-limiter-flexible");
  const { points, seconds } = LIMITS[name];
  const made = new RateLimiterMongo({
    storeClient: databaseClient(),
    dbName: database().databaseName,
    tableName: "rate-limits",
    keyPrefix: name,
    points,
    duration: seconds,
    disableIndexesCreation: false,
  });
  limiters.set(name, made);
  return made;
}

/** Addresses and e-mails are personal data: only their digest is kept. */
function digest(key: string): string {
  return createHash("sha256").update(key.trim().toLowerCase()).digest("hex").slice(0, 32);
}
