import { z } from "zod";
import { beforeField } from "~/core/http/fields.server";

const id = z.string().max(40);
const ids = z
  .string({ error: "Cochez au moins une personne." })
  .max(45_000)
  .transform((list) => [...new Set(list.split(",").filter((one) => /^[0-9a-f]{24}$/.test(one)))])
  .refine((list) => list.length > 0, "Cochez au moins une personne.");

/** The acts of the list of arrivals. */
export const arrivalActSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("open"), candidateIds: ids }),
    z.object({
      intent: z.literal("received"),
      placementId: id,
      received: z.array(z.string().max(60)).max(40).default([]),
      told: z.array(z.string().max(60)).max(40).default([]),
    }),
    z.object({ intent: z.literal("call-back"), batchId: id }),
  ],
  { error: "Ce bouton n’est plus valable. Rechargez la page." },
);

export type ArrivalAct = z.output<typeof arrivalActSchema>;

/** One message to several interns: looked at first, then sent. */
export const groupMessageSchema = z.object({
  intent: z.enum(["preview", "send"], { error: "Ce bouton n’est plus valable. Rechargez la page." }),
  /** Made when the page was drawn: the same form sent twice writes once. */
  batchId: z.string().regex(/^[0-9a-f]{24}$/, "Rechargez la page."),
  to: ids,
  subject: z.string({ error: "Écrivez un objet." }).trim().min(1).max(150, "150 caractères au plus."),
  text: z.string({ error: "Écrivez le message." }).trim().min(1).max(5000, "5 000 caractères au plus."),
});

export type GroupMessage = z.output<typeof groupMessageSchema>;

const line = (most: number) => z.string().trim().max(most, `${most} caractères au plus.`).optional();

/** The kit and the papers of arrival: what is left without a title is taken away. */
export const kitSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("kit"),
      before: beforeField,
      parts: z
        .array(
          z.object({
            id: id.optional(),
            title: line(120),
            text: line(4000),
            url: z
              .url({
                protocol: /^https?$/,
                error: "Cette adresse n’est pas complète. Elle commence par https://",
              })
              .max(400)
              .optional(),
          }),
        )
        .max(20, "Vingt parties au plus.")
        .default([]),
    }),
    z.object({
      intent: z.literal("documents"),
      before: beforeField,
      documents: z
        .array(
          z.object({
            key: z.string().max(60).optional(),
            fr: line(120),
            en: line(120),
            isForLodged: z
              .literal("on")
              .optional()
              .transform((value) => value === "on"),
          }),
        )
        .max(20, "Vingt documents au plus.")
        .default([]),
    }),
  ],
  { error: "Ce bouton n’est plus valable. Rechargez la page." },
);

export type KitInput = z.output<typeof kitSchema>;
