import { z } from "zod";
import { IMPORTANCES } from "~/vocabulary/need-options";
import type { NeedKind } from "~/vocabulary/needs";
import { valuesOf } from "~/vocabulary/words";
import { NEED_KIND } from "./need-kinds";

const STALE = "Ce bouton n’est plus valable. Rechargez la page.";

const amount = z.number().positive().max(5_000_000).nullish();
const box = z.boolean().nullish();

/** The criteria that refinements change, each under the key of what is compared. */
const REFINED = {
  ...{ budgetMax: amount, distanceMaxKm: amount, rooms: amount },
  ...{ isFurnished: box, hasPets: box, isAccessible: box },
};

/** What a refinement of a kind changed, as it was before: what undoing it sends back; refuses what is another kind’s. */
export function refinedBefore(kind: NeedKind) {
  const { refinements, criteria } = NEED_KIND[kind];
  const keys = refinements ? criteria.map(({ key }) => key) : [];
  const fields = Object.entries(REFINED).filter(([key]) => keys.includes(key));
  const refined = z.strictObject({
    ...Object.fromEntries(fields),
    importances: z.partialRecord(z.enum(keys), z.enum(valuesOf(IMPORTANCES))).nullish(),
  });
  return z.string().max(2000, STALE).transform(readJson).pipe(refined);
}

/** The criteria a form was drawn from, as it sends them back. */
export const criteriaBefore = z
  .string()
  .max(20_000, STALE)
  .transform(readJson)
  .pipe(z.record(z.string(), z.unknown(), { error: STALE }))
  .optional();

function readJson(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: "custom", message: STALE });
    return z.NEVER;
  }
}
