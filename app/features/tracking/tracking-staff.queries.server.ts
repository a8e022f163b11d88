import type { CandidateRecord } from "#models/candidate";
import type { HouseholdRecord } from "#models/household";
import { correctionLines } from "./tracking-corrections.commands.server";
import { trackingsOf } from "./tracking-link.queries.server";
import { listCandidatesOf, membersAmong } from "./tracking-member.queries.server";

export interface WaitingCorrection {
  id: string;
  memberId: string;
  name: string;
  at: Date;
  lines: { label: string; before: string; after: string }[];
}

/** What the adults of a file the caller was already allowed to see correct, waiting to be accepted; its candidates are read unless they are `known`. */
export async function listTrackedCorrections(
  household: HouseholdRecord,
  known?: readonly CandidateRecord[],
): Promise<WaitingCorrection[]> {
  const candidates = known ?? (await listCandidatesOf(household._id));
  // What is corrected is nothing of a search for work.
  const members = membersAmong({ ...household, workSearch: NO_SEARCH }, candidates);
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

const NO_SEARCH = { ownerIds: [], sharedBy: [], isOpen: false };
