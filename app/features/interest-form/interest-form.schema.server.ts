import { isValidPhoneNumber } from "libphonenumber-js/min";
import { z } from "zod";
import { CANDIDATE_KINDS, SEEKS } from "~/vocabulary/candidates";
import { NEED_KINDS } from "~/vocabulary/needs";
import { valuesOf } from "~/vocabulary/words";

const line = (label: string, most = 120) =>
  z
    .string({ error: `${label} : écrivez du texte.` })
    .trim()
    .max(most, `${label} : ${most} caractères au plus.`);

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "Cette date n’est pas lisible. Choisissez un jour dans le calendrier.")
  .refine(
    (value) => !Number.isNaN(Date.parse(value)),
    "Ce jour n’existe pas. Choisissez-en un dans le calendrier.",
  )
  .optional();

/** An e-mail address, folded to lower case. */
export const emailField = z
  .email({
    error: "Cette adresse e-mail n’est pas complète. Elle s’écrit par exemple prenom.nom@exemple.fr.",
  })
  .max(200, "Cette adresse e-mail est trop longue.")
  .transform((value) => value.toLowerCase());

/** A French or international phone number, kept as typed; its digits are compared elsewhere. */
export const phoneField = z
  .string()
  .trim()
  .max(30, "Ce numéro est trop long.")
  .refine(
    (value) => isValidPhoneNumber(value, "FR"),
    "Ce numéro n’est pas complet. Exemple : 06 12 34 56 78.",
  )
  .optional();

const fields = {
  firstName: z
    .string({ error: "Écrivez votre prénom." })
    .trim()
    .min(1, "Écrivez votre prénom.")
    .max(80, "Ce prénom est trop long."),
  lastName: z
    .string({ error: "Écrivez votre nom." })
    .trim()
    .min(1, "Écrivez votre nom.")
    .max(80, "Ce nom est trop long."),
  phone: phoneField,
  kind: z.enum(valuesOf(CANDIDATE_KINDS), { error: "Dites-nous qui vous êtes : choisissez dans la liste." }),
  specialty: line("Spécialité").optional(),
  faculty: line("Faculté").optional(),
  semester: line("Semestre", 40).optional(),
  fromOn: day,
  toOn: day,
  seeks: z.array(z.enum(valuesOf(SEEKS), { error: "Choisissez dans la liste." })).default([]),
  territories: z
    .array(z.string().regex(/^(?:\d{9}|unknown)$/, "Choisissez dans la liste."))
    .max(40)
    .default([]),
  needs: z.array(z.enum(valuesOf(NEED_KINDS), { error: "Choisissez dans la liste." })).default([]),
  message: line("Votre message", 4000).optional(),
};

function isInOrder({ fromOn, toOn }: { fromOn?: string; toOn?: string }): boolean {
  return !fromOn || !toOn || fromOn <= toOn;
}

const wrongOrder = {
  path: ["toOn"],
  error: "La fin arrive avant le début. Corrigez l’une des deux dates.",
};

/** The public form: what a person says of themselves. */
export const interestSchema = z
  .object({
    ...fields,
    email: z
      .string({ error: "Écrivez votre adresse e-mail : nous vous répondons par elle." })
      .trim()
      .pipe(emailField),
    consentPartners: z.boolean().default(false),
    consentNews: z.boolean().default(false),
    /** Invisible to people: only robots fill it. */
    website: z.string().optional(),
    startedAt: z.string().optional(),
  })
  .refine(isInOrder, wrongOrder);

/** The same, typed by a colleague on the phone: an address or a number is enough. */
export const callSchema = z
  .object({
    ...fields,
    email: z.string().trim().pipe(emailField).optional(),
    channel: z.enum(["call", "mail"]).default("call"),
  })
  .refine(isInOrder, wrongOrder)
  .refine(({ email, phone }) => email || phone, {
    path: ["phone"],
    error: "Notez au moins un téléphone ou une adresse e-mail, pour pouvoir rappeler.",
  });

export type InterestInput = z.output<typeof interestSchema>;
export type CallInput = z.output<typeof callSchema>;
