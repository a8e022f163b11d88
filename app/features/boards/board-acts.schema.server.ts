import { z } from "zod";
import { journeyActSchema } from "~/features/journeys/journey-moves.schema.server";
import { savedViewActSchema } from "~/features/saved-views/saved-views.schema.server";
import { endScholarshipSchema } from "~/features/scholarships/scholarship-acts.schema.server";

/** What a board is asked: to move somebody, or to keep what it shows. */
export const boardActSchema = z.discriminatedUnion(
  "intent",
  [...journeyActSchema.options, ...savedViewActSchema.options, endScholarshipSchema],
  { error: "Ce bouton n’est plus valable. Rechargez la page." },
);

export type BoardAct = z.output<typeof boardActSchema>;
