import { z } from "zod";
import { dayField, emailField, phoneField } from "~/core/http/fields.server";
import { CANDIDATE_KINDS, SEEKS } from "~/vocabulary/candidates";
import { NEED_KINDS } from "~/vocabulary/needs";
import { formatNumber } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";

const line = (label: string, most = 120) =>
  z
    .string({ error: `${label} : écrivez du texte.` })
    .trim()
    .max(most, `${label} : ${formatNumber(most)} caractères au plus.`);

const name = (missing: string, tooLong: string) =>
  z.string({ error: missing }).trim().min(1, missing).max(80, `${tooLong} : 80 caractères au plus.`);

const kind = (missing: string) => z.enum(valuesOf(CANDIDATE_KINDS), { error: missing });

const fields = {
  firstName: name("Écrivez votre prénom.", "Ce prénom est trop long"),
  lastName: name("Écrivez votre nom.", "Ce nom est trop long"),
  phone: phoneField,
  kind: kind("Dites-nous qui vous êtes : choisissez dans la liste."),
  specialty: line("Spécialité").optional(),
  faculty: line("Faculté").optional(),
  semester: line("Semestre", 40).optional(),
  fromOn: dayField.optional(),
  toOn: dayField.optional(),
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

const requiredEmail = z
  .string({ error: "Écrivez votre adresse e-mail : nous vous répondons par elle." })
  .trim()
  .pipe(emailField);

/** The public form: what a person says of themselves. */
export const interestSchema = z
  .object({
    ...fields,
    email: requiredEmail,
    consentPartners: z.boolean().default(false),
    consentNews: z.boolean().default(false),
    /** Invisible to people: only robots fill it. */
    website: z.string().optional(),
    startedAt: z.string().optional(),
  })
  .refine(isInOrder, wrongOrder);

/** What a person corrects in their own request; consents are given and withdrawn elsewhere. */
export const correctionSchema = z.object({ ...fields, email: requiredEmail }).refine(isInOrder, wrongOrder);

/** The same, typed by a colleague on the phone: an address or a number is enough. */
export const callSchema = z
  .object({
    ...fields,
    firstName: name("Écrivez le prénom de la personne.", "Ce prénom est trop long"),
    lastName: name("Écrivez le nom de la personne.", "Ce nom est trop long"),
    kind: kind("Dites qui est la personne : choisissez dans la liste."),
    message: line("Ce que la personne a dit", 4000).optional(),
    email: z.string().trim().pipe(emailField).optional(),
    channel: z.enum(["call", "mail"]).default("call"),
  })
  .refine(isInOrder, wrongOrder)
  .refine(({ email, phone }) => email || phone, {
    path: ["phone"],
    error: "Notez au moins un téléphone ou une adresse e-mail, pour pouvoir rappeler.",
  });

export type InterestInput = z.output<typeof interestSchema>;
export type CorrectionInput = z.output<typeof correctionSchema>;
export type CallInput = z.output<typeof callSchema>;
