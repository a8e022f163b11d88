import { z } from "zod";
import { pastDayField } from "~/core/http/fields.server";
import { isSent, MOST_COLUMNS, NOTHING_SENT, sentTableFields } from "~/core/sheets/sent-table.server";
import { valuesOf } from "~/vocabulary/words";
import { CARE_COLUMNS } from "./care-import-columns";
import { CARE_SERVICE_KINDS } from "./care-kinds";
import { TOTALS_COLUMNS } from "./totals-import-columns";

const fromList = { error: "Choisissez dans la liste." };

const told = {
  ...sentTableFields,
  listName: z.string().trim().max(80, "80 caractères au plus.").optional(),
  dataOn: pastDayField,
};

/** A list of places, to be read or to be written: a file, or cells pasted from a sheet. */
export const careListSchema = z
  .object({
    ...told,
    kind: z.enum(valuesOf(CARE_SERVICE_KINDS), fromList).optional(),
    columns: z
      .array(z.enum(valuesOf(CARE_COLUMNS), fromList).optional())
      .max(MOST_COLUMNS)
      .optional(),
  })
  .refine(isSent, NOTHING_SENT);

/** Totals of childminders by commune, the same way. */
export const totalsListSchema = z
  .object({
    ...told,
    columns: z
      .array(z.enum(valuesOf(TOTALS_COLUMNS), fromList).optional())
      .max(MOST_COLUMNS)
      .optional(),
  })
  .refine(isSent, NOTHING_SENT);

export type CareListForm = z.output<typeof careListSchema>;
export type TotalsListForm = z.output<typeof totalsListSchema>;
