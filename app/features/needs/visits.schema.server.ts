import { z } from "zod";
import { clockField, dayField, pastDayField } from "~/core/http/fields.server";
import { OUTCOME_WORDS } from "~/vocabulary/hand-offs";
import { LIKINGS, REFUSAL_REASONS, REFUSAL_REASONS_OF, VISIT_KINDS } from "~/vocabulary/need-options";
import type { NeedKind } from "~/vocabulary/needs";
import { valuesOf } from "~/vocabulary/words";
import { NEED_KIND } from "./need-kinds";
import { noteField, someField } from "./proposal-fields.server";

const visitId = z.string().max(60);
/** What the form was drawn from. */
export const seen = z.string().max(60).optional();
const host = someField(120).optional();
const place = someField(160).optional();

/** What happens between a household and what is proposed to it, and what it thought of it: the acts of a kind of need. */
export function visitActSchemas(kind: NeedKind) {
  const { visitKinds } = NEED_KIND[kind];
  const told = {
    liking: z.enum(valuesOf(LIKINGS), { error: "Dites ce que le foyer en pense." }),
    reasons: reasonsField(kind),
    note: noteField,
  };
  return [
    z.object({
      intent: z.literal("plan-visit"),
      kind: z
        .enum(valuesOf(VISIT_KINDS), { error: "Choisissez dans la liste." })
        .refine((chosen) => visitKinds.includes(chosen), "Choisissez dans la liste."),
      optionId: z.string().max(60).optional(),
      on: dayField,
      hour: clockField.optional(),
      place,
      host,
      note: noteField,
      seen,
    }),
    z.object({
      intent: z.literal("move-visit"),
      visitId,
      on: dayField,
      hour: clockField.optional(),
      place,
      host,
    }),
    z.object({ intent: z.literal("cancel-visit"), visitId }),
    z.object({ intent: z.literal("restore-visit"), visitId }),
    z.object({ intent: z.literal("record-visit"), visitId, ...told }),
    z.object({ intent: z.literal("withdraw-feedback"), visitId, feedbackId: z.string().max(60) }),
    z.object({
      intent: z.literal("outcome"),
      said: z.enum(valuesOf(OUTCOME_WORDS), { error: "Dites comment cela s’est terminé." }),
      on: pastDayField,
      note: noteField,
    }),
    z.object({ intent: z.literal("withdraw-outcome") }),
  ] as const;
}

/** What may be ticked as the reasons of a kind of need. */
export function reasonsField(kind: NeedKind) {
  const known = REFUSAL_REASONS_OF[kind] ?? [];
  return z
    .array(
      z
        .enum(valuesOf(REFUSAL_REASONS), { error: "Choisissez dans la liste." })
        .refine((reason) => known.includes(reason), "Choisissez dans la liste."),
    )
    .max(known.length, "Choisissez dans la liste.")
    .transform((reasons) => [...new Set(reasons)])
    .default([]);
}
