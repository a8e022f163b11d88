import type { Filter } from "#models/define";
import { Offer, type OfferRecord } from "#models/offer";
import { notFound } from "~/core/auth/guards.server";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { COUNT_CAP, PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { searchTerms } from "~/core/search-words";
import { TENURES } from "~/vocabulary/needs";
import {
  OFFER_FRESH_DAYS,
  OFFER_SORTS,
  OFFER_STATES,
  type OfferKind,
  type OfferSort,
  type OfferState,
} from "~/vocabulary/offers";
import { isOneOf } from "~/vocabulary/words";
import { CONTRACTS } from "~/vocabulary/work";

const DAY_MS = 24 * 3600 * 1000;

export interface OfferFilters {
  kind: OfferKind;
  state: OfferState;
  text?: string;
  epciCode?: string;
  /** To rent or to buy; the contract of a post. */
  type?: string;
  /** What a home costs at most, what a post pays at least, in euros. */
  amount?: number;
  /** Only those nobody made sure of for thirty days. */
  isStale?: boolean;
  sort: OfferSort;
}

const SHOWN = {
  kind: 1,
  label: 1,
  proposal: 1,
  communeCode: 1,
  communeName: 1,
  epciCode: 1,
  fromOn: 1,
  amount: 1,
  partnerId: 1,
  partnerName: 1,
  contact: 1,
  origin: 1,
  state: 1,
  lastCheckedOn: 1,
  proposedCount: 1,
} as const;

export type OfferRow = Pick<OfferRecord, "_id" | keyof typeof SHOWN>;

/** The filters an address asks for; what it says otherwise is ignored. */
export function offerFiltersOf(kind: OfferKind, { searchParams }: URL): OfferFilters {
  const read = (name: string) => searchParams.get(name)?.trim() || undefined;
  const [state, type, sort] = [read("state"), read("kind"), read("sort")];
  const types: Readonly<Record<string, unknown>> = kind === "housing" ? TENURES : CONTRACTS;
  const amount = Number(read("amount")?.replace(/[\s€]/g, "").replace(",", "."));
  return {
    kind,
    state: isOneOf(OFFER_STATES, state) ? state : "open",
    text: read("q"),
    epciCode: read("epci"),
    type: type && Object.hasOwn(types, type) ? type : undefined,
    amount: amount > 0 && Number.isFinite(amount) ? amount : undefined,
    isStale: read("check") !== undefined,
    sort: OFFER_SORTS.find((known) => known === sort) ?? "-checked",
  };
}

/** A page of the homes or of the posts, the freshest first; the whole team shares them. */
export async function listOffers(filters: OfferFilters, page: number): Promise<Page<OfferRow>> {
  const filter = filterOf(filters);
  const [rows, total] = await Promise.all([
    Offer.find(filter, SHOWN)
      .sort(orderOf(filters.sort))
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean<OfferRow[]>(),
    Offer.countDocuments(filter, { limit: COUNT_CAP + 1 }),
  ]);
  return pageFrom(rows, page, total);
}

/** The freshest offers of a kind that can be proposed, this many at most. */
export async function openOffers(kind: OfferKind, most: number): Promise<OfferRow[]> {
  return Offer.find({ kind, state: "open" }, SHOWN)
    .sort({ lastCheckedOn: -1, _id: 1 })
    .limit(most)
    .lean<OfferRow[]>();
}

/** One offer; 404 when it is not there, or of another kind than asked. */
export async function getOffer(offerId: string, kind?: OfferKind): Promise<OfferRecord> {
  const offer = await Offer.findById(offerId, {
    searchWords: 0,
    pendingEffects: 0,
    appliedEffects: 0,
  }).lean<OfferRecord>();
  if (!offer || (kind && offer.kind !== kind)) throw notFound();
  return offer;
}

/** The first day that is still fresh. */
export function freshSince(at = now()): Day {
  return toDay(new Date(at.getTime() - OFFER_FRESH_DAYS * DAY_MS));
}

function filterOf(filters: OfferFilters): Filter<OfferRecord> {
  const { kind, state, text, epciCode, type, amount, isStale } = filters;
  const terms = searchTerms(text ?? "");
  const typeField = kind === "housing" ? "proposal.tenure" : "proposal.contract";
  return {
    kind,
    state,
    ...(terms.length > 0 ? { searchWords: { $all: terms } } : {}),
    ...(epciCode ? { epciCode } : {}),
    ...(type ? { [typeField]: type } : {}),
    ...(amount ? { amount: kind === "housing" ? { $lte: amount } : { $gte: amount } } : {}),
    ...(isStale ? { lastCheckedOn: { $lt: freshSince() } } : {}),
  };
}

function orderOf(sort: OfferSort): Record<string, 1 | -1> {
  const way = sort.startsWith("-") ? -1 : 1;
  return { [sort.endsWith("amount") ? "amount" : "lastCheckedOn"]: way, _id: 1 };
}
