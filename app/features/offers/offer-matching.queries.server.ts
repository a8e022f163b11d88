import { Household, type HouseholdRecord } from "#models/household";
import { Need, type NeedOption, type NeedRecord } from "#models/need";
import type { OfferRecord } from "#models/offer";
import type { User } from "~/core/auth/actor";
import { visibleFor } from "~/core/auth/visibility";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { NEED_KIND } from "~/features/needs/need-kinds";
import { isSpecified } from "~/features/needs/need-status";
import { placeFactsOf } from "~/features/needs/place-facts.queries.server";
import { type Rank, rankOptions } from "~/features/needs/ranking";
import { isStale } from "./offer-card";
import { LEAST_FIT } from "./offer-fit";
import { type OfferRow, openOffers } from "./offers.queries.server";

/** The open needs weighed for one offer, the latest touched first. */
export const MOST_WEIGHED = 500;
/** What is looked through to find those of the files a colleague may see. */
const MOST_READ = 2000;
const MOST_SHOWN = 10;
const MOST_PROPOSED = 50;
const MOST_OFFERS = 500;
const MOST_FOR_NEED = 5;

export interface OfferMatch extends Rank {
  needId: string;
  /** « Dossier Marchetti – Delorme » */
  title: string;
  /** Whose search it is, when it is an adult's own. */
  who?: string;
  isSpecified: boolean;
  /** What became of it there, once proposed. */
  option?: Pick<NeedOption, "state" | "reasons" | "source">;
}

export interface OfferMatches {
  /** Those it fits, the best first. */
  fits: OfferMatch[];
  fitCount: number;
  /** Those it does not fit: what they cannot do without is missing. */
  excluded: OfferMatch[];
  excludedCount: number;
  /** Those it was proposed to, whatever they said. */
  proposed: OfferMatch[];
  /** Whether more look for it than were weighed. */
  isCapped: boolean;
}

/**
 * The households of the files this colleague may see that an offer may suit, with the score and its reasons; apart, those
 * that something they cannot do without rules out, and those it was proposed to.
 */
export async function matchOffer(user: User, offer: OfferRecord): Promise<OfferMatches> {
  const proposedTo = await Need.find({ "options.offerId": offer._id }, WITHOUT_EFFECTS)
    .sort({ updatedAt: -1 })
    .limit(MOST_PROPOSED)
    .lean<NeedRecord[]>();
  const read = offer.state === "open" ? await searching(offer) : [];
  const files = await visibleFiles(user, [...read, ...proposedTo]);
  const open = read.filter(({ householdId }) => files.get(householdId)?.state === "open");
  const weighed = await needsByIds(open.slice(0, MOST_WEIGHED).map(({ _id }) => _id));
  const isKnown = new Set(proposedTo.map(({ _id }) => _id));
  const seen = proposedTo.filter(({ householdId }) => files.has(householdId));
  const matches = await matchesOf(offer, [...weighed.filter(({ _id }) => !isKnown.has(_id)), ...seen], files);
  const others = matches.filter(({ option }) => !option);
  const fits = others.filter(({ excludedBy }) => excludedBy.length === 0);
  const excluded = others.filter(({ excludedBy }) => excludedBy.length > 0);
  return {
    fits: fits.slice(0, MOST_SHOWN),
    fitCount: fits.length,
    excluded: excluded.slice(0, MOST_SHOWN),
    excludedCount: excluded.length,
    proposed: matches.filter(({ option }) => option),
    isCapped: open.length > MOST_WEIGHED || read.length === MOST_READ,
  };
}

export interface OfferForNeed extends Rank {
  offer: OfferRow;
}

/** What offers are compared with of a need. */
export type Compared = Pick<NeedRecord, "kind" | "isOpen" | "criteria" | "options">;

/** The freshest offers of the kind of a need, but those proposed to it. */
export async function offersToCompare({ kind, isOpen, options }: Compared): Promise<OfferRow[]> {
  if (!isOpen || (kind !== "housing" && kind !== "spouse-work")) return [];
  const known = new Set(options.map(({ offerId }) => offerId));
  return (await openOffers(kind, MOST_OFFERS)).filter(({ _id }) => !known.has(_id));
}

/** Of some offers, the five that suit a need best, those that are to be checked last: neither what it rules out nor what hardly suits it. */
export function offersFor(
  { kind, criteria }: Compared,
  offers: readonly OfferRow[],
  factsOf: Awaited<ReturnType<typeof placeFactsOf>>,
): OfferForNeed[] {
  const placed = offers.map((offer) => ({
    offer,
    proposal: offer.proposal,
    facts: factsOf(criteria, offer.communeCode),
  }));
  const today = toDay(now());
  const isOld = ({ option }: { option: { offer: OfferRow } }) => isStale(option.offer, today);
  return rankOptions(criteria, NEED_KIND[kind].criteria, placed)
    .filter(({ score = 0, excludedBy }) => score >= LEAST_FIT && excludedBy.length === 0)
    .sort((one, other) => Number(isOld(one)) - Number(isOld(other)))
    .slice(0, MOST_FOR_NEED)
    .map(({ option, ...rank }) => ({ offer: option.offer, ...rank }));
}

const WITHOUT_EFFECTS = { pendingEffects: 0, appliedEffects: 0 } as const;

type Named = Pick<HouseholdRecord, "_id" | "title" | "state" | "heads" | "adults">;
type Searching = Pick<NeedRecord, "_id" | "householdId">;

async function searching({ kind }: OfferRecord): Promise<Searching[]> {
  return Need.find({ kind, isOpen: true }, { householdId: 1 })
    .sort({ updatedAt: -1 })
    .limit(MOST_READ)
    .lean<Searching[]>();
}

async function visibleFiles(user: User, needs: readonly Searching[]): Promise<Map<string, Named>> {
  const ids = [...new Set(needs.map(({ householdId }) => householdId))];
  const files = await Household.find(
    { _id: { $in: ids }, ...visibleFor(user) },
    {
      title: 1,
      state: 1,
      "heads.candidateId": 1,
      "heads.firstName": 1,
      "adults.id": 1,
      "adults.firstName": 1,
    },
  ).lean<Named[]>();
  return new Map(files.map((file) => [file._id, file]));
}

async function needsByIds(ids: readonly string[]): Promise<NeedRecord[]> {
  if (ids.length === 0) return [];
  return Need.find({ _id: { $in: [...ids] } }, WITHOUT_EFFECTS)
    .sort({ updatedAt: -1 })
    .lean<NeedRecord[]>();
}

async function matchesOf(
  offer: OfferRecord,
  needs: readonly NeedRecord[],
  files: ReadonlyMap<string, Named>,
): Promise<OfferMatch[]> {
  const { kind, proposal, communeCode } = offer;
  const factsOf = await placeFactsOf(
    needs.map(({ criteria }) => criteria),
    [communeCode],
  );
  return needs
    .map((need) => {
      const facts = factsOf(need.criteria, communeCode);
      const [rank] = rankOptions(need.criteria, NEED_KIND[kind].criteria, [{ proposal, facts }]);
      const { score, reasons = "", excludedBy = [] } = rank ?? {};
      return { ...described(need, offer, files.get(need.householdId)), score, reasons, excludedBy };
    })
    .sort((one, other) => (other.score ?? -1) - (one.score ?? -1));
}

function described(need: NeedRecord, { _id }: OfferRecord, file: Named | undefined) {
  const { options, criteria } = need;
  const option = options.find(({ offerId }) => offerId === _id);
  return {
    needId: need._id,
    title: file?.title ?? "",
    who: need.kind === "spouse-work" && file ? seekerOf(need, file) : undefined,
    isSpecified: isSpecified(criteria),
    ...(option ? { option: { state: option.state, reasons: option.reasons, source: option.source } } : {}),
  };
}

/** The first name of whoever looks for work; of the one other adult when nobody said. */
function seekerOf({ criteria }: NeedRecord, { heads, adults }: Named): string | undefined {
  const people = [...heads.map(({ candidateId: id, firstName }) => ({ id, firstName })), ...adults];
  const named = people.find(({ id }) => id === criteria.memberId);
  const only = adults.length === 1 ? adults[0] : undefined;
  return (named ?? only)?.firstName;
}
