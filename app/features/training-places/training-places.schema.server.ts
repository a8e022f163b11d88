import { z } from "zod";
import { beforeField } from "~/core/http/fields.server";
import { JUNIOR_CHECKS, SEAT_OFFER_STATES } from "~/vocabulary/training";
import { valuesOf } from "~/vocabulary/words";

const MOST_SEATS = 60;
const words = (most: number) => z.string().trim().max(most, `${most} caractères au plus.`).optional();

const id = (missing: string) => z.string({ error: missing }).min(1, missing).max(60, missing);

const wholeNumber = (missing: string, most: number) =>
  z.coerce
    .number({ error: missing })
    .int("Écrivez un nombre entier.")
    .min(0, "Écrivez zéro ou plus.")
    .max(most, `${most} au plus.`);

const card = z.object({
  before: beforeField,
  structureId: id("Choisissez la structure."),
  level: id("Choisissez le niveau."),
  label: words(80),
  needsCar: z.boolean().default(false),
  hasOnCall: z.boolean().default(false),
  note: words(2000),
});

/** A training place that is added, with a first supervisor when one is known. */
export const newPlaceSchema = card.extend({ supervisorId: z.string().max(60).optional() });

const junior = z.object({
  intent: z.literal("junior"),
  before: beforeField,
  juniorChecks: z
    .array(z.enum(valuesOf(JUNIOR_CHECKS), { error: "Cette condition n’existe pas. Rechargez la page." }))
    .default([]),
  halfDaysPerWeek: wholeNumber("Écrivez un nombre de demi-journées.", 14).optional(),
});

/** What the page of a training place can be asked. */
export const placeActSchema = z.discriminatedUnion(
  "intent",
  [
    card.extend({ intent: z.literal("card") }),
    junior,
    z.object({
      intent: z.enum(["supervisor-add", "supervisor-remove"]),
      supervisorId: id("Choisissez qui encadre."),
    }),
    z.object({
      intent: z.literal("offer"),
      itemId: id("Ce semestre n’est pas ouvert. Rechargez la page."),
      before: beforeField,
      seats: wholeNumber("Dites combien de places.", MOST_SEATS),
      rooms: wholeNumber("Dites combien de cabinets.", MOST_SEATS).optional(),
      state: z.enum(valuesOf(SEAT_OFFER_STATES), { error: "Choisissez dans la liste." }),
      speakerId: z.string().max(60).optional(),
      note: words(500),
    }),
    z.object({ intent: z.enum(["archive", "restore"]) }),
  ],
  { error: "Ce bouton n’est plus valable. Rechargez la page." },
);

export type PlaceAct = z.output<typeof placeActSchema>;

/** The levels of the settings; a line without a key is a new one. */
export const levelsSchema = z.object({
  before: beforeField,
  levels: z
    .array(
      z.object({
        key: z.string().max(60).optional(),
        label: z
          .string({ error: "Nommez ce niveau." })
          .trim()
          .min(2, "Nommez ce niveau.")
          .max(80, "80 caractères au plus."),
        isJunior: z.boolean().default(false),
        isActive: z.boolean().default(false),
      }),
    )
    .min(1, "Gardez au moins un niveau.")
    .max(30, "Trente niveaux au plus.")
    .refine((levels) => new Set(levels.map(({ label }) => label)).size === levels.length, {
      message: "Deux niveaux portent le même nom. Renommez-en un.",
    }),
});
