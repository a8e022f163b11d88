import { Commune } from "#models/commune";
import { Partner, type PartnerRecord } from "#models/partner";
import { getSettings } from "~/core/settings.server";

/** A relay centre as routing, the observatory and the refresh letter read it. */
export type RelayCentre = Pick<
  PartnerRecord,
  "_id" | "name" | "territories" | "communes" | "contacts" | "careLink" | "version" | "closures"
>;

/** A commune as coverage reads it. */
export interface CoveredCommune {
  code: string;
  name: string;
  epciCode: string | null;
}

const MOST_RELAYS = 200;
const SHOWN = {
  name: 1,
  territories: 1,
  communes: 1,
  contacts: 1,
  careLink: 1,
  version: 1,
  closures: 1,
} as const;

/** Whether a partner is a relay centre one may ask, as `listRelayCentres` reads them. */
export function isRelayInForce({
  kind,
  isActive,
  onboarding = "active",
}: Pick<PartnerRecord, "kind" | "isActive" | "onboarding">): boolean {
  return kind === "relay-centre" && isActive && onboarding !== "identified" && onboarding !== "met";
}

/** The relay centres one may ask: active, and no longer only identified or met; by name. */
export async function listRelayCentres(): Promise<RelayCentre[]> {
  return Partner.find(
    { kind: "relay-centre", isActive: true, onboarding: { $nin: ["identified", "met"] } },
    SHOWN,
  )
    .sort({ sortName: 1, _id: 1 })
    .limit(MOST_RELAYS)
    .lean<RelayCentre[]>();
}

/**
 * The relay centre of a commune: the narrower of those that cover it, by the list of their communes, else by their
 * intercommunalités, else because they serve the whole département; null when there is none, or for a code nobody knows.
 */
export async function relayCentreOf(communeCode: string): Promise<RelayCentre | null> {
  const [relays, commune] = await Promise.all([
    listRelayCentres(),
    Commune.findById(communeCode, { epciCode: 1 }).lean(),
  ]);
  return commune ? relayCovering(relays, { code: communeCode, epciCode: commune.epciCode }) : null;
}

/** The narrower of the relay centres that cover a commune; null when none does. */
export function relayCovering<Relay extends Pick<RelayCentre, "territories" | "communes">>(
  relays: readonly Relay[],
  commune: Pick<CoveredCommune, "code" | "epciCode">,
): Relay | null {
  const covering = relays.filter((relay) => covers(relay, commune));
  return covering.reduce<Relay | null>(
    (best, one) => (best && breadthOf(best) <= breadthOf(one) ? best : one),
    null,
  );
}

/** The communes served that no relay centre covers, by name. */
export async function communesWithoutRelay(): Promise<CoveredCommune[]> {
  const [relays, communes] = await Promise.all([listRelayCentres(), listServedCommunes()]);
  return communes.filter((commune) => relayCovering(relays, commune) === null);
}

/** Every commune of the départements and of the intercommunalités served, by name. */
export async function listServedCommunes(): Promise<CoveredCommune[]> {
  const { brand, territories } = await getSettings();
  const found = await Commune.find(
    {
      isCurrent: true,
      $or: [
        { departement: { $in: brand.departements } },
        { epciCode: { $in: territories.list.map(({ code }) => code) } },
      ],
    },
    { name: 1, epciCode: 1 },
  ).lean();
  return found
    .map(({ _id, name, epciCode }) => ({ code: _id, name, epciCode }))
    .sort((one, other) => one.name.localeCompare(other.name, "fr"));
}

/** The names of some relay centres, by id. */
export async function relayNames(ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await Partner.find({ _id: { $in: [...ids] } }, { name: 1 }).lean();
  return new Map(found.map(({ _id, name }) => [_id, name]));
}

function covers(
  { communes = [], territories }: Pick<RelayCentre, "territories" | "communes">,
  { code, epciCode }: Pick<CoveredCommune, "code" | "epciCode">,
): boolean {
  if (communes.length > 0) return communes.includes(code);
  return territories.length === 0 || (epciCode !== null && territories.includes(epciCode));
}

/** Fewer communes first, then fewer intercommunalités, the whole département last. */
function breadthOf({ communes = [], territories }: Pick<RelayCentre, "territories" | "communes">): number {
  if (communes.length > 0) return communes.length;
  return territories.length > 0 ? 10_000 * territories.length : Number.MAX_SAFE_INTEGER;
}

/** The relay centre asked for a place: its own when a colleague chose one, else that of its commune. */
export async function relayOfService({
  partnerId,
  communeCode,
}: {
  partnerId?: string;
  communeCode: string;
}): Promise<RelayCentre | null> {
  const chosen = partnerId && (await listRelayCentres()).find(({ _id }) => _id === partnerId);
  return chosen || relayCentreOf(communeCode);
}
