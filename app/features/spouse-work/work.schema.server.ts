import { z } from "zod";
import { dayField } from "~/core/http/fields.server";
import { MOST_COMMUNES } from "~/vocabulary/needs";
import { valuesOf } from "~/vocabulary/words";
import { CONTRACTS, TELEWORK, WORK_SECTORS, WORKING_TIMES } from "~/vocabulary/work";
import { importancesField } from "../needs/importances.server";
import {
  AMOUNT,
  fromOnField,
  linkField,
  noteField,
  numberField,
  someField,
  textField,
  WHOLE,
} from "../needs/proposal-fields.server";

const MOST_WAGE = 30_000;
const IN_LIST = { error: "Choisissez dans la liste." };
const WAGE = "Écrivez le salaire brut mensuel en euros, en chiffres : 2 300.";

const romeCodeField = z
  .string()
  .regex(/^[A-N]\d{4}$/, "Choisissez le métier dans la liste.")
  .optional();

/** The communes chosen; the empty line of one to add counts for nothing. */
const communesField = z
  .array(z.string().optional())
  .default([])
  .transform((codes) => [...new Set(codes.flatMap((code) => code || []))])
  .refine((codes) => codes.length <= MOST_COMMUNES, `${MOST_COMMUNES} communes au plus.`);

/** What is looked for, and what they bring; the least they would be paid in euros a month, before tax and contributions. */
export const workCriteriaSchema = z.object({
  memberId: someField(60).optional(),
  occupation: someField(120).optional(),
  romeCode: romeCodeField,
  diplomas: someField(200).optional(),
  sector: z.enum(valuesOf(WORK_SECTORS), IN_LIST).optional(),
  experienceYears: numberField(WHOLE, 60, "Écrivez le nombre d’années en chiffres : 8."),
  workingTime: z.enum(valuesOf(WORKING_TIMES), IN_LIST).optional(),
  telework: z.enum(valuesOf(TELEWORK), IN_LIST).optional(),
  wageMin: numberField(AMOUNT, MOST_WAGE, WAGE),
  communes: communesField,
  place: someField(160).optional(),
  distanceMaxKm: numberField(WHOLE, 200, "Écrivez la distance en kilomètres, en chiffres : 30."),
  fromOn: dayField.optional(),
  wish: z.string().trim().max(400, "400 caractères au plus : le partenaire lit en une minute.").optional(),
  note: z.string().trim().max(1000, "1 000 caractères au plus.").optional(),
  curriculumId: someField(60).optional(),
  importances: importancesField("spouse-work"),
});

/** What a partner proposes; its pay in euros a month, before tax and contributions. */
export const postSchema = z.object({
  kind: z.literal("spouse-work").default("spouse-work"),
  post: textField(160, "Dites de quel poste il s’agit."),
  employer: someField(160).optional(),
  contract: z.enum(valuesOf(CONTRACTS), IN_LIST).optional(),
  workingTime: z.enum(valuesOf(WORKING_TIMES), IN_LIST).optional(),
  telework: z.enum(valuesOf(TELEWORK), IN_LIST).optional(),
  wage: numberField(AMOUNT, MOST_WAGE, WAGE),
  hours: someField(120).optional(),
  place: someField(160).optional(),
  fromOn: fromOnField,
  link: linkField,
  note: noteField,
});
