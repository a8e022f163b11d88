import { z } from "zod";
import { WEEK_DAYS } from "~/vocabulary/proposals";
import { valuesOf } from "~/vocabulary/words";
import { fromOnField, noteField, someField } from "../needs/proposal-fields.server";

/** What a partner proposes. */
export const careSchema = z.object({
  kind: z.literal("childcare").default("childcare"),
  place: someField(160).optional(),
  days: z
    .array(z.enum(valuesOf(WEEK_DAYS), { error: "Choisissez dans la liste." }))
    .min(1, "Cochez au moins un jour."),
  hours: someField(120).optional(),
  fromOn: fromOnField,
  note: noteField,
});
