import { database } from "../db/connect.server";
import { purgeBin } from "./bin-purge.server";

/**
 * Deletes what has expired: the embedded engine accepts TTL indexes but never deletes. Sessions and
 * verifications of the sign-in library, counters of the limits; and what has left the recycle bin. Returns how many.
 */
export async function purgeExpired(): Promise<number> {
  const at = new Date();
  const results = await Promise.all([
    database()
      .collection("session")
      .deleteMany({ expiresAt: { $lt: at } }),
    database()
      .collection("verification")
      .deleteMany({ expiresAt: { $lt: at } }),
    database()
      .collection("rate-limits")
      .deleteMany({ expire: { $lt: at } }),
  ]);
  return results.reduce((sum, { deletedCount }) => sum + deletedCount, await purgeBin());
}
