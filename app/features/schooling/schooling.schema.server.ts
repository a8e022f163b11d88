import { z } from "zod";
import { fromOnField, noteField, someField, textField } from "../needs/proposal-fields.server";

/** What a partner proposes. */
export const schoolSchema = z.object({
  kind: z.literal("schooling").default("schooling"),
  school: textField(160, "Dites dans quelle école."),
  level: someField(80).optional(),
  fromOn: fromOnField,
  note: noteField,
});
