import {
  Candidate,
  type CandidateRecord,
  type Journey,
  type JourneyExit,
  type JourneyMove,
} from "#models/candidate";
import type { Stage } from "#models/pipeline";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { type Change, commit } from "~/core/db/commit.server";
import { audit, type Effect, entry, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { findStage } from "~/features/pipelines/pipelines.queries.server";
import { EXIT_DECIDERS, EXIT_REASONS } from "~/vocabulary/pipelines";
import { formatDayLong, NBSP } from "~/vocabulary/typography";
import { standingMoves } from "./journeys";

export interface StageMove {
  pipeline: string;
  from: string;
  to: string;
}

const BY_ITS_FORM =
  "Pour sortir d’un parcours, dites pourquoi et qui a décidé : choisissez la sortie comme étape.";
const NO_LONGER = `Ce déplacement ne peut plus être annulé${NBSP}: le dossier a bougé depuis.`;

/**
 * Moves a candidate from one stage of a journey to another, whatever the rules of that stage; `override` is why they were
 * not followed. A journey that was over begins again. Refuses, saying where it is now, one that someone moved meanwhile,
 * a stage by which one leaves, the one where it is, and one the pipeline does not have any more.
 */
export async function moveStage(
  actor: Actor,
  candidate: CandidateRecord,
  move: StageMove,
  override?: string,
): Promise<void> {
  const reached = await requireMovable(candidate, move);
  const left = journeyOf(candidate, move)?.exit;
  const why = override ? ` Règle non suivie${NBSP}: ${override}` : "";
  await changeStage(actor, candidate, move, {
    set: (path, at) => stageAt(path, reached.key, at),
    unset: (path) => [`${path}.exit`],
    line: left && { left },
    action: override ? "candidate.rule-overridden" : "candidate.stage-moved",
    track: "professional",
    text: `Étape${NBSP}: « ${reached.fr} ».${why}`,
    after: left ? beginAgain(candidate) : [],
  });
}

/**
 * Takes back the last move of a journey that still stands: it is where it was, since when it was, and over as it was,
 * whatever the rules of that stage. Refuses any other move, and that of somebody else.
 */
export async function takeBackMove(actor: Actor, candidate: CandidateRecord, move: StageMove): Promise<void> {
  const journey = journeyOf(candidate, move);
  const [before, last] = standingMoves(journey?.history ?? []).slice(-2);
  if (!before || last?.stage !== move.from || before.stage !== move.to || last.by !== actor.id)
    throw new UserFacingError(NO_LONGER);
  const { left } = last;
  const after = left ? end(candidate, left) : [];
  await changeStage(actor, candidate, move, {
    set: (path) => ({ ...stageAt(path, move.to, before.at), ...(left ? { [`${path}.exit`]: left } : {}) }),
    unset: (path) => (left ? [] : [`${path}.exit`]),
    line: { isUndo: true },
    action: "candidate.stage-moved",
    track: "professional",
    text: `Étape${NBSP}: « ${before.label} ».`,
    after: journey?.exit ? beginAgain(candidate) : after,
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
  const { reason, decidedBy, note, wakeOn } = exit;
  const wake = wakeOn ? ` Peut être recontacté·e le ${formatDayLong(wakeOn)}.` : "";
  await changeStage(actor, candidate, move, {
    set: (path, at) => ({ ...stageAt(path, reached.key, at), [`${path}.exit`]: { ...exit, at } }),
    action: "candidate.journey-ended",
    // Why may be the family's affair: a recruteur reads nothing of it.
    track: "family",
    text: `Sortie « ${reached.fr} »${NBSP}: ${EXIT_REASONS[reason].fr.toLowerCase()}. Décision${NBSP}: ${EXIT_DECIDERS[decidedBy].fr.toLowerCase()}.${wake}`,
    quote: note,
    after: end(candidate, exit),
  });
}

/** The stage that a move leads to; refuses what `moveStage` refuses. */
export async function requireMovable(candidate: CandidateRecord, move: StageMove): Promise<Stage> {
  const reached = await requireStage(move);
  if (reached.isExit) throw new UserFacingError(BY_ITS_FORM);
  const journey = journeyOf(candidate, move);
  if (!journey) throw new Response("Parcours inconnu", { status: 400 });
  if (journey.stage !== move.from) throw await movedMeanwhile(candidate, move.pipeline);
  return reached;
}

/** How a line of the timeline names the stage of a journey. */
export function stageField(pipeline: string): string {
  return `stage:${pipeline}`;
}

function journeyOf({ journeys }: CandidateRecord, { pipeline }: StageMove): Journey | undefined {
  return journeys.find((journey) => journey.pipeline === pipeline);
}

function beginAgain({ _id: candidateId, householdId }: CandidateRecord): Effect[] {
  return [followUp("settleFile", { householdId }), followUp("cancelWakes", { candidateId })];
}

function end(
  { _id: candidateId, householdId, firstName }: CandidateRecord,
  { wakeOn }: Pick<JourneyExit, "wakeOn">,
): Effect[] {
  const wake = wakeOn ? [followUp("planWake", { householdId, candidateId, firstName, wakeOn })] : [];
  return [followUp("settleFile", { householdId }), ...wake];
}

async function requireStage({ pipeline, to }: StageMove): Promise<Stage> {
  const stage = await findStage(pipeline, to);
  if (!stage)
    throw new UserFacingError("Cette étape n’existe plus. Rechargez la page, puis choisissez-en une autre.");
  return stage;
}

function stageAt(path: string, stage: string, since: Date): Record<string, unknown> {
  return { [`${path}.stage`]: stage, [`${path}.since`]: since };
}

interface StageChange {
  set: (path: string, at: Date) => Record<string, unknown>;
  unset?: (path: string) => string[];
  /** What the history tells besides the stage. */
  line?: Pick<JourneyMove, "isUndo" | "left">;
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
  { set, unset, line: more, action, after = [], ...told }: StageChange,
): Promise<void> {
  const { pipeline, from, to } = move;
  const index = candidate.journeys.findIndex((journey) => journey.pipeline === pipeline);
  if (index < 0) throw new Response("Parcours inconnu", { status: 400 });
  const [left, reached] = await Promise.all([findStage(pipeline, from), requireStage(move)]);
  const path = `journeys.${index}`;
  if (from === to) throw new UserFacingError(`${candidate.firstName} est déjà à l’étape « ${reached.fr} ».`);
  const at = now();
  const line = { stage: to, label: reached.fr, at, by: actor.id, ...more };
  const change: Change<CandidateRecord> = {
    onlyIf: { [`${path}.stage`]: from, [`${path}.pipeline`]: pipeline },
    set: set(path, at),
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
