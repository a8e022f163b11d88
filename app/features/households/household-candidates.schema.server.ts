import { z } from "zod";
import { emailField, phoneField } from "~/core/http/fields.server";
import { CANDIDATE_KINDS } from "~/vocabulary/candidates";
import { valuesOf } from "~/vocabulary/words";

const most = "80 caractères au plus.";

/** Who in a household is a candidate too, or no longer. */
export const householdCandidateSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("open"),
      adultId: z.string({ error: "Choisissez qui, parmi les adultes du foyer." }),
      lastName: z.string({ error: "Écrivez le nom." }).trim().min(1).max(80, most),
      birthName: z.string().trim().max(80, most).optional(),
      kind: z.enum(valuesOf(CANDIDATE_KINDS), { error: "Choisissez une situation." }),
      email: z.string().trim().pipe(emailField).optional(),
      phone: phoneField,
    }),
    z.object({ intent: z.literal("withdraw"), candidateId: z.string() }),
  ],
  { error: "Ce bouton n’est plus valable. Rechargez la page." },
);
