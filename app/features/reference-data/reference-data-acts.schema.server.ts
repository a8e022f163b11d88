import { z } from "zod";
import { dayField } from "~/core/http/fields.server";

const MOST_BYTES = 10 * 1024 * 1024;

const name = (missing: string) => z.string({ error: missing }).trim().max(120, "120 caractères au plus.");

/** A table sent from a computer. */
const table = z
  .instanceof(File, { error: "Choisissez un fichier." })
  .refine(({ size }) => size > 0, "Choisissez un fichier.")
  .refine(
    ({ size }) => size <= MOST_BYTES,
    "Ce fichier dépasse 10 Mo. Gardez les lignes de votre département.",
  );

export const referenceDataActSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("communes") }),
  z.object({ intent: z.literal("outlines") }),
  z.object({ intent: z.literal("restore"), departement: z.string().max(3) }),
  z.object({
    intent: z.literal("add-alias"),
    alias: name("Écrivez le nom que les gens emploient."),
    commune: name("Écrivez le nom ou le code INSEE de la commune."),
  }),
  z.object({ intent: z.literal("commune-list"), communeList: table }),
  z.object({ intent: z.literal("finess"), finess: table }),
  z.object({ intent: z.literal("zoning"), zoning: table, fromOn: dayField }),
  z.object({ intent: z.literal("rome"), rome: table }),
  z.object({ intent: z.literal("schools"), schools: table }),
  z.object({ intent: z.literal("density"), density: table }),
  z.object({ intent: z.literal("remove-zoning"), fromOn: dayField }),
  z.object({ intent: z.literal("remove-alias"), aliasId: z.string().max(40) }),
]);

export type ReferenceDataAct = z.infer<typeof referenceDataActSchema>;
