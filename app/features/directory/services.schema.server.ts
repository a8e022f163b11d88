import { z } from "zod";
import { beforeField, emailField, pastDayField, phoneField } from "~/core/http/fields.server";
import { SERVICE_KINDS, SERVICE_MODES, SERVICE_THEMES } from "~/vocabulary/local-services";
import { valuesOf } from "~/vocabulary/words";

/** As the form of a stop lets be added. */
const MOST_STOPS = 20;
/** In one act: beyond, the partners would answer all at once. */
export const MOST_ASKED = 50;

const words = (most: number) => z.string().trim().max(most, `${most} caractères au plus.`).optional();
const fromList = { error: "Choisissez dans la liste." };
const stale = { error: "Ce bouton n’est plus valable. Rechargez la page." };

const commune = z
  .string({ error: "Choisissez la commune où il se trouve." })
  .regex(/^[0-9AB]{5}$/, "Choisissez la commune dans la liste.");

/** An address people type without its beginning. */
const website = z
  .string()
  .trim()
  .max(300, "300 caractères au plus.")
  .transform((typed) => (/^https?:\/\//i.test(typed) ? typed : `https://${typed}`))
  .pipe(z.url({ protocol: /^https?$/, error: "Cette adresse n’est pas complète. Exemple : www.exemple.fr." }))
  .optional();

const stop = z.object({
  communeCode: commune,
  place: words(160),
  when: words(200),
});

const funders = z
  .string()
  .max(400, "400 caractères au plus.")
  .default("")
  .transform((typed) =>
    typed
      .split(/[,;\n]/)
      .map((one) => one.trim())
      .filter(Boolean),
  );

/** A service's card. */
const card = z.object({
  before: beforeField,
  name: z
    .string({ error: "Donnez le nom du service ou du lieu." })
    .trim()
    .min(2, "Donnez le nom du service ou du lieu.")
    .max(160, "Ce nom est trop long."),
  kind: z.enum(valuesOf(SERVICE_KINDS), { error: "Choisissez de quel service il s’agit." }),
  themes: z.array(z.enum(valuesOf(SERVICE_THEMES), fromList)).default([]),
  mode: z.enum(valuesOf(SERVICE_MODES), fromList),
  communeCode: commune,
  address: words(200),
  phone: phoneField,
  email: z.string().trim().pipe(emailField).optional(),
  website,
  opening: words(500),
  stops: z.array(stop).max(MOST_STOPS, `${MOST_STOPS} arrêts au plus.`).default([]),
  funders,
  note: words(2000),
});

/** A service that is added: its card, and who says so. */
export const newServiceSchema = card.extend({
  source: z.string().trim().max(120, "120 caractères au plus.").optional(),
  checkedOn: pastDayField,
});

/** What the page of a service can be asked. */
export const serviceActSchema = z.discriminatedUnion(
  "intent",
  [
    card.extend({ intent: z.literal("card") }),
    z.object({ intent: z.literal("check") }),
    z.object({ intent: z.literal("ask") }),
    z.object({ intent: z.literal("withdraw") }),
    z.object({ intent: z.literal("restore") }),
  ],
  stale,
);

/** Asking several services at once: those that were shown. */
export const askManySchema = z.object({
  intent: z.literal("ask-many", stale),
  ids: z.array(z.string().max(24)).min(1, "Il n’y a plus personne à qui demander.").max(MOST_ASKED),
});

/** What a service answers by its link: that all is right, or what is not. */
export const listingSchema = z.discriminatedUnion(
  "act",
  [
    z.object({ act: z.literal("confirm") }),
    z.object({
      act: z.literal("correct"),
      before: beforeField,
      opening: words(500),
      phone: phoneField,
      address: words(200),
    }),
  ],
  { error: "Choisissez l’une des deux réponses." },
);

export type ServiceAct = z.output<typeof serviceActSchema>;
export type ListingAnswer = z.output<typeof listingSchema>;
