import type { HouseholdRecord } from "#models/household";
import type { NeedRecord } from "#models/need";
import type { OptionRank } from "~/vocabulary/tracking";
import { trackingsOf } from "./tracking-link.queries.server";
import { listMembers } from "./tracking-member.queries.server";

export interface OptionRanking {
  optionId: string;
  label: string;
  /** What each adult who answered thinks of it. */
  opinions: { name: string; rank: OptionRank }[];
}

export interface Rankings {
  options: OptionRanking[];
  /** « Camille préfère…, Sacha préfère… » when two adults do not put the same option first. */
  firstChoices: { name: string; label: string }[];
  isDisagreed: boolean;
}

/** How the adults of a file the caller was already allowed to see rank the options of a need, for the team alone. */
export async function getRankings(
  household: HouseholdRecord,
  { _id: needId, options }: Pick<NeedRecord, "_id" | "options">,
): Promise<Rankings> {
  const members = await listMembers(household);
  const trackings = await trackingsOf(members);
  const said = members.flatMap(({ id, name }) =>
    (trackings.get(id)?.ranks ?? [])
      .filter((rank) => rank.needId === needId)
      .map(({ optionId, rank }) => ({ optionId, rank, name })),
  );
  return rankingsOf(options, said);
}

/** The opinions option by option, and whether the first choices differ. */
export function rankingsOf(
  options: readonly { id: string; label: string }[],
  said: readonly { optionId: string; rank: OptionRank; name: string }[],
): Rankings {
  const ranked = options.map(({ id, label }) => ({
    optionId: id,
    label,
    opinions: said.filter(({ optionId }) => optionId === id).map(({ name, rank }) => ({ name, rank })),
  }));
  const firstChoices = ranked.flatMap(({ label, opinions }) =>
    opinions.filter(({ rank }) => rank === "first").map(({ name }) => ({ name, label })),
  );
  const firsts = ranked.filter(({ opinions }) => opinions.some(({ rank }) => rank === "first"));
  return {
    options: ranked.filter(({ opinions }) => opinions.length > 0),
    firstChoices,
    isDisagreed: firsts.length > 1,
  };
}
