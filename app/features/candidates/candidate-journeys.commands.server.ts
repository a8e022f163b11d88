import { Candidate, type CandidateRecord, type Journey, type JourneyExit } from "#models/candidate";
import type { Stage } from "#models/pipeline";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { type Change, commit } from "~/core/db/commit.server";
import { audit, type Effect, entry, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { findPipeline, findStage } from "~/features/pipelines/pipelines.queries.server";
import { EXIT_DECIDERS, EXIT_REASONS } from "~/vocabulary/pipelines";
import { formatDayLong, NBSP } from "~/vocabulary/typography";

export interface StageMove {
  pipeline: string;
  from: string;
  to: string;
}

const BY_ITS_FORM =
  "Pour sortir d’un parcours, dites pourquoi et qui a décidé : choisissez la sortie comme étape.";

/**
 * Moves a candidate from one stage of a journey to another, whatever the rules of that stage; `override` is why they were
 * not followed. A journey that was over begins again. Refuses, saying where it is now, one that someone moved meanwhile,
 * a stage by which one leaves, and one the pipeline does not have.
 */
export async function moveStage(
  actor: Actor,
  candidate: CandidateRecord,
  move: StageMove,
  override?: string,
): Promise<void> {
  const { _id, householdId } = candidate;
  const reached = await requireStage(move);
  if (reached.isExit) throw new UserFacingError(BY_ITS_FORM);
  const why = override ? ` Règle non suivie${NBSP}: ${override}` : "";
  await changeStage(actor, candidate, move, {
    set: (path) => stageAt(path, reached),
    unset: (path) => [`${path}.exit`],
    action: override ? "candidate.rule-overridden" : "candidate.stage-moved",
    track: "professional",
    text: `Étape${NBSP}: « ${reached.fr} ».${why}`,
    after: isOver(candidate, move)
      ? [followUp("settleFile", { householdId }), followUp("cancelWakes", { candidateId: _id })]
      : [],
  });
}

/**
 * Ends a journey at one of the stages by which one leaves, saying why, who decided and from when ("YYYY-MM-DD") the person
 * may be written to again. Refuses what `moveStage` refuses, and a stage by which nobody leaves.
 */
export async function exitJourney(
  actor: Actor,
  candidate: CandidateRecord,
  move: StageMove,
  exit: Omit<JourneyExit, "at">,
): Promise<void> {
  const reached = await requireStage(move);
  if (!reached.isExit) throw new Response("Étape inconnue", { status: 400 });
  const { _id, householdId, firstName } = candidate;
  const { reason, decidedBy, note, wakeOn } = exit;
  const wake = wakeOn ? ` Peut être recontacté·e le ${formatDayLong(wakeOn)}.` : "";
  await changeStage(actor, candidate, move, {
    set: (path) => ({ ...stageAt(path, reached), [`${path}.exit`]: { ...exit, at: now() } }),
    action: "candidate.journey-ended",
    // Why may be the family's affair: a recruteur reads nothing of it.
    track: "family",
    text: `Sortie « ${reached.fr} »${NBSP}: ${EXIT_REASONS[reason].fr.toLowerCase()}. Décision${NBSP}: ${EXIT_DECIDERS[decidedBy].fr.toLowerCase()}.${wake}`,
    quote: note,
    after: [
      followUp("settleFile", { householdId }),
      ...(wakeOn ? [followUp("planWake", { householdId, candidateId: _id, firstName, wakeOn })] : []),
    ],
  });
}

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
      followUp("refreshFile", { householdId: candidate.householdId }),
    ],
  });
}

/** How a line of the timeline names the stage of a journey. */
export function stageField(pipeline: string): string {
  return `stage:${pipeline}`;
}

function isOver({ journeys }: CandidateRecord, { pipeline }: StageMove): boolean {
  return journeys.some((journey) => journey.pipeline === pipeline && journey.exit !== undefined);
}

async function requireStage({ pipeline, to }: StageMove): Promise<Stage> {
  const stage = await findStage(pipeline, to);
  if (!stage) throw new Response("Étape inconnue", { status: 400 });
  return stage;
}

function stageAt(path: string, { key }: Stage): Record<string, unknown> {
  return { [`${path}.stage`]: key, [`${path}.since`]: now() };
}

interface StageChange {
  set: (path: string) => Record<string, unknown>;
  unset?: (path: string) => string[];
  action: "candidate.stage-moved" | "candidate.rule-overridden" | "candidate.journey-ended";
  track: "professional" | "family";
  text: string;
  quote?: string;
  after?: Effect[];
}

async function changeStage(
  actor: Actor,
  candidate: CandidateRecord,
  move: StageMove,
  { set, unset, action, after = [], ...told }: StageChange,
): Promise<void> {
  const { pipeline, from, to } = move;
  const index = candidate.journeys.findIndex((journey) => journey.pipeline === pipeline);
  if (index < 0) throw new Response("Parcours inconnu", { status: 400 });
  const [left, reached] = await Promise.all([findStage(pipeline, from), requireStage(move)]);
  const path = `journeys.${index}`;
  const line = { stage: to, label: reached.fr, at: now(), by: actor.id };
  const change: Change<CandidateRecord> = {
    onlyIf: { [`${path}.stage`]: from, [`${path}.pipeline`]: pipeline },
    set: set(path),
    unset: unset?.(path) ?? [],
    push: { [`${path}.history`]: line },
    effects: [
      audit(action, ["journeys"]),
      entry({
        householdId: candidate.householdId,
        kind: "change",
        ...told,
        changes: [
          {
            label: "Étape",
            before: left?.fr ?? from,
            after: reached.fr,
            field: stageField(pipeline),
            was: from,
            is: to,
          },
        ],
        memberId: candidate._id,
        changed: { kind: "candidate", id: candidate._id },
        authorName: actor.name,
      }),
      ...after,
      followUp("planTasks", { candidateId: candidate._id, pipeline, stage: to }),
      followUp("refreshFile", { householdId: candidate.householdId }),
    ],
  };
  if (!(await commit(actor, Candidate, candidate._id, change)))
    throw await movedMeanwhile(candidate, pipeline);
}

/** Two colleagues move one journey: the second is told where it is now. */
async function movedMeanwhile({ _id, firstName }: CandidateRecord, pipeline: string): Promise<Error> {
  const { journeys } = await Candidate.findById(_id, { journeys: 1 }).orFail().lean<CandidateRecord>();
  const stage = journeys.find((journey) => journey.pipeline === pipeline)?.stage ?? "";
  const label = (await findStage(pipeline, stage))?.fr ?? stage;
  return new UserFacingError(
    `Un·e collègue a déjà déplacé ${firstName}, qui est maintenant à l’étape « ${label} ».`,
  );
}
