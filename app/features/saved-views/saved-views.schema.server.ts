import { z } from "zod";

const viewId = z.string().regex(/^[0-9a-f]{24}$/, "Cette vue n’existe plus.");

/** What the views of a list are asked. */
export const savedViewActSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("save"),
      name: z
        .string({ error: "Donnez un nom à cette vue." })
        .trim()
        .min(2, "Deux lettres au moins.")
        .max(40, "40 caractères au plus."),
      page: z
        .string()
        .regex(/^board\/[\w-]{1,60}$/, "Ce tableau n’existe plus.")
        .optional(),
      search: z.string().max(2000).default(""),
      isShared: z
        .literal("on")
        .optional()
        .transform((value) => value === "on"),
    }),
    z.object({ intent: z.enum(["share", "unshare", "pin", "unpin", "remove", "restore"]), viewId }),
  ],
  { error: "Ce bouton n’est plus valable. Rechargez la page." },
);

export type SavedViewAct = z.infer<typeof savedViewActSchema>;
