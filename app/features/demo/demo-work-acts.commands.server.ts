import type { ProposedPost, WorkCriteria } from "#models/need-work";
import { recordConsent } from "~/features/consents/consents.commands.server";
import { planVisit } from "~/features/needs/need-visits.commands.server";
import { updateCriteria } from "~/features/needs/needs.commands.server";
import { addOptionByTeam } from "~/features/needs/typed-option.commands.server";
import { type Act, householdOf, needOf, say, workingDay } from "./demo-scene.commands.server";

const KIND = "spouse-work";

/** The spouse says what work they look for, and agrees that it be passed on. */
export function soughtWork(criteria: WorkCriteria & { wish?: string }): Act {
  return async (scene) => {
    const { _id: householdId, adults } = await householdOf(scene);
    const memberId = adults[0]?.id ?? "";
    await updateCriteria(scene.user, await needOf(scene, KIND), {
      ...{ ...criteria, communes: [], place: say(scene, "{lieu} et alentours"), memberId },
    });
    const consent = { householdId, candidateId: memberId, purpose: KIND, means: "phone" } as const;
    await recordConsent(scene.user, consent);
  };
}

/** A colleague notes a lead. */
export function foundPost(post: Omit<ProposedPost, "kind">): Act {
  return async (scene) => {
    await addOptionByTeam(scene.user, await needOf(scene, KIND), { kind: KIND, ...post });
  };
}

/** The spouse is to meet an employer, so many working days later, about the first lead. */
export function plannedInterview(inDays: number, hour: string): Act {
  return async (scene) => {
    const need = await needOf(scene, KIND);
    const [option] = need.options;
    await planVisit(scene.user, need, {
      ...{
        kind: "interview",
        optionId: option?.id,
        on: workingDay(inDays),
        hour,
        place: "Dans leurs locaux",
      },
    });
  };
}
