import { z } from "zod";
import { isSent, NOTHING_SENT, sentListFields } from "~/core/sheets/sent-table.server";
import { SERVICE_KINDS } from "~/vocabulary/local-services";
import { valuesOf } from "~/vocabulary/words";
import { SERVICE_COLUMNS } from "./service-columns";

/** A list of services, to be read or to be written: a file, or cells pasted from a sheet. */
export const serviceListSchema = z
  .object({
    ...sentListFields(SERVICE_COLUMNS),
    kind: z.enum(valuesOf(SERVICE_KINDS), { error: "Choisissez dans la liste." }).optional(),
  })
  .refine(isSent, NOTHING_SENT);

export type ServiceListForm = z.output<typeof serviceListSchema>;
