import { z } from "zod";
import { beforeField, dayField, emailField, phoneField } from "~/core/http/fields.server";
import { PARTNER_KINDS } from "~/vocabulary/partners";
import { valuesOf } from "~/vocabulary/words";

const contact = z.object({
  id: z.string().optional(),
  name: z
    .string({ error: "Donnez le nom de ce contact, ou retirez la ligne." })
    .trim()
    .min(1)
    .max(120, "Ce nom est trop long."),
  role: z.string().trim().max(120, "Cette fonction est trop longue.").optional(),
  email: z.string().trim().pipe(emailField).optional(),
  phone: phoneField,
});

const closure = z
  .object({
    fromOn: dayField,
    toOn: dayField,
    label: z.string().trim().max(60, "60 caractères au plus.").optional(),
  })
  .refine(({ fromOn, toOn }) => fromOn <= toOn, {
    path: ["toOn"],
    message: "Cette fermeture finit avant de commencer.",
  });

/** A partner's card. */
export const partnerSchema = z.object({
  before: beforeField,
  name: z
    .string({ error: "Donnez le nom du partenaire." })
    .trim()
    .min(2, "Donnez le nom du partenaire.")
    .max(160, "Ce nom est trop long."),
  kind: z.enum(valuesOf(PARTNER_KINDS), { error: "Choisissez de quel partenaire il s’agit." }),
  territories: z.array(z.string()).max(60).default([]),
  communeCode: z
    .string()
    .regex(/^[0-9AB]{5}$/, "Choisissez la commune dans la liste.")
    .optional(),
  closures: z.array(closure).max(10, "Dix fermetures au plus : retirez celles qui sont passées.").optional(),
  note: z.string().trim().max(2000, "2 000 caractères au plus.").optional(),
  contacts: z
    .array(contact, { error: "Ajoutez au moins un contact." })
    .min(1, "Ajoutez au moins un contact.")
    .max(10, "Dix contacts au plus."),
});
