import { Candidate, type CandidateRecord } from "#models/candidate";
import type { User } from "~/core/auth/actor";
import { commit } from "~/core/db/commit.server";
import { audit, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { mayPlanPaperwork } from "./paperwork.queries.server";

/**
 * Plans what the stages of a candidate plan, as if they were entered now. Refuses when none of them plans paperwork.
 * What is there already is left as it is.
 */
export async function planNow(user: User, candidate: CandidateRecord): Promise<void> {
  if (!(await mayPlanPaperwork(candidate)))
    throw new UserFacingError("Cette étape ne prévoit aucune démarche. Rechargez la page.");
  const { _id: candidateId, journeys } = candidate;
  await commit(user, Candidate, candidateId, {
    effects: [
      audit("candidate.paperwork-planned"),
      ...journeys.map(({ pipeline, stage }) => followUp("planTasks", { candidateId, pipeline, stage })),
    ],
  });
}
