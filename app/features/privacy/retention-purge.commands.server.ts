import { addMonths } from "date-fns";
import type { Aggregate, Filter, Model } from "#models/define";
import { Document } from "#models/document";
import { Household, type HouseholdRecord } from "#models/household";
import { Need } from "#models/need";
import { Offer, type OfferRecord } from "#models/offer";
import { Scholarship, type ScholarshipRecord } from "#models/scholarship";
import { VisitDay } from "#models/visit-day";
import { SOFTWARE } from "~/core/auth/actor";
import { purgeDocument } from "~/core/background/bin-purge.server";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { settle } from "~/core/db/relay.server";
import { getSettings } from "~/core/settings.server";
import { keptNoLonger } from "~/features/scholarships/erased-term";
import type { AuditAction } from "~/vocabulary/audit-actions";
import { OPEN_NEED_STATES } from "~/vocabulary/needs";
import { OFFER_KINDS, OFFER_STATES } from "~/vocabulary/offers";
import { VISIT_DAY_STATES } from "~/vocabulary/visit-days";
import { valuesOf } from "~/vocabulary/words";
import { signedPagesOf } from "./erasure-scholarships.server";
import { erasableFrom } from "./retention.queries.server";

const MOST_AT_ONCE = 200;

/**
 * Deletes for good what names hosts, partners and families and is older than files are kept: the offers nobody made sure of
 * since, but for those a household took or is still offered, and the visit days gone by of the files that may be erased too;
 * and what the law no longer keeps of the scholarships of those erased, once it is fixed for how long. Returns how many.
 */
export async function purgeOutdated(): Promise<number> {
  const { delays } = await getSettings();
  const before = toDay(addMonths(now(), -delays.retentionMonths));
  return (
    (await purgeOffers(before)) +
    (await purgeVisitDays(before, delays.retentionMonths)) +
    (await purgeScholarships(delays.scholarshipYears))
  );
}

async function purgeOffers(before: Day): Promise<number> {
  const old = {
    ...{ kind: { $in: valuesOf(OFFER_KINDS) }, state: { $in: valuesOf(OFFER_STATES) } },
    ...{ lastCheckedOn: { $lt: before }, takenBy: { $exists: false } },
  };
  const stillOffered = { state: "open" as const, _id: { $in: await offeredToday(old) } };
  const purged = { ...old, $nor: [stillOffered] };
  const found = await Offer.find(purged, { _id: 1 }).sort({ lastCheckedOn: 1 }).limit(MOST_AT_ONCE).lean();
  return purgeEach(Offer, found, purged, "offer.purged");
}

/** Those named by an open need. */
async function offeredToday(old: Filter<OfferRecord>): Promise<string[]> {
  const ids = await Offer.distinct("_id", { ...old, state: "open" });
  const named = { state: { $in: [...OPEN_NEED_STATES] }, "options.offerId": { $in: ids } };
  return Need.distinct("options.offerId", named);
}

async function purgeVisitDays(before: Day, months: number): Promise<number> {
  const old = { state: { $in: valuesOf(VISIT_DAY_STATES) }, on: { $lt: before } };
  const kept = await filesKept(await VisitDay.distinct("householdId", old), months);
  const purged = { ...old, householdId: { $nin: kept } };
  const found = await VisitDay.find(purged, { _id: 1 }).sort({ on: 1 }).limit(MOST_AT_ONCE).lean();
  return purgeEach(VisitDay, found, purged, "visit-day.purged");
}

async function filesKept(ids: readonly string[], months: number): Promise<string[]> {
  const told = { lastActAt: 1, keptLonger: 1 };
  const files = await Household.find({ _id: { $in: [...ids] } }, told).lean<HouseholdRecord[]>();
  return files.filter((file) => erasableFrom(file, months) > toDay(now())).map(({ _id }) => _id);
}

/** The signed pages go with the agreement that they sign. */
async function purgeScholarships(years: number | null): Promise<number> {
  if (years === null) return 0;
  const purged = keptNoLonger(years, toDay(now()));
  const found = await Scholarship.find(purged, { agreements: 1 })
    .sort({ since: 1 })
    .limit(MOST_AT_ONCE)
    .lean<ScholarshipRecord[]>();
  return purgeEach(Scholarship, found, purged, "scholarship.purged", purgeSignedPages);
}

async function purgeSignedPages(scholarship: ScholarshipRecord): Promise<void> {
  const pages = await Document.find({ _id: { $in: signedPagesOf(scholarship) } }, { _id: 1 }).lean();
  for (const { _id } of pages) await purgeDocument(_id);
}

/**
 * The journal says that it went before it goes, and what belongs to it goes before it too: cut short here, it is still found
 * by the next purge. What somebody changed meanwhile stays, and so does what still has something to tell.
 */
async function purgeEach<Stored extends Aggregate, Found extends { _id: string }>(
  model: Model<Stored>,
  found: readonly Found[],
  purged: Filter<Stored>,
  action: AuditAction,
  purgeWhatIsOf?: (one: Found) => Promise<void>,
): Promise<number> {
  let count = 0;
  for (const one of found) {
    const { _id } = one;
    await commit(SOFTWARE, model, _id, { onlyIf: purged, effects: [audit(action)], isDerived: true });
    await settle();
    const settled = { ...purged, _id, "pendingEffects.0": { $exists: false } };
    if (purgeWhatIsOf && (await model.exists(settled))) await purgeWhatIsOf(one);
    const { deletedCount } = await model.collection.deleteOne(settled as never);
    count += deletedCount;
  }
  return count;
}
