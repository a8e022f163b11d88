import { z } from "zod";
import { IMPORTANCES } from "~/vocabulary/need-options";
import { valuesOf } from "~/vocabulary/words";

const STALE = "Ce bouton n’est plus valable. Rechargez la page.";

const amount = z.number().positive().max(5_000_000).nullish();
const box = z.boolean().nullish();

const refined = z.strictObject({
  budgetMax: amount,
  rooms: amount,
  isFurnished: box,
  hasPets: box,
  isAccessible: box,
  importances: z.record(z.string().max(40), z.enum(valuesOf(IMPORTANCES))).nullish(),
});

/** What a refinement changed, as it was before: what undoing it sends back. */
export const refinedBefore = z
  .string()
  .max(2000, STALE)
  .transform((text, context) => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: "custom", message: STALE });
      return z.NEVER;
    }
  })
  .pipe(refined);
