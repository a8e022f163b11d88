import { Candidate, type CandidateRecord } from "#models/candidate";
import type { PipelineRecord } from "#models/pipeline";
import type { User } from "~/core/auth/actor";
import { inOrder, MOST_GROUPED } from "./board-columns.queries.server";
import { type BoardColumn, situationOf } from "./board-view";

/** Nothing of the family, nor why a journey ended or who decided it. */
const SHOWN = {
  firstName: 1,
  lastName: 1,
  kind: 1,
  specialty: 1,
  semester: 1,
  "journeys.pipeline": 1,
  "journeys.stage": 1,
} as const;

type Shown = Pick<CandidateRecord, "_id" | "firstName" | "lastName" | "kind" | "specialty" | "semester"> & {
  journeys: Pick<CandidateRecord["journeys"][number], "pipeline" | "stage">[];
};

/** The candidates introduced to a recruteur's structure, at the stage of each: their professional half, nothing else. */
export async function listIntroducedColumns(
  user: User,
  { _id: pipeline, stages }: Pick<PipelineRecord, "_id" | "stages">,
): Promise<{ columns: BoardColumn[]; isCut: boolean }> {
  const candidates = await Candidate.find(
    { introducedTo: user.partnerId ?? "none", "journeys.pipeline": pipeline },
    SHOWN,
  )
    .sort({ lastName: 1, _id: 1 })
    .limit(MOST_GROUPED + 1)
    .lean<Shown[]>();
  const cards = candidates.slice(0, MOST_GROUPED).map((candidate) => {
    const { _id: id, firstName, lastName, journeys } = candidate;
    const stage = journeys.find((journey) => journey.pipeline === pipeline)?.stage;
    return { stage, card: { id, name: `${firstName} ${lastName}`, situation: situationOf(candidate) } };
  });
  const columns = inOrder(stages).map(({ key, fr, isExit, colour }) => ({
    key,
    label: fr,
    isExit,
    colour,
    cards: cards.filter(({ stage }) => stage === key).map(({ card }) => card),
  }));
  // The stages at which nobody is are the team's affair.
  return {
    columns: columns.filter((column) => column.cards.length > 0),
    isCut: candidates.length > MOST_GROUPED,
  };
}
