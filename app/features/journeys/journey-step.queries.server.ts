import type { CandidateRecord } from "#models/candidate";
import type { HouseholdRecord } from "#models/household";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { getSettings } from "~/core/settings.server";
import { getCandidateOfFile } from "~/features/candidates/candidates.queries.server";
import { getHousehold } from "~/features/households/households.queries.server";
import { findPipeline } from "~/features/pipelines/pipelines.queries.server";
import { ENTRY_RULES } from "~/vocabulary/pipelines";
import { missingRules } from "./entry-rules";
import { factsOf } from "./journey-facts.queries.server";

/** What is asked of a move, from the address of its form. */
export interface StepAsked {
  candidate: string;
  pipeline: string;
  to: string;
}

/** Where the form of a move is, for one candidate of a file. */
export function stepAddress(
  { householdId, _id }: Pick<CandidateRecord, "householdId" | "_id">,
  { pipeline, to }: { pipeline: string; to: string },
): string {
  return `/households/${householdId}/stage?${new URLSearchParams({ candidate: _id, pipeline, to })}`;
}

/** Everything that the form of a move prints: from where, to where, what the rules of that stage miss. 404 when there is no such move. */
export async function getStep(user: User, householdId: string, asked: StepAsked) {
  const household = await getHousehold(user, householdId);
  const candidate = await getCandidateOfFile(household, asked.candidate);
  const pipeline = await findPipeline(asked.pipeline);
  const journey = candidate.journeys.find((one) => one.pipeline === asked.pipeline);
  const stage = pipeline?.stages.find(({ key }) => key === asked.to);
  if (!pipeline || !journey || !stage) throw notFound();
  const rules = missingRules(stage.rules, await factsOf(candidate));
  const from = pipeline.stages.find(({ key }) => key === journey.stage);
  return {
    householdId,
    title: household.title,
    candidate: { id: candidate._id, firstName: candidate.firstName },
    pipeline: pipeline._id,
    board: `/board/${pipeline.slug}`,
    from: { key: journey.stage, label: from?.fr ?? journey.stage },
    to: { key: stage.key, label: stage.fr, isExit: stage.isExit ?? false },
    missing: rules.map((rule) => ({ rule, words: ENTRY_RULES[rule].fr })),
    ...(await choicesFor(household)),
  };
}

export type Step = Awaited<ReturnType<typeof getStep>>;

async function choicesFor({ needLines }: HouseholdRecord) {
  const { territories } = await getSettings();
  return {
    territories: territories.list.map(({ code, label }) => ({ value: code, label })),
    housingNeedId: needLines.find(({ kind }) => kind === "housing")?.needId,
  };
}
