import { z } from "zod";
import { dayField } from "~/core/http/fields.server";
import { MOST_COMMUNES, TENURES } from "~/vocabulary/needs";
import { valuesOf } from "~/vocabulary/words";
import { importancesField } from "../needs/importances.server";
import {
  AMOUNT,
  fromOnField,
  linkField,
  noteField,
  numberField,
  textField,
  WHOLE,
  yesNoField,
} from "../needs/proposal-fields.server";

const figure = (label: string, most: number) =>
  z.coerce
    .number({ error: `${label} : écrivez un nombre.` })
    .int(`${label} : écrivez un nombre entier.`)
    .positive(`${label} : écrivez un nombre supérieur à zéro.`)
    .max(most, `${label} : ce nombre est trop grand.`)
    .optional();

/** What is looked for; amounts in euros, stay in months or, for a visit, in nights. */
export const housingCriteriaSchema = z.object({
  tenure: z.enum(valuesOf(TENURES), { error: "Choisissez dans la liste." }).optional(),
  place: z.string().trim().max(160, "160 caractères au plus.").optional(),
  communes: z
    .array(z.string().optional())
    .max(MOST_COMMUNES, `${MOST_COMMUNES} communes au plus.`)
    .default([])
    .transform((codes) => [...new Set(codes.filter((code) => code !== undefined))]),
  budgetMax: figure("Budget", 5_000_000),
  rooms: figure("Pièces", 20),
  people: figure("Personnes", 20),
  fromOn: dayField.optional(),
  months: figure("Durée", 240),
  isFurnished: z.boolean().optional(),
  nights: figure("Nuits", 30),
  hasPets: z.boolean().optional(),
  isAccessible: z.boolean().optional(),
  hasCar: yesNoField,
  workplaceCode: z.string().max(5).optional(),
  distanceMaxKm: figure("Distance", 100),
  note: z.string().trim().max(1000, "1 000 caractères au plus.").optional(),
  importances: importancesField("housing"),
});

/** A home that a partner proposes; its rent or price in euros. */
export const homeSchema = z.object({
  kind: z.literal("housing").default("housing"),
  place: textField(160, "Dites où se trouve le logement : une commune suffit."),
  tenure: z.enum(["rent", "buy"], { error: "Choisissez dans la liste." }).optional(),
  rent: numberField(AMOUNT, 3_000_000, "Écrivez le montant en euros, en chiffres : 650 ou 650,50."),
  rooms: numberField(WHOLE, 30, "Écrivez le nombre de pièces en chiffres : 3."),
  fromOn: fromOnField,
  isFurnished: z.boolean().optional(),
  takesPets: yesNoField,
  isAccessible: yesNoField,
  link: linkField,
  note: noteField,
});
