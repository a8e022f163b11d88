import type { NeedOption } from "#models/need";
import type { OfferKind } from "~/vocabulary/offers";

/** What an option would be among our offers; null when it is neither a home nor a post told in detail. */
export function offeredKind({ proposal }: Pick<NeedOption, "proposal">): OfferKind | null {
  if (!proposal) return null;
  if (proposal.kind === "spouse-work") return "spouse-work";
  return !proposal.kind || proposal.kind === "housing" ? "housing" : null;
}
