import type { NeedRecord } from "#models/need";
import { lineOf } from "./offer-page.queries.server";
import { offersFor } from "./offer-matching.queries.server";

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
export async function suggestOffers(
  need: Pick<NeedRecord, "kind" | "isOpen" | "criteria" | "options">,
): Promise<OfferSuggestion[]> {
  const found = await offersFor(need);
  return found.map(({ offer, reasons, score }) => {
    const { path, label, isStale, checked } = lineOf(offer);
    return { path, label, reasons, score, isStale, checked };
  });
}
