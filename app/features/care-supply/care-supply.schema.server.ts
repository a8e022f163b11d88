import { z } from "zod";
import { beforeField, dayField, pastDayField } from "~/core/http/fields.server";
import { CARE_DUTIES } from "~/vocabulary/childcare";
import { valuesOf } from "~/vocabulary/words";
import { countField, sourceField } from "./care-services.schema.server";

const stale = { error: "Ce bouton n’est plus valable. Rechargez la page." };
const commune = z.string().regex(/^[0-9AB]{5}$/, "Choisissez la commune dans la liste.");
/** As many communes as the largest intercommunalités have. */
export const MOST_COMMUNES = 200;
/** As a page of the letter shows. */
export const SERVICES_TOLD = 15;
export const COMMUNES_TOLD = 40;

/** The totals of one commune. */
export const countSchema = z.object({
  intent: z.literal("count", stale),
  before: beforeField,
  communeCode: commune,
  childminders: countField.optional(),
  places: countField.optional(),
  free: countField.optional(),
  departures: countField.optional(),
  toldOn: pastDayField,
  source: sourceField,
});

/** Who holds which competences, for all the communes of an intercommunalité or some; or taking that back. */
export const dutyActSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("record"),
      epciCode: z.string().regex(/^\d{9}$/, "Choisissez l’intercommunalité dans la liste."),
      communeCodes: z.array(commune).max(MOST_COMMUNES).default([]),
      duties: z
        .array(z.enum(valuesOf(CARE_DUTIES), { error: "Choisissez dans la liste." }))
        .min(1, "Cochez au moins une compétence."),
      holder: z.enum(["commune", "epci"], { error: "Dites qui l’exerce." }),
      fromOn: dayField,
      deed: z.string().trim().max(200, "200 caractères au plus.").optional(),
    }),
    z.object({ intent: z.literal("withdraw"), actId: z.string().regex(/^[0-9a-f]{24}$/) }),
  ],
  stale,
);

/** Asking one relay centre, by a colleague's own click. */
export const askRelaySchema = z.object({ intent: z.literal("ask", stale), relayId: z.string().max(24) });

const free = countField.optional();

/** What a relay centre answers by its link: that nothing changed, or the figures of one page. */
export const careFiguresSchema = z.discriminatedUnion(
  "act",
  [
    z.object({ act: z.literal("same") }),
    z.object({
      act: z.literal("told"),
      services: z
        .array(
          z.object({
            id: z.string().max(24),
            before: beforeField,
            places: countField.optional(),
            "under-1": free,
            "1-2": free,
            "2-3": free,
            "3-6": free,
            "over-6": free,
          }),
        )
        .max(SERVICES_TOLD)
        .default([]),
      communes: z
        .array(
          z.object({
            code: commune,
            before: beforeField,
            childminders: countField.optional(),
            places: countField.optional(),
            free: countField.optional(),
          }),
        )
        .max(COMMUNES_TOLD)
        .default([]),
    }),
  ],
  { error: "Choisissez l’une des deux réponses." },
);

export type DutyAct = z.output<typeof dutyActSchema>;
export type CareFiguresAnswer = z.output<typeof careFiguresSchema>;
export type ToldFigures = Extract<CareFiguresAnswer, { act: "told" }>;
