import { z } from "zod";
import { beforeField } from "~/core/http/fields.server";

/** What a colleague adds to an establishment. */
export const schoolNoteSchema = z.object({
  before: beforeField,
  note: z.string().trim().max(2000, "2000 caractères au plus.").optional(),
  partnerId: z.string().max(40).optional(),
});
