import { z } from "zod";
import {
  beforeField,
  clockField,
  dayField,
  emailField,
  pastDayField,
  phoneField,
} from "~/core/http/fields.server";
import { CARE_AGES, CARE_MANAGEMENTS, ODD_HOURS } from "~/vocabulary/childcare";
import { SERVICE_MODES } from "~/vocabulary/local-services";
import { WEEK_DAYS } from "~/vocabulary/proposals";
import { valuesOf } from "~/vocabulary/words";
import { CARE_SERVICE_KINDS } from "./care-kinds";

const MOST_LINES = 20;
const fromList = { error: "Choisissez dans la liste." };
const stale = { error: "Ce bouton n’est plus valable. Rechargez la page." };
const NOT_A_COUNT = "Donnez un nombre entier, de 0 à 9 999.";

const words = (most: number) => z.string().trim().max(most, `${most} caractères au plus.`).optional();

/** A count of places or of people. */
export const countField = z
  .number({ error: NOT_A_COUNT })
  .int(NOT_A_COUNT)
  .min(0, NOT_A_COUNT)
  .max(9999, NOT_A_COUNT);

export const sourceField = z.string().trim().max(120, "120 caractères au plus.").optional();

const commune = z
  .string({ error: "Choisissez la commune." })
  .regex(/^[0-9AB]{5}$/, "Choisissez la commune dans la liste.");

const website = z
  .string()
  .trim()
  .max(300, "300 caractères au plus.")
  .transform((typed) => (/^https?:\/\//i.test(typed) ? typed : `https://${typed}`))
  .pipe(z.url({ protocol: /^https?$/, error: "Cette adresse n’est pas complète. Exemple : www.exemple.fr." }))
  .optional();

const month = z
  .string({ error: "Choisissez un mois." })
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, "Ce mois n’est pas lisible. Écrivez-le comme 2027-03.");

const days = z.array(z.enum(valuesOf(WEEK_DAYS), fromList)).default([]);

const stop = z.object({ communeCode: commune, days, when: words(200) });

const funding = z.object({
  payer: z
    .string({ error: "Dites qui paie." })
    .trim()
    .min(2, "Dites qui paie.")
    .max(120, "120 caractères au plus."),
  share: z
    .number({ error: "Donnez une part de 0 à 100." })
    .min(0, "Donnez une part de 0 à 100.")
    .max(100, "Donnez une part de 0 à 100.")
    .optional(),
  untilOn: dayField.optional(),
});

const commission = z
  .object({
    id: z.string().max(24).optional(),
    on: dayField,
    fileBefore: dayField,
    forFrom: month,
    forTo: month,
  })
  .refine(({ on, fileBefore }) => fileBefore <= on, {
    message: "Le dossier se dépose avant la commission.",
    path: ["fileBefore"],
  })
  .refine(({ forFrom, forTo }) => forFrom <= forTo, {
    message: "Le dernier mois d’entrée vient après le premier.",
    path: ["forTo"],
  });

const ofAge = z
  .object({
    age: z.enum(valuesOf(CARE_AGES), fromList),
    places: countField.optional(),
    free: countField.optional(),
  })
  .refine(({ places, free }) => places === undefined || free === undefined || free <= places, {
    message: "Il ne peut pas y avoir plus de places libres que de places.",
    path: ["free"],
  });

/** A place's card; the figures that changed are told on one day, by one source. */
const card = z.object({
  before: beforeField,
  name: z
    .string({ error: "Donnez le nom de la structure." })
    .trim()
    .min(2, "Donnez le nom de la structure.")
    .max(160, "Ce nom est trop long."),
  kind: z.enum(valuesOf(CARE_SERVICE_KINDS), { error: "Choisissez de quel mode d’accueil il s’agit." }),
  management: z.enum(valuesOf(CARE_MANAGEMENTS), fromList).optional(),
  manager: words(160),
  mode: z.enum(valuesOf(SERVICE_MODES), fromList),
  communeCode: commune,
  address: words(200),
  phone: phoneField,
  email: z.string().trim().pipe(emailField).optional(),
  website,
  partnerId: z.string().max(24).optional(),
  places: countField.optional(),
  departures: countField.optional(),
  byAge: z
    .array(ofAge)
    .max(valuesOf(CARE_AGES).length)
    .default([])
    .transform((rows) => rows.filter(({ places, free }) => places !== undefined || free !== undefined)),
  opensAt: clockField.optional(),
  closesAt: clockField.optional(),
  days,
  oddHours: z.array(z.enum(valuesOf(ODD_HOURS), fromList)).default([]),
  isInclusive: z.boolean().optional(),
  takesOccasional: z.boolean().optional(),
  takesEmergencies: z.boolean().optional(),
  stops: z.array(stop).max(MOST_LINES, `${MOST_LINES} arrêts au plus.`).default([]),
  fundings: z.array(funding).max(MOST_LINES, `${MOST_LINES} lignes au plus.`).default([]),
  commissions: z.array(commission).max(MOST_LINES, `${MOST_LINES} commissions au plus.`).default([]),
  opensOn: dayField.optional(),
  note: words(2000),
  toldOn: pastDayField,
  source: sourceField,
});

export const newCareServiceSchema = card;

/** What the page of a place can be asked. */
export const careServiceActSchema = z.discriminatedUnion(
  "intent",
  [
    card.extend({ intent: z.literal("card") }),
    z.object({ intent: z.literal("confirm") }),
    z.object({ intent: z.literal("ask") }),
    z.object({ intent: z.literal("close") }),
    z.object({ intent: z.literal("restore") }),
  ],
  stale,
);

export type CareServiceAct = z.output<typeof careServiceActSchema>;
