import type { Filter } from "#models/define";
import { Partner, type PartnerRecord } from "#models/partner";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { searchTerms } from "~/core/search-words";
import { getSettings } from "~/core/settings.server";
import { isRelayInForce, relayCovering } from "~/features/care-supply/relay-centres.queries.server";
import { distanceKm, distanceWords, type Place } from "~/features/reference-data/distance";
import { type CommuneFacts, communesByCodes } from "~/features/reference-data/reference-data.queries.server";
import type { NeedKind } from "~/vocabulary/needs";
import { isAskedFor, PARTNER_KINDS_BY_NEED } from "~/vocabulary/partners";
import { askFactsOf } from "./partner-figures.queries.server";
import { comparePlaced, rankingOf, type Wish } from "./partner-ranking";

/** Of those who cover the place, of everybody by name, and of relay centres. */
const MOST_READ = 200;
/** Those whose requests are read: nobody scrolls further to choose. */
const MOST_PROPOSED = 60;

const SHOWN = {
  name: 1,
  kind: 1,
  territories: 1,
  communes: 1,
  themes: 1,
  communeCode: 1,
  contacts: 1,
  closures: 1,
  channel: 1,
  delayDays: 1,
  yearlyCap: 1,
  capacity: 1,
  onboarding: 1,
  askedCount: 1,
  answeredCount: 1,
  isActive: 1,
} as const;

type Read = Pick<PartnerRecord, "_id" | keyof typeof SHOWN>;

export interface Proposed extends Read {
  /** Why this partner is proposed, in words: covers the place, answers, can take it. */
  reasons: string[];
  askedThisYear: number;
}

export interface ForNeed {
  partners: Proposed[];
  hasMore: boolean;
  /** The first commune wished for childcare, when no relay centre covers it. */
  withoutDesk?: CommuneFacts;
}

interface Wished {
  territories: string[];
  /** INSEE codes; distances are counted from the first. */
  communes: string[];
}

/** Among which partners: the one or those already chosen, or those of a name. */
interface Among {
  partnerId?: string | readonly string[];
  text?: string;
}

/**
 * The partners who can be asked for a need, with reasons: for childcare the relay centre of the first commune, then those
 * covering the communes wished, the nearest first among them; those who said they are full come last. Whether there are
 * more is said with them.
 */
export async function listPartnersForNeed(
  kind: NeedKind,
  wished: Wished,
  among: Among = {},
): Promise<ForNeed> {
  const sought = await communesByCodes(wished.communes);
  const filter = filterOf(kind, among);
  const first = sought.get(wished.communes[0] ?? "");
  // Whoever is already chosen is neither looked for nor ranked.
  const { partners, deskId, isCut } = among.partnerId
    ? await readPartners(filter, { covering: [] })
    : await readPartners(filter, {
        covering: coveringOf(wished, sought),
        deskOf: kind === "childcare" ? first : undefined,
      });
  const asked = partners.filter((partner) => isAskedFor(partner, kind));
  const places = await placesOf(sought, asked);
  const wish = await wishOf(wished, places, deskId);
  const goal = places.get(wished.communes[0] ?? "");
  const placed = asked
    .map((partner) => {
      const place = places.get(partner.communeCode ?? "");
      const ranking = rankingOf(partner, wish);
      return { partner, place, ranking, name: partner.name, kilometres: kilometresBetween(place, goal) };
    })
    .sort(comparePlaced)
    .slice(0, MOST_PROPOSED);
  const facts = await askFactsOf(placed.map(({ partner }) => partner._id));
  const proposed = placed.map(({ partner, place }) => {
    const known = facts.get(partner._id);
    const { reasons } = rankingOf(partner, wish, known);
    return {
      ...partner,
      reasons: goal ? [...reasons, distanceWords(place, goal)] : reasons,
      askedThisYear: known?.askedThisYear ?? 0,
    };
  });
  return {
    partners: proposed,
    hasMore: asked.length > proposed.length || isCut,
    ...(kind === "childcare" && !among.partnerId && !deskId ? { withoutDesk: first } : {}),
  };
}

/** In one question: everybody by name, those who cover the place whatever their name, and the relay centres of a commune. */
async function readPartners(
  filter: Filter<PartnerRecord>,
  { covering, deskOf }: { covering: Filter<PartnerRecord>[]; deskOf?: CommuneFacts },
): Promise<{ partners: Read[]; deskId?: string; isCut: boolean }> {
  const rows = await Partner.aggregate<Read & { from: Reading }>([
    ...firstOf(filter, "name"),
    ...(covering.length > 0 ? [joined(firstOf({ ...filter, $or: covering }, "place"))] : []),
    ...(deskOf ? [joined(firstOf({ kind: "relay-centre", isActive: true }, "desk"))] : []),
  ]);
  const desk = deskOf && deskAmong(rows, deskOf);
  // A search by name keeps to the names it found.
  const isKept = ({ _id, from }: (typeof rows)[number]) =>
    from !== "desk" || (_id === desk?._id && !("searchWords" in filter));
  return {
    partners: [...new Map(rows.filter(isKept).map(({ from: _from, ...one }) => [one._id, one])).values()],
    deskId: desk?._id,
    isCut: rows.filter(({ from }) => from === "name").length === MOST_READ,
  };
}

type Reading = "name" | "place" | "desk";

function firstOf(filter: Filter<PartnerRecord>, from: Reading) {
  return [
    { $match: filter },
    { $sort: { sortName: 1 as const } },
    { $limit: MOST_READ },
    { $project: { ...SHOWN, from: { $literal: from } } },
  ];
}

function joined(pipeline: ReturnType<typeof firstOf>) {
  return { $unionWith: { coll: Partner.collection.name, pipeline } };
}

/** As `relayCentreOf` finds it, of a commune and relay centres already read. */
function deskAmong(rows: readonly (Read & { from: Reading })[], commune: CommuneFacts): Read | null {
  const relays = rows.filter((row) => row.from === "desk" && isRelayInForce(row));
  return relayCovering(relays, { code: commune._id, epciCode: commune.epciCode });
}

/** Those who say they cover a commune wished, or are in it; those of the territories of the file when none is wished. */
function coveringOf(
  { communes, territories }: Wished,
  sought: ReadonlyMap<string, CommuneFacts>,
): Filter<PartnerRecord>[] {
  const epcis =
    communes.length > 0 ? [...sought.values()].flatMap(({ epciCode }) => epciCode ?? []) : territories;
  return [
    ...(communes.length > 0 ? [{ communes: { $in: communes } }, { communeCode: { $in: communes } }] : []),
    ...(epcis.length > 0 ? [{ territories: { $in: epcis }, "communes.0": { $exists: false } }] : []),
  ];
}

function filterOf(kind: NeedKind, { partnerId, text = "" }: Among): Filter<PartnerRecord> {
  const terms = searchTerms(text);
  return {
    isActive: true,
    kind: { $in: PARTNER_KINDS_BY_NEED[kind] },
    ...(partnerId ? { _id: { $in: [partnerId].flat() } } : {}),
    ...(terms.length > 0 ? { searchWords: { $all: terms } } : {}),
  };
}

/** The communes wished, and those where the partners are. */
async function placesOf(
  sought: ReadonlyMap<string, CommuneFacts>,
  partners: Read[],
): Promise<Map<string, CommuneFacts>> {
  const codes = new Set(partners.flatMap(({ communeCode }) => communeCode ?? []));
  const missing = [...codes].filter((code) => !sought.has(code));
  return new Map([...sought, ...(await communesByCodes(missing))]);
}

async function wishOf(
  { communes, territories }: Wished,
  places: ReadonlyMap<string, CommuneFacts>,
  deskId: string | undefined,
): Promise<Wish> {
  const { delays } = await getSettings();
  const known = communes.flatMap((code) => places.get(code) ?? []);
  return {
    territories,
    communes: known.map(({ _id: code, name, epciCode }) => ({ code, name, epciCode })),
    ...(deskId && known[0] ? { desk: { partnerId: deskId, communeName: known[0].name } } : {}),
    today: toDay(now()),
    staleDays: delays.supplyStaleDays,
  };
}

/** Farther than anything when the position of one is not known. */
function kilometresBetween(from: Place | undefined, to: Place | undefined): number {
  return from?.location && to?.location ? distanceKm(from.location, to.location) : Number.MAX_VALUE;
}
