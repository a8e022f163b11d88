import { Candidate, type CandidateRecord } from "#models/candidate";
import type { Actor } from "~/core/auth/actor";
import { commit } from "~/core/db/commit.server";
import { audit, entry, followUp } from "~/core/db/effects.server";
import { findPipeline } from "~/features/pipelines/pipelines.queries.server";
import { NBSP } from "~/vocabulary/typography";

/**
 * Takes back a journey opened by mistake, with what it planned. Refuses one that has moved since, and the only one of a
 * candidate.
 */
export async function withdrawJourney(
  actor: Actor,
  { _id: candidateId, householdId }: CandidateRecord,
  pipelineId: string,
): Promise<void> {
  const pipeline = await findPipeline(pipelineId);
  if (!pipeline) throw new Response("Parcours inconnu", { status: 400 });
  await commit(actor, Candidate, candidateId, {
    onlyIf: {
      "journeys.1": { $exists: true },
      journeys: { $elemMatch: { pipeline: pipelineId, "history.1": { $exists: false } } },
    },
    refusal: `Ce parcours a avancé depuis${NBSP}: sortez-en plutôt par une de ses étapes.`,
    pull: { journeys: { pipeline: pipelineId } },
    effects: [
      audit("candidate.journey-withdrawn", ["journeys"]),
      entry({
        householdId,
        track: "professional",
        kind: "change",
        text: `Parcours « ${pipeline.fr} » refermé${NBSP}: il avait été ouvert par erreur.`,
        memberId: candidateId,
        authorName: actor.name,
      }),
      followUp("planTasks", { candidateId, pipeline: pipelineId, stage: "" }),
      followUp("refreshFile", { householdId }),
    ],
  });
}
