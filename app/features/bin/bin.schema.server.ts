import { z } from "zod";
import { BIN_KINDS } from "~/vocabulary/bin";
import { valuesOf } from "~/vocabulary/words";

/** The one act of the recycle bin. */
export const binActSchema = z.object({
  kind: z.enum(valuesOf(BIN_KINDS), { error: "Ce bouton n’est plus valable. Rechargez la page." }),
  id: z.string({ error: "Ce bouton n’est plus valable. Rechargez la page." }),
});

export type BinAct = z.output<typeof binActSchema>;
