import type { HouseholdRecord } from "#models/household";
import type { NeedRecord } from "#models/need";
import { adultsOf } from "~/features/households/adults";
import { type OptionRank, placeOf } from "~/vocabulary/tracking";
import { trackingsOf } from "./tracking-link.queries.server";

/** The options as one adult ranks them: theirs in order, then those they do not want. */
export interface AdultRanking {
  name: string;
  ranked: { label: string; rank: OptionRank }[];
  refused: string[];
}

export interface Rankings {
  /** The order of each adult who answered. */
  adults: AdultRanking[];
  /** What several adults think alike of. */
  agreement: { label: string; rank: OptionRank }[];
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

/** Who puts an option first, and who wants none of it. */
const OPPOSED: readonly OptionRank[] = ["first", "no"];

/**
 * The order of each adult, what they think alike of and what they do not. Two adults disagree when they do not put the same option first, or when one wants none
 * of what the other puts first.
 */
export function rankingsOf(
  options: readonly { id: string; label: string }[],
  said: readonly { optionId: string; rank: OptionRank; name: string }[],
): Rankings {
  const ranked = options.map(({ id, label }) => ({
    label,
    opinions: said.filter(({ optionId }) => optionId === id).map(({ name, rank }) => ({ name, rank })),
  }));
  const firsts = ranked.filter(({ opinions }) => opinions.some(({ rank }) => rank === "first"));
  const opposed = firsts.flatMap(({ label, opinions }) =>
    opinions.filter(({ rank }) => OPPOSED.includes(rank)).map((opinion) => ({ ...opinion, label })),
  );
  const isDisagreed = firsts.length > 1 || opposed.some(({ rank }) => rank === "no");
  return {
    adults: [...new Set(said.map(({ name }) => name))].flatMap((name) => orderOf(name, ranked)),
    agreement: ranked.flatMap(({ label, opinions: [one, ...others] }) =>
      one && others.length > 0 && others.every(({ rank }) => rank === one.rank)
        ? [{ label, rank: one.rank }]
        : [],
    ),
    disagreement: isDisagreed ? opposed : [],
  };
}

/** What one adult said of these options; empty when all they spoke of is gone. */
function orderOf(
  name: string,
  options: readonly { label: string; opinions: readonly { name: string; rank: OptionRank }[] }[],
): AdultRanking[] {
  const own = options.flatMap(({ label, opinions }) =>
    opinions.filter((opinion) => opinion.name === name).map(({ rank }) => ({ label, rank })),
  );
  if (own.length === 0) return [];
  const ranked = own
    .filter(({ rank }) => rank !== "no")
    .toSorted((one, other) => (placeOf(one.rank) ?? 0) - (placeOf(other.rank) ?? 0));
  const refused = own.flatMap(({ label, rank }) => (rank === "no" ? label : []));
  return [{ name, ranked, refused }];
}
