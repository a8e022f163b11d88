import { z } from "zod";
import { beforeField, dayField, emailField, phoneField } from "~/core/http/fields.server";

const words = (most: number) => z.string().trim().max(most, `${most} caractères au plus.`).optional();

const name = (missing: string) =>
  z.string({ error: missing }).trim().min(1, missing).max(80, "80 caractères au plus.");

const id = (missing: string) => z.string({ error: missing }).min(1, missing).max(60, missing);

const card = z.object({
  before: beforeField,
  firstName: name("Donnez son prénom."),
  lastName: name("Donnez son nom."),
  email: emailField.optional(),
  phone: phoneField,
  structureId: z.string().max(60).optional(),
  retiresOn: dayField.optional(),
  note: words(2000),
});

/** A supervisor who is added. */
export const newSupervisorSchema = card;

const days = { fromOn: dayField, toOn: dayField.optional() };
const level = id("Choisissez le niveau.");

/** What the page of a supervisor can be asked. */
export const supervisorActSchema = z
  .discriminatedUnion(
    "intent",
    [
      card.extend({ intent: z.literal("card") }),
      z.object({ intent: z.literal("agreement"), itemId: z.string().max(80).optional(), level, ...days }),
      z.object({ intent: z.literal("agreement-remove"), level, fromOn: dayField }),
      z.object({ intent: z.literal("absence"), itemId: z.string().max(60).optional(), ...days }),
      z.object({ intent: z.literal("absence-remove"), itemId: id("Rechargez la page.") }),
      z.object({ intent: z.enum(["archive", "restore"]) }),
    ],
    { error: "Ce bouton n’est plus valable. Rechargez la page." },
  )
  .refine((act) => !("toOn" in act && act.toOn) || act.fromOn <= act.toOn, {
    message: "La fin vient avant le début. Corrigez l’une des deux dates.",
    path: ["toOn"],
  });

export type SupervisorAct = z.output<typeof supervisorActSchema>;
