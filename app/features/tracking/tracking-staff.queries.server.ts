import { Household, type HouseholdRecord } from "#models/household";
import { correctionLines } from "./tracking-corrections.commands.server";
import { trackingsOf } from "./tracking-link.queries.server";
import { listMembers } from "./tracking-member.queries.server";

export interface WaitingCorrection {
  id: string;
  memberId: string;
  name: string;
  at: Date;
  lines: { label: string; before: string; after: string }[];
}

/** What the adults of a file the caller was already allowed to see correct, waiting to be accepted. */
export async function listTrackedCorrections(householdId: string): Promise<WaitingCorrection[]> {
  const household = await Household.findById(householdId).lean<HouseholdRecord>();
  const members = household ? await listMembers(household) : [];
  const trackings = await trackingsOf(members);
  return members.flatMap((member) =>
    (trackings.get(member.id)?.corrections ?? [])
      .filter(({ state }) => state === "waiting")
      .map(({ id, at, changes }) => ({
        ...{ id, at, memberId: member.id, name: member.name },
        lines: correctionLines(member, changes),
      })),
  );
}
