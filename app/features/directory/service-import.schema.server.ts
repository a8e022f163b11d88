import { z } from "zod";
import { pastDayField } from "~/core/http/fields.server";
import { SERVICE_KINDS } from "~/vocabulary/local-services";
import { valuesOf } from "~/vocabulary/words";
import { SERVICE_COLUMNS } from "./service-columns";

const MOST_BYTES = 10 * 1024 * 1024;
export const MOST_COLUMNS = 100;
const fromList = { error: "Choisissez dans la liste." };

/** A list of services, to be read or to be written: a file, or cells pasted from a sheet. */
export const serviceListSchema = z
  .object({
    intent: z.enum(["read", "write"], { error: "Ce bouton n’est plus valable. Rechargez la page." }),
    file: z.instanceof(File).optional(),
    pasted: z.string().max(3_000_000, "C’est trop long à coller : envoyez plutôt le fichier.").optional(),
    listName: z.string().trim().max(80, "80 caractères au plus.").optional(),
    dataOn: pastDayField,
    kind: z.enum(valuesOf(SERVICE_KINDS), fromList).optional(),
    columns: z
      .array(z.enum(valuesOf(SERVICE_COLUMNS), fromList).optional())
      .max(MOST_COLUMNS)
      .optional(),
  })
  .refine(({ file, pasted }) => (file?.size ?? 0) > 0 || pasted?.trim(), {
    message: "Choisissez un fichier, ou collez les cellules d’un tableau.",
    path: ["file"],
  })
  .refine(({ file }) => (file?.size ?? 0) <= MOST_BYTES, {
    message: "Ce fichier dépasse 10 Mo. Coupez-le en plusieurs.",
    path: ["file"],
  });

export type ServiceListForm = z.output<typeof serviceListSchema>;
