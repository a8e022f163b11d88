import { z } from "zod";

/** The acts of the page of a restructuring. */
export const restructuringActSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("undo"),
      putBack: z.array(z.string().max(200)).max(200).default([]),
      toOther: z.array(z.string().max(60)).max(200).default([]),
    }),
    z.object({ intent: z.literal("retry") }),
  ],
  { error: "Ce bouton n’est plus valable. Rechargez la page." },
);
