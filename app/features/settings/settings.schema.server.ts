import { z } from "zod";
import { beforeField, emailField, phoneField } from "~/core/http/fields.server";

const line = (label: string, most = 120) =>
  z
    .string({ error: `${label} : écrivez quelque chose.` })
    .trim()
    .max(most, `${label} : ${most} caractères au plus.`);

const text = z.string().trim().max(40_000, "Ce texte est trop long : 40 000 caractères au plus.").default("");

const days = (label: string, most = 365) =>
  z.coerce
    .number({ error: `${label} : écrivez un nombre de jours.` })
    .int(`${label} : écrivez un nombre entier de jours.`)
    .min(1, `${label} : au moins 1 jour.`)
    .max(most, `${label} : ${most} jours au plus.`);

export const brandSchema = z.object({
  before: beforeField,
  programme: line("Nom du service"),
  owner: line("Qui le porte"),
  departementName: line("Département").default(""),
  promise: line("Promesse", 200).default(""),
  phone: phoneField,
  email: emailField.optional(),
});

export const senderSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("save"), name: line("Nom de l’expéditeur"), address: emailField }),
  z.object({ intent: z.literal("test") }),
]);

const departements = z
  .string({ error: "Écrivez au moins un numéro de département, par exemple 46." })
  .transform((typed) => [
    ...new Set(
      typed
        .toUpperCase()
        .split(/[\s,;]+/)
        .filter(Boolean),
    ),
  ])
  .refine(
    (codes) =>
      codes.length > 0 && codes.length <= 8 && codes.every((code) => /^(?:\d{2}|2[AB]|9[78]\d)$/.test(code)),
    "Écrivez des numéros de département séparés par des virgules, par exemple 46, 47 ou 2A ; 8 au plus.",
  );

export const territoriesSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("departements"), departements }),
  z.object({
    intent: z.literal("territories"),
    list: z
      .array(
        z.object({
          code: z.string().regex(/^\d{9}$/),
          label: line("Nom d’usage"),
          isServed: z.boolean().default(false),
          referentId: z.string().optional(),
        }),
      )
      .max(100),
  }),
]);

export const legalSchema = z.object({
  privacy: text,
  notices: text,
  accessibility: text,
  consentPartners: text,
  consentNews: text,
});

export const delaysSchema = z
  .object({
    firstAnswerDays: days("Première réponse", 30),
    answerLinkDays: days("Lien de réponse"),
    reminderDays: days("Première relance", 60),
    urgentReminderDays: days("Première relance d’un besoin proche", 60),
    secondReminderDays: days("Deuxième relance", 60),
    callTaskDays: days("Appel", 90),
    changeAnswerDays: days("Correction d’une réponse", 60),
  })
  .refine(({ reminderDays, secondReminderDays }) => reminderDays < secondReminderDays, {
    path: ["secondReminderDays"],
    message: "La deuxième relance vient après la première : donnez un nombre plus grand.",
  })
  .refine(({ secondReminderDays, callTaskDays }) => secondReminderDays < callTaskDays, {
    path: ["callTaskDays"],
    message: "L’appel vient après la deuxième relance : donnez un nombre plus grand.",
  });

export type BrandValues = z.infer<typeof brandSchema>;
export type LegalValues = z.infer<typeof legalSchema>;
export type DelaysValues = z.infer<typeof delaysSchema>;
