import { CareService, type CareServiceRecord } from "#models/care-service";
import { ChildminderCount, type ChildminderCountRecord } from "#models/childminder-count";
import { careFreshSince } from "./care-freshness.server";
import {
  type CoveredCommune,
  listRelayCentres,
  listServedCommunes,
  type RelayCentre,
  relayCovering,
} from "./relay-centres.queries.server";

/** A relay centre answers for this many places at most. */
const MOST_TOLD = 300;

/** What a relay centre is asked of: the places of its communes, and their childminders. */
export interface CareReach {
  communes: CoveredCommune[];
  services: CareServiceRecord[];
  counts: ChildminderCountRecord[];
}

export interface RelayStanding {
  relay: RelayCentre;
  communes: number;
  staleServices: number;
  staleCounts: number;
}

/** What one relay centre is asked of: the narrower one of each commune, and the places entrusted to it by name. */
export async function reachOf(relayId: string): Promise<CareReach> {
  const [relays, served] = await Promise.all([listRelayCentres(), listServedCommunes()]);
  const communes = served.filter((commune) => relayCovering(relays, commune)?._id === relayId);
  const codes = communes.map(({ code }) => code);
  const [services, counts] = await Promise.all([
    CareService.find({
      isActive: true,
      $or: [{ partnerId: relayId }, { communeCode: { $in: codes }, communeCodes: { $in: codes } }],
    })
      .sort({ sortName: 1, _id: 1 })
      .limit(MOST_TOLD)
      .lean<CareServiceRecord[]>(),
    ChildminderCount.find({ _id: { $in: codes } })
      .sort({ communeName: 1 })
      .lean<ChildminderCountRecord[]>(),
  ]);
  const own = services.filter(({ partnerId }) => !partnerId || partnerId === relayId);
  return { communes, services: own, counts };
}

/** Every relay centre with how much of what it may say is stale, by name. */
export async function listRelayStandings(): Promise<RelayStanding[]> {
  const since = careFreshSince();
  const [relays, served, services, counts] = await Promise.all([
    listRelayCentres(),
    listServedCommunes(),
    CareService.find({ isActive: true, checkedOn: { $lt: since } }, { communeCode: 1, partnerId: 1 }).lean(),
    ChildminderCount.find({ checkedOn: { $lt: since } }, { _id: 1 }).lean(),
  ]);
  const relayOf = new Map(served.map((commune) => [commune.code, relayCovering(relays, commune)?._id]));
  const communes = tally([...relayOf.values()]);
  const staleServices = tally(
    services.map(({ communeCode, partnerId }) => partnerId ?? relayOf.get(communeCode)),
  );
  const staleCounts = tally(counts.map(({ _id }) => relayOf.get(_id)));
  return relays.map((relay) => ({
    relay,
    communes: communes.get(relay._id) ?? 0,
    staleServices: staleServices.get(relay._id) ?? 0,
    staleCounts: staleCounts.get(relay._id) ?? 0,
  }));
}

function tally(ids: readonly (string | undefined)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) if (id) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
