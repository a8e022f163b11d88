import { z } from "zod";

/** The acts of the page of a restructuring. */
export const restructuringActSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("undo"),
      putBack: z.array(z.string().max(200)).max(200).default([]),
      /** Of a merge: what was made since and goes to the other file. */
      toOther: z.array(z.string().max(60)).max(200).default([]),
      /** Of a split: what was made since and does not join, and what replaces the kept file’s. */
      left: z.array(z.string().max(120)).max(500).default([]),
      taken: z.array(z.string().max(60)).max(20).default([]),
    }),
    z.object({ intent: z.literal("retry") }),
  ],
  { error: "Ce bouton n’est plus valable. Rechargez la page." },
);
