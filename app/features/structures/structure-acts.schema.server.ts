import { z } from "zod";
import { openingSchema } from "~/features/openings/openings.schema.server";
import { structureSchema } from "./structures.schema.server";

/** What the page of a structure can be asked: to change its card, to add an opening. */
export const structureActSchema = z.discriminatedUnion("intent", [structureSchema, openingSchema], {
  error: "Ce bouton n’est plus valable. Rechargez la page.",
});

export type StructureAct = z.output<typeof structureActSchema>;
