import { z } from "zod";
import { IMPORTANCES } from "~/vocabulary/need-options";
import { valuesOf } from "~/vocabulary/words";
import { NEED_KIND } from "./need-kinds";

const STALE = "Ce bouton n’est plus valable. Rechargez la page.";

/** What may count more or less where what was refused says something of the criteria. */
const criteria = Object.values(NEED_KIND).flatMap(({ refinements, criteria }) =>
  refinements ? criteria : [],
);
const keys = criteria.map(({ key }) => key);

const amount = z.number().positive().max(5_000_000).nullish();
const box = z.boolean().nullish();

const refined = z.strictObject({
  budgetMax: amount,
  rooms: amount,
  isFurnished: box,
  hasPets: box,
  isAccessible: box,
  importances: z.partialRecord(z.enum(keys), z.enum(valuesOf(IMPORTANCES))).nullish(),
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
