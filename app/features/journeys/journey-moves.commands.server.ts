import type { CandidateRecord } from "#models/candidate";
import type { HouseholdRecord } from "#models/household";
import type { User } from "~/core/auth/actor";
import { UserFacingError } from "~/core/errors";
import {
  exitJourney,
  moveStage,
  type StageMove,
  startJourney,
} from "~/features/candidates/candidate-journeys.commands.server";
import { getCandidate, getCandidateOfFile } from "~/features/candidates/candidates.queries.server";
import { findStage } from "~/features/pipelines/pipelines.queries.server";
import { ruleWords } from "~/features/pipelines/stage-fields";
import type { EntryRule } from "~/vocabulary/pipelines";
import { NBSP } from "~/vocabulary/typography";
import { missingRules } from "./entry-rules";
import { fillFacts } from "./journey-facts.commands.server";
import { factsOf } from "./journey-facts.queries.server";
import type { JourneyAct } from "./journey-moves.schema.server";
import { stepAddress } from "./journey-step.queries.server";

type Move = Extract<JourneyAct, { intent: "move-stage" }>;

/** A move that rules of its stage refuse: what they miss may be filled in, or they may be overridden with a reason. */
export class MissingFactsError extends UserFacingError {
  readonly missing: readonly EntryRule[];

  constructor(stage: string, missing: readonly EntryRule[]) {
    super(`« ${stage} » demande d’abord${NBSP}: ${ruleWords({ rules: [...missing] })}.`);
    this.missing = missing;
  }
}

export interface JourneyDone {
  message: string;
  undo?: Record<string, string>;
}

/** Carries out one act on a journey of a candidate whom this colleague may see, and says what was done. */
export async function carryOutJourneyAct(user: User, act: JourneyAct): Promise<JourneyDone> {
  return carryOut(user, await getCandidate(user, act.candidateId), act);
}

/**
 * The same, from the file of the candidate (404 when it is another): what needs a form of its own leads to it, and
 * nothing has moved yet.
 */
export async function carryOutFromFile(
  user: User,
  household: Pick<HouseholdRecord, "_id">,
  act: JourneyAct,
): Promise<JourneyDone & { to?: string }> {
  const candidate = await getCandidateOfFile(household, act.candidateId);
  if (act.intent !== "move-stage") return carryOut(user, candidate, act);
  const stage = await findStage(act.pipeline, act.to);
  const missing = await missingFor(candidate, act);
  if (!stage?.isExit && (missing.length === 0 || act.override)) return moveJourney(user, candidate, act);
  const message = stage?.isExit
    ? "Dites pourquoi et qui a décidé."
    : "Cette étape demande encore quelque chose.";
  return { message, to: stepAddress(candidate, act) };
}

async function carryOut(user: User, candidate: CandidateRecord, act: JourneyAct): Promise<JourneyDone> {
  switch (act.intent) {
    case "move-stage":
      return moveJourney(user, candidate, act);
    case "undo-move":
      return undoMove(user, candidate, act);
    case "exit": {
      const { pipeline, from, to, reason, decidedBy, note, wakeOn } = act;
      await exitJourney(user, candidate, { pipeline, from, to }, { reason, decidedBy, note, wakeOn });
      return { message: `${candidate.firstName} sort du parcours.`, undo: undoOf(act) };
    }
    case "start-journey":
      await startJourney(user, candidate, act.pipeline);
      return { message: "Parcours ouvert." };
  }
}

/** What the rules of a stage still miss for a candidate. */
async function missingFor(
  candidate: CandidateRecord,
  { pipeline, to }: Pick<StageMove, "pipeline" | "to">,
): Promise<EntryRule[]> {
  const stage = await findStage(pipeline, to);
  return stage?.rules?.length ? missingRules(stage.rules, await factsOf(candidate)) : [];
}

/**
 * Moves a journey once the rules of the stage hold, with what was filled in for them, or for a reason that overrides
 * them. Refuses an exit, which has a form of its own, and what `moveStage` refuses.
 */
async function moveJourney(user: User, candidate: CandidateRecord, act: Move): Promise<JourneyDone> {
  const { pipeline, from, to, override } = act;
  const stage = await findStage(pipeline, to);
  const filled = await fillFacts(user, candidate, act);
  const missing = await missingFor(filled, act);
  if (missing.length > 0 && !override) throw new MissingFactsError(stage?.fr ?? to, missing);
  await moveStage(user, filled, { pipeline, from, to }, missing.length > 0 ? override : undefined);
  return {
    message: `${candidate.firstName}${NBSP}: « ${stage?.fr ?? to} ».`,
    undo: undoOf(act),
  };
}

/** Back to the stage the journey came from, whatever its rules. Refuses anything but the last move, by whoever made it. */
async function undoMove(user: User, candidate: CandidateRecord, move: StageMove): Promise<JourneyDone> {
  const { pipeline, from, to } = move;
  const journey = candidate.journeys.find((one) => one.pipeline === pipeline);
  const [before, last] = journey?.history.slice(-2) ?? [];
  if (last?.stage !== from || before?.stage !== to || last.by !== user.id)
    throw new UserFacingError("Ce déplacement ne peut plus être annulé : le dossier a bougé depuis.");
  await moveStage(user, candidate, { pipeline, from, to });
  return { message: "Déplacement annulé." };
}

function undoOf({
  candidateId,
  pipeline,
  from,
  to,
}: StageMove & { candidateId: string }): Record<string, string> {
  return { intent: "undo-move", candidateId, pipeline, from: to, to: from };
}
