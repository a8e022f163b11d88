import { Need, type NeedRecord } from "#models/need";
import type { StepHost, VisitDayRecord, VisitStep } from "#models/visit-day";
import type { User } from "~/core/auth/actor";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { STEP_KINDS } from "~/vocabulary/visit-days";
import { type Family, findFamily, isNaming } from "./host-words.server";
import { writeDay } from "./visit-days.commands.server";
import { getVisitDay } from "./visit-days.queries.server";

const NOT_EMPTY = "Cette journée a déjà des étapes. Retirez-les pour en reprendre d’autres.";

/**
 * Takes up the steps of another day: hours, communes, and the hosts of the directory, who are all to be asked. Nothing of
 * the other household comes with them: no answer, no note, no home or host that they alone know, no words but those about a
 * partner or a home that the team offers, and none that names one of them. Refuses a day that has steps; 404 for another
 * this colleague may not see.
 */
export async function takeSteps(user: User, day: VisitDayRecord, modelId: string): Promise<number> {
  if (day.steps.length > 0) throw new UserFacingError(NOT_EMPTY);
  const model = await getVisitDay(user, modelId);
  const [family, offered] = await Promise.all([findFamily(model.householdId), offeredHomes(model)]);
  const steps = model.steps.map((step) => {
    const isOurs = Boolean(step.host?.partnerId) || offered.has(step.optionId ?? "");
    return copyOf(step, isOurs ? family : null);
  });
  await writeDay(user, day, { set: { steps }, fields: ["steps"] });
  return steps.length;
}

/** The options visited during a day that are of the offers kept by the team. */
async function offeredHomes({ householdId, steps }: VisitDayRecord): Promise<Set<string>> {
  const ids = steps.flatMap(({ needId }) => needId ?? []);
  const needs = await Need.find({ _id: { $in: ids }, householdId }, { options: 1 }).lean<
    Pick<NeedRecord, "options">[]
  >();
  const options = needs.flatMap((need) => need.options);
  return new Set(options.filter(({ offerId }) => offerId).map(({ id }) => id));
}

/** Its words are left out when they are none of ours to give, the family being unknown or not told. */
function copyOf(
  { itinerary, kind, fromHour, toHour, title, place, communeCode, communeName, host }: VisitStep,
  family: Family | null,
): VisitStep {
  const isKept = (words: string | undefined) => words !== undefined && family && !isNaming(family, words);
  return {
    ...{ id: newId(), itinerary, kind, fromHour, toHour },
    title: isKept(title) ? title : STEP_KINDS[kind].fr,
    ...(isKept(place) ? { place } : {}),
    ...(communeCode ? { communeCode } : {}),
    ...(communeName ? { communeName } : {}),
    ...(host?.partnerId ? { host: toAsk(host) } : {}),
  };
}

function toAsk({ partnerId, contactId, name, email, phone }: StepHost): StepHost {
  return {
    ...(partnerId ? { partnerId } : {}),
    ...(contactId ? { contactId } : {}),
    ...{ name, state: "to-ask", linkId: newId(), linkVersion: 0 },
    ...(email ? { email } : {}),
    ...(phone ? { phone } : {}),
  };
}
