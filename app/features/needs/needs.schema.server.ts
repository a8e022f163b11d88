import { z } from "zod";
import { comingDayField, dayField } from "~/core/http/fields.server";
import { BALLS, NEED_STATES, type NeedKind, OPTION_STATES } from "~/vocabulary/needs";
import { PROPOSAL_OF } from "~/vocabulary/proposals";
import { valuesOf } from "~/vocabulary/words";
import { CRITERIA_SCHEMAS, PROPOSAL_SCHEMAS } from "./need-kinds.server";
import { noteField, textField } from "./proposal-fields.server";
import { criteriaBefore, refinedBefore } from "./refinement.schema.server";
import { reasonsField, seen, visitActSchemas } from "./visits.schema.server";

const optionIds = z.array(z.string().max(60), { error: "Cochez ce qui est à présenter." }).max(50);

/** Opens a need from the page of its kind. */
export const openNeedSchema = z.object({
  intent: z.literal("open-need", { error: "Ce bouton n’est plus valable. Rechargez la page." }),
});

/** The acts of a need's page, with the criteria of its kind. */
export function needActSchema(kind: NeedKind) {
  const criteria = CRITERIA_SCHEMAS[kind];
  return z.discriminatedUnion(
    "intent",
    [
      z.object({ intent: z.literal("criteria"), criteria, seen: criteriaBefore }),
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
      z.object({
        intent: z.literal("discard-option"),
        optionId: z.string(),
        reasons: reasonsField(kind),
        note: noteField,
      }),
      z.object({
        intent: z.literal("add-option"),
        proposal: PROPOSAL_SCHEMAS[PROPOSAL_OF[kind] ?? "free"],
        seen,
      }),
      z.object({ intent: z.literal("propose-from-directory"), recordId: z.string().max(60) }),
      z.object({ intent: z.literal("remove-option"), optionId: z.string() }),
      z.object({
        intent: z.literal("present"),
        optionIds: optionIds.min(1, "Cochez ce qui est à présenter."),
      }),
      z.object({ intent: z.literal("unpresent"), batch: z.string().max(60), optionIds }),
      ...visitActSchemas(kind),
      openNeedSchema,
      z.object({ intent: z.literal("drop-opened"), needIds: z.array(z.string().max(60)).max(30) }),
      z.object({
        intent: z.literal("name-child"),
        childId: z.string({ error: "Choisissez un enfant." }).max(60),
      }),
      z.object({ intent: z.literal("unname-child"), childId: z.string().max(60) }),
      z.object({ intent: z.literal("open-for-child"), childId: z.string().max(60) }),
      z.object({
        intent: z.literal("visit-day"),
        on: comingDayField,
        title: textField(120, "Donnez un titre, par exemple « Découvrir Figeac »."),
      }),
      z.object({ intent: z.literal("refine"), key: z.string().max(40) }),
      z.object({ intent: z.literal("unrefine"), before: refinedBefore(kind) }),
      z.object({ intent: z.literal("revoke"), handOffId: z.string() }),
      z.object({ intent: z.literal("discard"), handOffId: z.string() }),
      z.object({ intent: z.literal("restore-prepared"), handOffId: z.string() }),
      z.object({ intent: z.literal("tell-change"), handOffId: z.string(), seen: z.string().max(4000) }),
    ],
    { error: "Ce bouton n’est plus valable. Rechargez la page." },
  );
}

export type NeedAct = z.output<ReturnType<typeof needActSchema>>;
