import { z } from "zod";
import type { PlacementWish } from "#models/placement";
import { beforeField, dayField } from "~/core/http/fields.server";
import { COMPANION_KINDS } from "~/vocabulary/training";
import { valuesOf } from "~/vocabulary/words";

export const MOST_WISHES = 10;
const MOST_COMPANIONS = 5;
const MOST_KNOWN = 8;

const fromList = { error: "Choisissez dans la liste." };
const semesterField = z
  .string({ error: "Choisissez un semestre." })
  .regex(/^(winter|summer)-\d{4}$/, "Choisissez un semestre dans la liste.");
const yesNo = z
  .enum(["yes", "no"], fromList)
  .optional()
  .transform((said) => (said === undefined ? undefined : said === "yes"));
const isOn = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

/** A place, a level, or either with a sector; a line left empty is no wish. */
const wishField = z
  .object({
    what: z
      .string()
      .regex(/^(place|level):[\w-]{1,60}$/, fromList.error)
      .optional(),
    epciCode: z.string().max(20).optional(),
  })
  .transform(({ what, epciCode }): PlacementWish | undefined => {
    const [kind, key] = what?.split(/:(.*)/s) ?? [];
    if (kind === "place") return { placeId: key };
    if (!key && !epciCode) return undefined;
    return { ...(key ? { level: key } : {}), ...(epciCode ? { epciCode } : {}) };
  });

const companionField = z
  .object({
    candidateId: z.string().max(40).optional(),
    kind: z.enum(valuesOf(COMPANION_KINDS), fromList).optional(),
  })
  .transform(({ candidateId, kind = "friends" as const }) =>
    candidateId ? { candidateId, kind } : undefined,
  );

const filled = <Value>(list: (Value | undefined)[]): Value[] =>
  list.flatMap((one) => (one === undefined ? [] : [one]));

/** What an intern asks of a semester, as its form shows it. */
export const askSchema = z
  .object({
    before: beforeField,
    levels: z.array(z.string().max(60)).max(30).default([]),
    wishes: z.array(wishField).max(MOST_WISHES, "Dix vœux au plus.").default([]).transform(filled),
    companions: z
      .array(companionField)
      .max(MOST_COMPANIONS, "Cinq personnes au plus.")
      .default([])
      .transform(filled),
    hasCar: yesNo,
    wantsOnCall: yesNo,
    isBedNeeded: isOn,
    fromOn: dayField.optional(),
    toOn: dayField.optional(),
    knownPlaceIds: z
      .array(z.string().max(40).optional())
      .max(MOST_KNOWN, "Huit terrains au plus.")
      .default([])
      .transform((ids) => [...new Set(filled(ids))]),
    note: z.string().trim().max(1000, "1 000 caractères au plus.").optional(),
  })
  .refine(({ fromOn, toOn }) => !fromOn || !toOn || fromOn < toOn, {
    message: "Le départ est au plus tôt le lendemain de l’arrivée. Corrigez l’une des deux dates.",
    path: ["toOn"],
  });

export type AskInput = z.output<typeof askSchema>;

const id = z.string().max(40);

/** The acts of the page of an intern’s semesters. */
export const placementActSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("open"), semesterId: semesterField }),
    z.object({ intent: z.literal("withdraw"), placementId: id }),
    z.object({
      intent: z.literal("reopen"),
      placementId: id,
      placeId: id.optional(),
      lodgingId: id.optional(),
      bookingId: id.optional(),
    }),
  ],
  { error: "Ce bouton n’est plus valable. Rechargez la page." },
);

export type PlacementAct = z.output<typeof placementActSchema>;
