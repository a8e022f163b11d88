import { z } from "zod";
import type { NeedCriteria } from "#models/need";
import { dayField } from "~/core/http/fields.server";
import { housingCriteriaSchema } from "~/features/housing/housing.schema.server";
import { BALLS, NEED_STATES, type NeedKind, OPTION_STATES } from "~/vocabulary/needs";
import { valuesOf } from "~/vocabulary/words";

/** What is looked for when it is not a home. */
const wishCriteriaSchema = z.object({
  wish: z.string().trim().max(400, "400 caractères au plus : le partenaire lit en une minute.").optional(),
  place: z.string().trim().max(160, "160 caractères au plus.").optional(),
  communes: z.array(z.string()).default([]),
  fromOn: dayField.optional(),
  note: z.string().trim().max(1000, "1 000 caractères au plus.").optional(),
});

/** The acts of a need's page, with the criteria of its kind. */
export function needActSchema(kind: NeedKind) {
  const criteria: z.ZodType<NeedCriteria> = kind === "housing" ? housingCriteriaSchema : wishCriteriaSchema;
  return z.discriminatedUnion(
    "intent",
    [
      z.object({ intent: z.literal("criteria"), criteria }),
      z.object({
        intent: z.literal("option"),
        optionId: z.string(),
        state: z.enum(valuesOf(OPTION_STATES), { error: "Choisissez ce que devient cette proposition." }),
      }),
      z.object({
        intent: z.literal("progress"),
        state: z.enum(valuesOf(NEED_STATES), { error: "Dites où en est ce besoin." }),
        ball: z.enum(valuesOf(BALLS), { error: "Dites qui a la balle." }),
        holder: z.string().trim().max(120, "120 caractères au plus.").optional(),
        promisedOn: dayField.optional(),
      }),
      z.object({ intent: z.literal("revoke"), handOffId: z.string() }),
      z.object({ intent: z.literal("discard"), handOffId: z.string() }),
      z.object({ intent: z.literal("restore-prepared"), handOffId: z.string() }),
      z.object({ intent: z.literal("tell-change"), handOffId: z.string(), seen: z.string().max(4000) }),
    ],
    { error: "Ce bouton n’est plus valable. Rechargez la page." },
  );
}

export type NeedAct = z.output<ReturnType<typeof needActSchema>>;
