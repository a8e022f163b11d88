import { z } from "zod";
import { pastDayField } from "~/core/http/fields.server";
import { isSent, MOST_COLUMNS, NOTHING_SENT, sentTableFields } from "~/core/sheets/sent-table.server";
import { SERVICE_KINDS } from "~/vocabulary/local-services";
import { valuesOf } from "~/vocabulary/words";
import { SERVICE_COLUMNS } from "./service-columns";

const fromList = { error: "Choisissez dans la liste." };

/** A list of services, to be read or to be written: a file, or cells pasted from a sheet. */
export const serviceListSchema = z
  .object({
    ...sentTableFields,
    listName: z.string().trim().max(80, "80 caractères au plus.").optional(),
    dataOn: pastDayField,
    kind: z.enum(valuesOf(SERVICE_KINDS), fromList).optional(),
    columns: z
      .array(z.enum(valuesOf(SERVICE_COLUMNS), fromList).optional())
      .max(MOST_COLUMNS)
      .optional(),
  })
  .refine(isSent, NOTHING_SENT);

export type ServiceListForm = z.output<typeof serviceListSchema>;
