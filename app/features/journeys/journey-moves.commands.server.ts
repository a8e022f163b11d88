import type { CandidateRecord } from "#models/candidate";
import type { HouseholdRecord } from "#models/household";
import type { User } from "~/core/auth/actor";
import { UserFacingError } from "~/core/errors";
import { getSettings } from "~/core/settings.server";
import {
  exitJourney,
  moveStage,
  requireMovable,
  type StageMove,
  takeBackMove,
} from "~/features/candidates/candidate-journeys.commands.server";
import { getCandidate, getCandidateOfFile } from "~/features/candidates/candidates.queries.server";
import { startJourney } from "~/features/candidates/journey-start.commands.server";
import { findStage } from "~/features/pipelines/pipelines.queries.server";
import { ruleWords } from "~/features/pipelines/stage-fields";
import type { EntryRule } from "~/vocabulary/pipelines";
import { NBSP } from "~/vocabulary/typography";
import { missingRules, withFilled } from "./entry-rules";
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
      await takeBackMove(user, candidate, act);
      return { message: "Déplacement annulé." };
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

/** What the rules of a stage still miss for a candidate, with what is filled in. */
async function missingFor(candidate: CandidateRecord, act: Move): Promise<EntryRule[]> {
  const stage = await findStage(act.pipeline, act.to);
  return stage?.rules?.length ? missingRules(stage.rules, withFilled(await factsOf(candidate), act)) : [];
}

/**
 * Moves a journey once the rules of the stage hold, with what was filled in for them, or for a reason that overrides
 * them; nothing is written otherwise. Refuses an exit, which has a form of its own, a territory that is not served, and
 * what `moveStage` refuses.
 */
async function moveJourney(user: User, candidate: CandidateRecord, act: Move): Promise<JourneyDone> {
  const { pipeline, from, to, override } = act;
  const stage = await requireMovable(candidate, act);
  await requireServed(act.territories);
  const missing = await missingFor(candidate, act);
  if (missing.length > 0 && !override) throw new MissingFactsError(stage.fr, missing);
  const filled = await fillFacts(user, candidate, act);
  await moveStage(user, filled, { pipeline, from, to }, missing.length > 0 ? override : undefined);
  return {
    message: `${candidate.firstName}${NBSP}: « ${stage.fr} ».`,
    undo: undoOf(act),
  };
}

async function requireServed(codes: readonly string[]): Promise<void> {
  const { list } = (await getSettings()).territories;
  if (codes.some((code) => !list.some((territory) => territory.code === code)))
    throw new UserFacingError(
      "Ce territoire n’est plus desservi. Rechargez la page, puis choisissez dans la liste.",
    );
}

function undoOf({
  candidateId,
  pipeline,
  from,
  to,
}: StageMove & { candidateId: string }): Record<string, string> {
  return { intent: "undo-move", candidateId, pipeline, from: to, to: from };
}
