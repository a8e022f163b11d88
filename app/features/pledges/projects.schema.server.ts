import { z } from "zod";
import {
  beforeField,
  centsField,
  dayField,
  fromList,
  optionalText,
  pastDayField,
  requiredText,
  staleButton,
} from "~/core/http/fields.server";
import { CARE_MODES, type CareServiceKind } from "~/vocabulary/childcare";
import { KICK_OFF_ACTS, PROJECT_PRIORITIES, PROJECT_STATES } from "~/vocabulary/pledges";
import { isOneOf, valuesOf } from "~/vocabulary/words";
import { dayOrNot, fundingActs, itemId, monthField } from "./pledge-fields.server";

const lineId = z.string().max(24);

const kind = z
  .string(fromList)
  .refine(
    (value): value is CareServiceKind =>
      isOneOf(CARE_MODES, value) && value !== "childminder" && value !== "home-care",
    "Choisissez un mode d’accueil dans la liste.",
  );

const places = z.coerce
  .number({ error: "Donnez un nombre de places." })
  .int("Donnez un nombre entier de places.")
  .min(1, "Au moins une place.")
  .max(500, "500 places au plus.");

const card = z.object({
  before: beforeField,
  name: requiredText("Donnez un nom à ce projet.", 200),
  need: requiredText("Décrivez le besoin : combien d’enfants, où, à partir de quand.", 4000),
  kind,
  places,
  communeCode: z
    .string({ error: "Choisissez la commune." })
    .regex(/^[0-9AB]{5}$/, "Choisissez la commune dans la liste."),
  place: optionalText(200),
  owner: optionalText(160),
  standards: optionalText(4000),
  thresholds: optionalText(4000),
  priority: z.enum(valuesOf(PROJECT_PRIORITIES), fromList),
  opensIn: monthField,
  isWithPmi: z
    .enum(["yes", "no"])
    .transform((said) => said === "yes")
    .optional(),
  pmiOn: dayOrNot,
  note: optionalText(4000),
});

/** A project that is opened. */
export const newProjectSchema = card;

/** What the page of a project can be asked. */
export const projectActSchema = z.discriminatedUnion(
  "intent",
  [
    card.extend({ intent: z.literal("card") }),
    z.object({
      intent: z.literal("state"),
      to: z.enum(valuesOf(PROJECT_STATES), fromList),
      reason: optionalText(500),
    }),
    z.object({ intent: z.literal("archive") }),
    z.object({ intent: z.literal("restore") }),
    z.object({
      intent: z.literal("tick"),
      act: z.enum(valuesOf(KICK_OFF_ACTS), fromList),
      on: pastDayField,
    }),
    z.object({ intent: z.literal("untick"), act: z.enum(valuesOf(KICK_OFF_ACTS), fromList) }),
    z.object({
      intent: z.literal("scenario"),
      itemId,
      name: requiredText("Donnez un nom à ce scénario.", 160),
      kind,
      places,
      opensIn: monthField,
      cost: centsField,
      place: optionalText(200),
      strengths: optionalText(1000),
      limits: optionalText(1000),
    }),
    z.object({ intent: z.literal("scenario-aside"), itemId: lineId }),
    z.object({ intent: z.literal("scenario-back"), itemId: lineId }),
    z.object({
      intent: z.literal("decision"),
      scenarioId: itemId,
      text: requiredText("Écrivez ce qui a été décidé, et par qui.", 1000),
      on: dayField,
    }),
    ...fundingActs,
  ],
  staleButton,
);

export type ProjectAct = z.output<typeof projectActSchema>;
