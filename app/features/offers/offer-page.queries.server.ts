import { Household } from "#models/household";
import type { OfferRecord } from "#models/offer";
import { Partner } from "#models/partner";
import type { User } from "~/core/auth/actor";
import { visibleFor } from "~/core/auth/visibility";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import type { Page } from "~/core/http/pagination.server";
import { getSettings, territoryLabel } from "~/core/settings.server";
import { proposalFacts } from "~/features/needs/proposal-words";
import { OFFER_ORIGINS, OFFER_STATES, type OfferKind } from "~/vocabulary/offers";
import { PARTNER_KINDS, type PartnerKind } from "~/vocabulary/partners";
import { formatDayLong, formatRelative, withApostrophes } from "~/vocabulary/typography";
import { amountWords, isStale, nameIn, type OfferValues, valuesOf } from "./offer-card";
import { matchOffer } from "./offer-matching.queries.server";
import { offerPath } from "./offer-screens";
import { getOffer, listOffers, type OfferFilters, type OfferRow } from "./offers.queries.server";

/** Those of a kind that may offer something; beyond, the name is written by hand. */
const MOST_PARTNERS = 300;

const OFFERERS: Readonly<Record<OfferKind, readonly PartnerKind[]>> = {
  housing: [
    "estate-agency",
    "social-landlord",
    "host",
    "town-hall",
    "territory",
    "health-structure",
    "institution",
  ],
  "spouse-work": [
    "employer",
    "employment-service",
    "town-hall",
    "territory",
    "health-structure",
    "institution",
  ],
};

export interface OfferLine {
  id: string;
  path: string;
  label: string;
  place: string;
  amount: string;
  from: string;
  offeredBy: string;
  proposedCount: number;
  isStale: boolean;
  checked: string;
}

/** What a list of offers prints. */
export async function getOffersPage(filters: OfferFilters, listed: number) {
  const [settings, offers] = await Promise.all([getSettings(), listOffers(filters, listed)]);
  const page: Page<OfferLine> = { ...offers, rows: offers.rows.map(lineOf) };
  return {
    ...page,
    territories: settings.territories.list.map(({ code, label }) => ({ value: code, label })),
  };
}

/** An offer in one line. */
export function lineOf(offer: OfferRow): OfferLine {
  const {
    _id,
    kind,
    label,
    communeName,
    amount,
    fromOn,
    partnerName,
    contact,
    proposedCount,
    lastCheckedOn,
  } = offer;
  return {
    id: _id,
    path: offerPath(offer),
    label: withApostrophes(label),
    place: withApostrophes(communeName ?? ""),
    amount: amountWords(kind, amount),
    from: fromOn && fromOn > toDay(now()) ? formatDayLong(fromOn) : "",
    offeredBy: partnerName ?? nameIn(contact),
    proposedCount,
    isStale: isStale(offer, toDay(now())),
    checked: formatRelative(lastCheckedOn, now()),
  };
}

/** What the page of an offer shows: what it is made of, and whom it may suit; 404 when it is not there. */
export async function getOfferPage(user: User, kind: OfferKind, offerId: string) {
  const offer = await getOffer(offerId, kind);
  const [settings, matches, taker, partners] = await Promise.all([
    getSettings(),
    matchOffer(user, offer),
    takerOf(user, offer),
    offererOptions(kind, offer),
  ]);
  const { label, state, lastCheckedOn, proposal, communeName, epciCode, version } = offer;
  const territory = epciCode ? territoryLabel(settings, epciCode) : "";
  return {
    id: offer._id,
    kind,
    label: withApostrophes(label),
    state,
    version,
    taker,
    matches,
    partners,
    values: drawnFrom(offer),
    isStale: isStale(offer, toDay(now())),
    checked: `vérifiée ${formatRelative(lastCheckedOn, now())}`,
    isPlaced: communeName !== undefined || !("place" in proposal && proposal.place),
    meta: withApostrophes([OFFER_STATES[state].fr, communeName, territory].filter(Boolean).join(" · ")),
    facts: factsOf(offer),
  };
}

export type OfferPage = Awaited<ReturnType<typeof getOfferPage>>;

/** The partners who may offer something of a kind, as options of a form. */
export async function offererOptions(
  kind: OfferKind,
  offer?: Pick<OfferRecord, "partnerId" | "partnerName">,
) {
  const partners = await Partner.find({ isActive: true, kind: { $in: OFFERERS[kind] } }, { name: 1, kind: 1 })
    .sort({ sortName: 1 })
    .limit(MOST_PARTNERS)
    .lean();
  const options = partners.map((partner) => ({
    value: partner._id,
    label: partner.name,
    hint: PARTNER_KINDS[partner.kind].fr,
  }));
  const own = offer?.partnerId && !partners.some(({ _id }) => _id === offer.partnerId);
  const missing = own ? [{ value: offer.partnerId ?? "", label: offer.partnerName ?? "", hint: "" }] : [];
  return [{ value: "", label: "Personne de l’annuaire", hint: "" }, ...missing, ...options];
}

/** What the form is drawn from: a day gone by means at once, and is not typed again. */
function drawnFrom(offer: OfferRecord): OfferValues {
  const { fromOn, ...values } = valuesOf(offer);
  return typeof fromOn === "string" && fromOn >= toDay(now()) ? { ...values, fromOn } : values;
}

function factsOf({
  proposal,
  partnerId,
  partnerName,
  contact,
  origin,
  lastCheckedOn,
  proposedCount,
}: OfferRecord) {
  return {
    made: [
      ...proposalFacts(proposal).map(({ label, value }) => ({ term: label, value })),
      ...tradeFacts(proposal),
    ],
    note: "note" in proposal ? proposal.note : undefined,
    partner: partnerId ? { id: partnerId, name: partnerName ?? "" } : null,
    contact,
    origin: OFFER_ORIGINS[origin].fr,
    checkedOn: formatDayLong(lastCheckedOn),
    proposedCount,
  };
}

/** The trade of a post, as the team chose it or as it was recognised. */
function tradeFacts(proposal: OfferRecord["proposal"]) {
  if (proposal.kind !== "spouse-work") return [];
  const { occupation, romeCode } = proposal;
  const told = [occupation, romeCode && `ROME ${romeCode}`].filter(Boolean).join(" · ");
  return told ? [{ term: "Métier", value: told }] : [];
}

/** The household that took it, when this colleague may see its file. */
async function takerOf(user: User, { takenBy }: OfferRecord): Promise<{ id: string; title: string } | null> {
  if (!takenBy) return null;
  const file = await Household.findOne({ _id: takenBy, ...visibleFor(user) }, { title: 1 }).lean();
  return file ? { id: file._id, title: file.title } : null;
}
