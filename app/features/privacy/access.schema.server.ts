import { z } from "zod";

/** Whose data are asked for, and in which form. */
export const accessSchema = z.object({
  householdId: z.string({ error: "Choisissez le dossier." }),
  memberId: z.string({ error: "Choisissez la personne." }),
  format: z.enum(["json", "pdf"], { error: "Choisissez le PDF ou le JSON." }),
});
