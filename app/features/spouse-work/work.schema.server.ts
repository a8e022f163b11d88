import { z } from "zod";
import { valuesOf } from "~/vocabulary/words";
import { CONTRACTS } from "~/vocabulary/work";
import { fromOnField, linkField, noteField, someField, textField } from "../needs/proposal-fields.server";

/** What a partner proposes. */
export const postSchema = z.object({
  kind: z.literal("spouse-work").default("spouse-work"),
  post: textField(160, "Dites de quel poste il s’agit."),
  employer: someField(160).optional(),
  contract: z.enum(valuesOf(CONTRACTS), { error: "Choisissez dans la liste." }).optional(),
  hours: someField(120).optional(),
  fromOn: fromOnField,
  link: linkField,
  note: noteField,
});
