import { Household } from "#models/household";
import { Need, type NeedCriteria, type NeedRecord } from "#models/need";
import { openNeed, updateCriteria } from "~/features/needs/needs.commands.server";
import { type Act, householdIdOf } from "./demo-scene.commands.server";

/** The household says when and how each child too young for school is to be minded, in the place of their story. */
export function wantsCare(criteria: Partial<NeedCriteria>): Act {
  return async (scene) => {
    const householdId = householdIdOf(scene);
    await openNeed(scene.user, householdId, "childcare");
    const household = await Household.findById(householdId, { arrivalOn: 1 }).orFail().lean();
    const { code } = scene.cast.profile.places[scene.story.slot];
    const needs = await Need.find({ householdId, kind: "childcare" }).lean<NeedRecord[]>();
    for (const need of needs)
      await updateCriteria(scene.user, need, {
        careFromMonth: household.arrivalOn?.slice(0, 7),
        ...criteria,
        communes: [code],
      });
  };
}
