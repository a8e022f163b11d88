import { placeFactsOf } from "~/features/needs/place-facts.queries.server";
import {
  type Compared,
  type OfferForNeed,
  offersFor,
  offersToCompare,
} from "./offer-matching.queries.server";
import { lineOf } from "./offer-page.queries.server";

/** An offer that may answer a need, as the screen of the need shows it. */
export interface OfferSuggestion {
  path: string;
  label: string;
  reasons: string;
  score?: number;
  isStale: boolean;
  checked: string;
}

/** The offers of ours that may answer a need, five at most, as its screen shows them. */
export async function suggestOffers(need: Compared): Promise<OfferSuggestion[]> {
  const offers = await offersToCompare(need);
  const codes = offers.map(({ communeCode }) => communeCode);
  return suggestionsOf(offersFor(need, offers, await placeFactsOf([need.criteria], codes)));
}

/** Offers of ours that may answer a need, as its screen shows them. */
export function suggestionsOf(found: readonly OfferForNeed[]): OfferSuggestion[] {
  return found.map(({ offer, reasons, score }) => {
    const { path, label, isStale, checked } = lineOf(offer);
    return { path, label, reasons, score, isStale, checked };
  });
}
