import { z } from "zod";

const name = (missing: string) => z.string({ error: missing }).trim().max(120, "120 caractères au plus.");

export const referenceDataActSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("communes") }),
  z.object({ intent: z.literal("outlines") }),
  z.object({ intent: z.literal("restore"), departement: z.string().max(3) }),
  z.object({
    intent: z.literal("add-alias"),
    alias: name("Écrivez le nom que les gens emploient."),
    commune: name("Écrivez le nom ou le code INSEE de la commune."),
  }),
  z.object({ intent: z.literal("remove-alias"), aliasId: z.string().max(40) }),
]);

export type ReferenceDataAct = z.infer<typeof referenceDataActSchema>;
