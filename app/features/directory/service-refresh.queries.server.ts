import { LocalService } from "#models/local-service";
import { now } from "~/core/clock.server";
import { filterOf, type ServiceFilters } from "./services.queries.server";

/** Days during which a service already asked is left in peace. */
const PEACE_DAYS = 30;
const DAY_MS = 24 * 3600 * 1000;

/** Those asked before this instant may be asked again. */
export function restedSince(): Date {
  return new Date(now().getTime() - PEACE_DAYS * DAY_MS);
}

/** Those of a search that are stale, may be written to and were not asked for a month: one by address, `most` at most. */
export async function listToAsk(
  filters: ServiceFilters,
  most: number,
): Promise<{ id: string; name: string; email: string }[]> {
  const filter = await filterOf({ ...filters, isToCheck: true, isWithdrawn: false });
  const rested = [{ refreshAskedAt: { $exists: false } }, { refreshAskedAt: { $lte: restedSince() } }];
  const found = await LocalService.find(
    { ...filter, email: { $exists: true }, $and: [{ $or: rested }] },
    { name: 1, email: 1 },
  )
    .sort({ sortName: 1, _id: 1 })
    .limit(most * 2)
    .lean<{ _id: string; name: string; email?: string }[]>();
  const byEmail = new Map(found.map(({ _id, name, email = "" }) => [email, { id: _id, name, email }]));
  return [...byEmail.values()].slice(0, most);
}
