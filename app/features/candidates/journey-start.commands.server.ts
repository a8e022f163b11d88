import { Candidate, type CandidateRecord, type Journey } from "#models/candidate";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, entry, followUp } from "~/core/db/effects.server";
import { findPipeline } from "~/features/pipelines/pipelines.queries.server";
import { NBSP } from "~/vocabulary/typography";

/** Begins a journey in another pipeline, at its first stage. Refuses a pipeline that the candidate already goes through. */
export async function startJourney(
  actor: Actor,
  candidate: CandidateRecord,
  pipelineId: string,
): Promise<void> {
  const pipeline = await findPipeline(pipelineId);
  const first = pipeline?.stages[0];
  if (!pipeline || !first) throw new Response("Parcours inconnu", { status: 400 });
  const at = now();
  const journey: Journey = {
    pipeline: pipelineId,
    stage: first.key,
    since: at,
    history: [{ stage: first.key, label: first.fr, at, by: actor.id }],
  };
  await commit(actor, Candidate, candidate._id, {
    onlyIf: { "journeys.pipeline": { $ne: pipelineId } },
    refusal: `${candidate.firstName} suit déjà le parcours « ${pipeline.fr} ».`,
    push: { journeys: journey },
    effects: [
      audit("candidate.journey-started", ["journeys"]),
      entry({
        householdId: candidate.householdId,
        track: "professional",
        kind: "change",
        text: `Parcours « ${pipeline.fr} » ouvert${NBSP}: « ${first.fr} ».`,
        memberId: candidate._id,
        authorName: actor.name,
      }),
      followUp("planTasks", { candidateId: candidate._id, pipeline: pipelineId, stage: first.key }),
      followUp("refreshFile", { householdId: candidate.householdId }),
    ],
  });
}
