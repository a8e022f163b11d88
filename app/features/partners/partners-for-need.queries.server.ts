import type { Filter } from "#models/define";
import { Partner, type PartnerRecord } from "#models/partner";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { searchTerms } from "~/core/search-words";
import { getSettings } from "~/core/settings.server";
import { distanceKm, distanceWords, type Place } from "~/features/reference-data/distance";
import { type CommuneFacts, communesByCodes } from "~/features/reference-data/reference-data.queries.server";
import type { NeedKind } from "~/vocabulary/needs";
import { isAskedFor, PARTNER_KINDS_BY_NEED } from "~/vocabulary/partners";
import { askFactsOf } from "./partner-figures.queries.server";
import { comparePlaced, rankingOf, type Wish } from "./partner-ranking";

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
} as const;

type Read = Pick<PartnerRecord, "_id" | keyof typeof SHOWN>;

export interface Proposed extends Read {
  /** Why this partner is proposed, in words: covers the place, answers, can take it. */
  reasons: string[];
  askedThisYear: number;
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
 * The partners who can be asked for a need, with reasons: those covering the communes wished first, the nearest first
 * among them; those who said they are full come last. Whether there are more is said with them.
 */
export async function listPartnersForNeed(
  kind: NeedKind,
  wished: Wished,
  among: Among = {},
): Promise<{ partners: Proposed[]; hasMore: boolean }> {
  const partners = await Partner.find(filterOf(kind, among), SHOWN)
    .sort({ sortName: 1 })
    .limit(MOST_READ)
    .lean<Read[]>();
  const asked = partners.filter((partner) => isAskedFor(partner, kind));
  const places = await placesOf(wished, asked);
  const wish = await wishOf(wished, places);
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
  return { partners: proposed, hasMore: asked.length > proposed.length || partners.length === MOST_READ };
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

function placesOf({ communes }: Wished, partners: Read[]): Promise<Map<string, CommuneFacts>> {
  return communesByCodes(new Set([...communes, ...partners.flatMap(({ communeCode }) => communeCode ?? [])]));
}

async function wishOf(
  { communes, territories }: Wished,
  places: ReadonlyMap<string, CommuneFacts>,
): Promise<Wish> {
  const { delays } = await getSettings();
  return {
    territories,
    communes: communes.flatMap((code) => {
      const place = places.get(code);
      return place ? [{ code, name: place.name, epciCode: place.epciCode }] : [];
    }),
    today: toDay(now()),
    staleDays: delays.supplyStaleDays,
  };
}

/** Farther than anything when the position of one is not known. */
function kilometresBetween(from: Place | undefined, to: Place | undefined): number {
  return from?.location && to?.location ? distanceKm(from.location, to.location) : Number.MAX_VALUE;
}
