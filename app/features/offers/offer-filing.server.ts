import type { OfferRecord } from "#models/offer";
import { Partner } from "#models/partner";
import type { Proposal } from "#models/proposal";
import { UserFacingError } from "~/core/errors";
import { searchWordsOf } from "~/core/search-words";
import { withCommune } from "~/features/housing/home-place.server";
import { communeOf } from "~/features/needs/place-facts.queries.server";
import { proposalLabel } from "~/features/needs/proposal-words";
import { communesByCodes } from "~/features/reference-data/reference-data.queries.server";
import { withChosenTrade } from "~/features/spouse-work/work-profile.queries.server";
import { amountOf, type OfferInput } from "./offer-card";

/** What is kept of an offer besides its life. */
export type FiledOffer = Pick<
  OfferRecord,
  | "label"
  | "proposal"
  | "communeCode"
  | "communeName"
  | "epciCode"
  | "fromOn"
  | "amount"
  | "partnerId"
  | "partnerName"
  | "contact"
  | "searchWords"
>;

/** What may be missing: a change takes it away. */
const OPTIONAL = [
  "communeCode",
  "communeName",
  "epciCode",
  "fromOn",
  "amount",
  "partnerId",
  "partnerName",
  "contact",
] as const satisfies readonly (keyof FiledOffer)[];

/** An offer as it is kept: its words, its commune by name, what lists and matching read. Refuses a partner nobody knows. */
export async function filed({ proposal, partnerId, contact }: OfferInput): Promise<FiledOffer> {
  // One that came with it is surer than one read in words.
  const placed = await withChosenTrade(communeOf(proposal) ? proposal : await withCommune(proposal));
  const code = communeOf(placed);
  const [commune, partnerName] = await Promise.all([placeOf(code), nameOf(partnerId)]);
  const label = proposalLabel(placed);
  const fromOn = "fromOn" in placed ? placed.fromOn : undefined;
  const found = {
    communeCode: commune?._id,
    communeName: commune?.name,
    epciCode: commune?.epciCode ?? undefined,
    fromOn,
    amount: amountOf(placed),
    partnerId,
    partnerName,
    contact,
  };
  return {
    ...withoutEmpty(found),
    label,
    proposal: placed,
    searchWords: searchWordsOf(label, tradeOf(placed), commune?.name, partnerName, contact),
  };
}

/** The fields that an offer no longer has. */
export function missingFrom(offer: FiledOffer): string[] {
  return OPTIONAL.filter((name) => offer[name] === undefined);
}

/** The name of the trade of a post, which is found by it too. */
function tradeOf(proposal: Proposal): string | undefined {
  return proposal.kind === "spouse-work" ? proposal.occupation : undefined;
}

async function placeOf(code: string | undefined) {
  return code ? (await communesByCodes([code])).get(code) : undefined;
}

async function nameOf(partnerId: string | undefined): Promise<string | undefined> {
  if (!partnerId) return undefined;
  const partner = await Partner.findById(partnerId, { name: 1 }).lean();
  if (partner) return partner.name;
  throw new UserFacingError("Ce partenaire n’est plus dans l’annuaire. Choisissez-en un autre.", {
    field: "partnerId",
  });
}

function withoutEmpty<Values extends object>(values: Values): Values {
  const known = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as Values;
}
