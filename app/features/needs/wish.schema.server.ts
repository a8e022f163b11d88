import { z } from "zod";
import { dayField } from "~/core/http/fields.server";
import { textField } from "../needs/proposal-fields.server";
import { ownNoteField, wishField } from "./criteria-fields.server";

/** What is looked for when it is not a home. */
export const wishCriteriaSchema = z.object({
  wish: wishField,
  place: z.string().trim().max(160, "160 caractères au plus.").optional(),
  communes: z.array(z.string()).default([]),
  fromOn: dayField.optional(),
  note: ownNoteField,
});

/** What a partner proposes when nothing else was thought of. */
export const freeSchema = z.object({
  kind: z.literal("free").default("free"),
  note: textField(2000, "Écrivez ce que vous proposez."),
});
