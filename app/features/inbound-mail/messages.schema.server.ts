import { z } from "zod";
import { IGNORE_REASONS } from "~/vocabulary/inbound-mail";
import { valuesOf } from "~/vocabulary/words";

/** Where a suggestion was put aside from: the page of its need, or of the introductions of its candidate. */
const from = z
  .string()
  .regex(/^\/(?:needs\/[0-9a-f]{24}|candidates\/[0-9a-f]{24}\/introductions)$/, "Rechargez la page.")
  .optional();

/** The acts of the page of a message. */
export const messageActSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("attach-hand-off"),
      handOffId: z.string({ error: "Choisissez le relais." }),
      isContact: z.boolean().default(false),
      isDomain: z.boolean().default(false),
    }),
    z.object({
      intent: z.literal("attach-file"),
      householdId: z.string({ error: "Choisissez le dossier." }),
    }),
    z.object({ intent: z.literal("attach-request") }),
    z.object({
      intent: z.literal("ignore"),
      reason: z.enum(valuesOf(IGNORE_REASONS), { error: "Dites pourquoi : le message reste retrouvable." }),
    }),
    z.object({ intent: z.literal("restore") }),
    z.object({ intent: z.literal("detach") }),
    z.object({ intent: z.literal("file-again") }),
    z.object({ intent: z.literal("forget-sender") }),
    z.object({ intent: z.literal("settle"), from }),
    z.object({ intent: z.literal("unsettle") }),
    z.object({ intent: z.literal("dismiss-suggestion"), from }),
    z.object({ intent: z.literal("restore-suggestion") }),
    z.object({ intent: z.literal("confirm-colleague") }),
  ],
  { error: "Ce bouton n’est plus valable. Rechargez la page." },
);

export type MessageAct = z.output<typeof messageActSchema>;
