import { z } from "zod";
import { dayField } from "~/core/http/fields.server";
import { SUPERVISOR_OPINIONS } from "~/vocabulary/surveys";
import { valuesOf } from "~/vocabulary/words";

const stale = { error: "Ce bouton n’est plus valable. Rechargez la page." };
/** As many places as one supervisor answers for at once. */
export const PLACES_ANSWERED = 20;
const SEATS = "Un nombre de places, de 0 à 9.";
const ROOMS = "Un nombre de cabinets, de 0 à 9.";

const seatsField = z.coerce.number({ error: SEATS }).int(SEATS).min(0, SEATS).max(9, SEATS);
const roomsField = z.coerce.number({ error: ROOMS }).int(ROOMS).min(0, ROOMS).max(9, ROOMS).optional();
const noteField = z.string().trim().max(300, "300 caractères au plus.").optional();
const id = z.string().regex(/^[0-9a-f]{24}$/, stale);
const semesterId = z.string(stale).regex(/^(winter|summer)-20\d{2}$/, stale);

const list = <Line extends z.ZodType>(line: Line) => z.array(line).min(1, stale).max(PLACES_ANSWERED, stale);

/** What a supervisor sends from their page: their seats, that they take nobody, days away, that these are off, or a word on an intern. */
export const seatsLetterSchema = z.discriminatedUnion(
  "act",
  [
    z.object({
      act: z.literal("confirm"),
      semesterId,
      places: list(z.object({ id, seats: seatsField, rooms: roomsField, note: noteField })),
    }),
    z.object({
      act: z.literal("decline"),
      semesterId,
      places: list(z.object({ id, note: noteField })),
    }),
    z
      .object({ act: z.literal("absence"), fromOn: dayField, toOn: dayField.optional() })
      .refine(({ fromOn, toOn }) => !toOn || fromOn <= toOn, {
        error: "La fin vient avant le début. Corrigez l’une des deux dates.",
        path: ["toOn"],
      }),
    z.object({ act: z.literal("no-absence"), id }),
    z.object({
      act: z.literal("word"),
      placementId: id,
      comesBack: z.enum(valuesOf(SUPERVISOR_OPINIONS), {
        error: "Dites si cette personne souhaite revenir, ou que vous ne savez pas.",
      }),
      text: noteField,
    }),
  ],
  { error: "Choisissez l’une des réponses." },
);

export type SeatsLetterAct = z.output<typeof seatsLetterSchema>;
