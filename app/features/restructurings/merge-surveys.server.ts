import { Placement } from "#models/placement";
import { Survey, type SurveyRecord } from "#models/survey";
import { changing, type PlannedStep, removing } from "~/core/db/restructure-plan.server";
import type { Sides } from "./merge.queries.server";
import { replaced, shownIn } from "./merge-following.server";
import type { Replaced } from "./merge-members.server";

/**
 * The surveys of the file that goes follow it. Of two semesters of a person written twice, that of whoever stays is kept:
 * its survey too, or the other one when it has none.
 */
export async function* surveySteps({ kept, gone }: Sides, people: Replaced): AsyncGenerator<PlannedStep> {
  const [from, to] = [gone.household._id, kept.household._id];
  const asked = { $or: [{ householdId: from }, { candidateId: { $in: [...people.keys()] } }] };
  const surveys = await Survey.find(asked).lean<SurveyRecord[]>();
  const staying = await stayingPlacements(people);
  const asking = await Survey.find(
    { placementId: { $in: [...staying.values()] } },
    { placementId: 1 },
  ).lean();
  const taken = new Set(asking.map(({ placementId }) => placementId));
  for (const { _id, candidateId, semesterId } of surveys) {
    const rival = staying.get(`${people.get(candidateId)} ${semesterId}`);
    if (rival && taken.has(rival)) yield removing(Survey, _id, shownIn(to));
    else {
      const followed = { ...replaced({ candidateId }, people), ...(rival ? { placementId: rival } : {}) };
      yield changing(Survey, _id, { set: { householdId: to, ...followed } }, shownIn(to));
    }
  }
}

/** The semesters of whoever stays, by person and semester. */
async function stayingPlacements(people: Replaced): Promise<Map<string, string>> {
  const placements = await Placement.find(
    { candidateId: { $in: [...people.values()] } },
    { candidateId: 1, semesterId: 1 },
  ).lean();
  return new Map(placements.map(({ _id, candidateId, semesterId }) => [`${candidateId} ${semesterId}`, _id]));
}
