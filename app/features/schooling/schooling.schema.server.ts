import { z } from "zod";
import { dayField } from "~/core/http/fields.server";
import { SCHOOL_LEVELS, SCHOOL_SECTORS } from "~/vocabulary/schooling";
import { valuesOf } from "~/vocabulary/words";
import { communesField, IN_LIST, ownNoteField, wishField } from "../needs/criteria-fields.server";
import { importancesField } from "../needs/importances.server";
import {
  fromOnField,
  noteField,
  numberField,
  someField,
  textField,
  WHOLE,
  yesNoField,
} from "../needs/proposal-fields.server";

/** What is wished for one child and one school year, named by the year in which it begins. */
export const schoolingCriteriaSchema = z.object({
  schoolYear: z.coerce.number(IN_LIST).int(IN_LIST).min(2020, IN_LIST).max(2100, IN_LIST).optional(),
  level: z.enum(valuesOf(SCHOOL_LEVELS), IN_LIST).optional(),
  schoolSector: z.enum(valuesOf(SCHOOL_SECTORS), IN_LIST).optional(),
  languages: someField(120).optional(),
  schoolOptions: someField(120).optional(),
  needsCanteen: z.boolean().optional(),
  needsTransport: z.boolean().optional(),
  needsAfterSchool: z.boolean().optional(),
  needsBoarding: z.boolean().optional(),
  sectorSchool: someField(200).optional(),
  needsArrangements: z.boolean().optional(),
  communes: communesField,
  place: someField(160).optional(),
  distanceMaxKm: numberField(WHOLE, 100, "Écrivez la distance en kilomètres, en chiffres : 15."),
  fromOn: dayField.optional(),
  wish: wishField,
  note: ownNoteField,
  importances: importancesField("schooling"),
});

/** What a partner proposes. */
export const schoolSchema = z.object({
  kind: z.literal("schooling").default("schooling"),
  school: textField(160, "Dites dans quelle école."),
  level: someField(80).optional(),
  fromOn: fromOnField,
  schoolSector: z.enum(valuesOf(SCHOOL_SECTORS), IN_LIST).optional(),
  place: someField(160).optional(),
  hasCanteen: yesNoField,
  hasAfterSchool: yesNoField,
  note: noteField,
});
