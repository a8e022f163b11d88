import { z } from "zod";
import { dayField } from "~/core/http/fields.server";
import { valuesOf } from "~/vocabulary/words";
import { CONTRACTS, TELEWORK, WORK_SECTORS, WORKING_TIMES } from "~/vocabulary/work";
import { communesField, IN_LIST, ownNoteField, wishField } from "../needs/criteria-fields.server";
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
const WAGE = "Écrivez le salaire brut mensuel en euros, en chiffres : 2 300.";

/** A trade: its name, and the code of its family when it was chosen in the list. */
export const tradeFields = {
  occupation: someField(120).optional(),
  romeCode: z
    .string()
    .regex(/^[A-N]\d{4}$/, "Choisissez le métier dans la liste.")
    .optional(),
};

/** What is looked for, and what they bring; the least they would be paid in euros a month, before tax and contributions. */
export const workCriteriaSchema = z.object({
  memberId: someField(60).optional(),
  ...tradeFields,
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
  wish: wishField,
  note: ownNoteField,
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
