import { z } from "zod";
import { beforeField, dayField, emailField, phoneField } from "~/core/http/fields.server";
import { MOST_ASKS } from "~/vocabulary/partners";
import { HOLIDAY_ZONES, SCHOOL_ZONES } from "~/vocabulary/school-holidays";
import { SHARING_KEYS } from "~/vocabulary/sharing";
import { valuesOf } from "~/vocabulary/words";

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
  z.object({
    intent: z.literal("save"),
    before: beforeField,
    name: line("Nom de l’expéditeur"),
    address: emailField,
    hasPlainReplies: z.boolean().default(false),
  }),
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
  before: beforeField,
  privacy: text,
  notices: text,
  accessibility: text,
  consentPartners: text,
  consentNews: text,
});

export const delaysSchema = z
  .object({
    before: beforeField,
    firstAnswerDays: days("Première réponse", 30),
    answerLinkDays: days("Lien de réponse"),
    reminderDays: days("Première relance", 60),
    urgentReminderDays: days("Première relance d’un besoin proche", 60),
    secondReminderDays: days("Deuxième relance", 60),
    callTaskDays: days("Appel", 90),
    changeAnswerDays: days("Correction d’une réponse", 60),
    outcomeDays: days("Issue à demander", 120).default(20),
    supplyStaleDays: days("Capacité à redemander"),
    partnerCap: z.coerce
      .number({ error: "Sollicitations par an : écrivez un nombre." })
      .int("Sollicitations par an : écrivez un nombre entier.")
      .min(1, "Sollicitations par an : au moins 1.")
      .max(MOST_ASKS, `Sollicitations par an : ${MOST_ASKS} au plus.`),
    retentionMonths: z.coerce
      .number({ error: "Conservation : écrivez un nombre de mois." })
      .int("Conservation : écrivez un nombre entier de mois.")
      .min(6, "Conservation : au moins 6 mois.")
      .max(60, "Conservation : 60 mois au plus.")
      .default(24),
    scholarshipYears: z.coerce
      .number({ error: "Bourse d’une personne effacée : écrivez un nombre d’années, ou rien." })
      .int("Bourse d’une personne effacée : écrivez un nombre entier d’années.")
      .min(1, "Bourse d’une personne effacée : au moins 1 an, ou rien.")
      .max(100, "Bourse d’une personne effacée : 100 ans au plus.")
      .nullable()
      .default(null),
    sendsThanks: z.boolean().default(false),
  })
  .refine(({ reminderDays, secondReminderDays }) => reminderDays < secondReminderDays, {
    path: ["secondReminderDays"],
    message: "La deuxième relance vient après la première : donnez un nombre plus grand.",
  })
  .refine(({ secondReminderDays, callTaskDays }) => secondReminderDays < callTaskDays, {
    path: ["callTaskDays"],
    message: "L’appel vient après la deuxième relance : donnez un nombre plus grand.",
  });

/** What each kind of partner is sent: nothing beyond the ceilings of the code is understood. */
export const sharingSchema = z.object({
  before: beforeField,
  shared: z
    .array(z.enum(SHARING_KEYS, { error: "Ce partage n’est pas permis. Rechargez la page." }))
    .default([]),
});

/** « 2 mai » is written 02/05 or 2/5; kept as "MM-DD". */
const dayOfYear = (label: string) =>
  z
    .string({ error: `${label} : écrivez le jour et le mois, par exemple 02/11.` })
    .transform((typed) =>
      typed
        .split("/")
        .map((part) => part.trim().padStart(2, "0"))
        .reverse()
        .join("-"),
    )
    .refine(
      (value) => /^\d{2}-\d{2}$/.test(value) && dayField.safeParse(`2027-${value}`).success,
      `${label} : écrivez le jour et le mois, par exemple 02/11.`,
    );

const schoolHoliday = z
  .object({
    label: line("Période", 60),
    zone: z.enum(valuesOf(HOLIDAY_ZONES), { error: "Choisissez une zone." }),
    fromOn: dayField,
    toOn: dayField,
  })
  .refine(({ fromOn, toOn }) => fromOn <= toOn, {
    path: ["toOn"],
    message: "Cette période finit avant de commencer.",
  });

export const calendarSchema = z.object({
  before: beforeField,
  summerStart: dayOfYear("Semestre d’été"),
  winterStart: dayOfYear("Semestre d’hiver"),
  zone: z.enum(valuesOf(SCHOOL_ZONES), { error: "Choisissez une zone." }),
  schoolHolidays: z
    .array(schoolHoliday)
    .max(60, "Soixante périodes au plus : retirez les plus anciennes.")
    .default([]),
});

export type BrandValues = z.infer<typeof brandSchema>;
export type LegalValues = z.infer<typeof legalSchema>;
