import { z } from "zod";
import { isSent, NOTHING_SENT, sentListFields } from "~/core/sheets/sent-table.server";
import { valuesOf } from "~/vocabulary/words";
import { CARE_COLUMNS } from "./care-import-columns";
import { CARE_SERVICE_KINDS } from "./care-kinds";
import { TOTALS_COLUMNS } from "./totals-import-columns";

/** A list of places, to be read or to be written: a file, or cells pasted from a sheet. */
export const careListSchema = z
  .object({
    ...sentListFields(CARE_COLUMNS),
    kind: z.enum(valuesOf(CARE_SERVICE_KINDS), { error: "Choisissez dans la liste." }).optional(),
  })
  .refine(isSent, NOTHING_SENT);

/** Totals of childminders by commune, the same way. */
export const totalsListSchema = z.object(sentListFields(TOTALS_COLUMNS)).refine(isSent, NOTHING_SENT);

export type CareListForm = z.output<typeof careListSchema>;
export type TotalsListForm = z.output<typeof totalsListSchema>;
