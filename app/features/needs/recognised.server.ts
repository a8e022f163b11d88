import type { Proposal } from "#models/proposal";
import { withCommune } from "../housing/home-place.server";
import { withPostTrade } from "../spouse-work/work-profile.queries.server";

/** What is proposed with the commune of its place and the family of its trade, as far as its words name them. */
export async function recognised(proposal: Proposal): Promise<Proposal> {
  return withPostTrade(await withCommune(proposal));
}
