import type { HouseholdRecord } from "#models/household";
import type { NeedRecord } from "#models/need";
import { adultsOf } from "~/features/households/adults";
import type { OptionRank } from "~/vocabulary/tracking";
import { trackingsOf } from "./tracking-link.queries.server";

export interface OptionRanking {
  optionId: string;
  label: string;
  /** What each adult who answered thinks of it. */
  opinions: { name: string; rank: OptionRank }[];
}

export interface Rankings {
  options: OptionRanking[];
  /** What the adults do not agree on: who puts which option first, who wants none of it. Empty when they agree. */
  disagreement: { name: string; rank: OptionRank; label: string }[];
}

/** How the adults of a file the caller was already allowed to see rank the options of a need, for the team alone. */
export async function getRankings(
  household: HouseholdRecord,
  { _id: needId, options }: Pick<NeedRecord, "_id" | "options">,
): Promise<Rankings> {
  const members = adultsOf(household);
  const trackings = await trackingsOf(members);
  const said = members.flatMap(({ id, name }) =>
    (trackings.get(id)?.ranks ?? [])
      .filter((rank) => rank.needId === needId)
      .map(({ optionId, rank }) => ({ optionId, rank, name })),
  );
  return rankingsOf(
    options.filter(({ state }) => state !== "discarded"),
    said,
  );
}

/**
 * The opinions option by option. Two adults disagree when they do not put the same option first, or when one wants none
 * of what the other puts first.
 */
export function rankingsOf(
  options: readonly { id: string; label: string }[],
  said: readonly { optionId: string; rank: OptionRank; name: string }[],
): Rankings {
  const ranked = options.map(({ id, label }) => ({
    optionId: id,
    label,
    opinions: said.filter(({ optionId }) => optionId === id).map(({ name, rank }) => ({ name, rank })),
  }));
  const firsts = ranked.filter(({ opinions }) => opinions.some(({ rank }) => rank === "first"));
  const opposed = firsts.flatMap(({ label, opinions }) =>
    opinions.filter(({ rank }) => rank !== "second").map((opinion) => ({ ...opinion, label })),
  );
  const isDisagreed = firsts.length > 1 || opposed.some(({ rank }) => rank === "no");
  return {
    options: ranked.filter(({ opinions }) => opinions.length > 0),
    disagreement: isDisagreed ? opposed : [],
  };
}
