import { z } from "zod";
import { dayField } from "~/core/http/fields.server";
import { BALLS, NEED_STATES, type NeedKind, OPTION_STATES } from "~/vocabulary/needs";
import { valuesOf } from "~/vocabulary/words";
import { CRITERIA_SCHEMAS } from "./need-kinds.server";

/** The acts of a need's page, with the criteria of its kind. */
export function needActSchema(kind: NeedKind) {
  const criteria = CRITERIA_SCHEMAS[kind];
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
