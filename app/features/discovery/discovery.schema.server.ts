import { z } from "zod";
import { dayField } from "~/core/http/fields.server";
import { INTERESTS } from "~/vocabulary/interests";
import { MOST_COMMUNES } from "~/vocabulary/needs";
import { valuesOf } from "~/vocabulary/words";
import { comingField, hourField, noteField, someField } from "../needs/proposal-fields.server";

/** What a household would like to find around it. */
export const discoveryCriteriaSchema = z.object({
  interests: z
    .array(z.enum(valuesOf(INTERESTS), { error: "Choisissez dans la liste." }))
    .default([])
    .transform((chosen) => (chosen.length > 0 ? [...new Set(chosen)] : undefined)),
  communes: z
    .array(z.string().optional())
    .max(MOST_COMMUNES, `${MOST_COMMUNES} communes au plus.`)
    .default([])
    .transform((codes) => [...new Set(codes.filter((code) => code !== undefined))]),
  place: someField(160).optional(),
  fromOn: dayField.optional(),
  wish: z.string().trim().max(400, "400 caractères au plus : le partenaire lit en une minute.").optional(),
  note: z.string().trim().max(1000, "1 000 caractères au plus.").optional(),
});

/** What a partner proposes. */
export const meetingSchema = z.object({
  kind: z.literal("meeting").default("meeting"),
  on1: comingField,
  hour1: hourField,
  on2: comingField.optional(),
  hour2: hourField,
  on3: comingField.optional(),
  hour3: hourField,
  note: noteField,
});
