import { z } from "zod";
import {
  beforeField,
  centsField,
  clockField,
  comingDayField,
  dayField,
  fromList,
  optionalText,
  pastDayField,
  requiredText,
  staleButton,
} from "~/core/http/fields.server";
import { ATTENDANCE_STATES, EVENT_KINDS, ORIGIN_SOURCES } from "~/vocabulary/events";
import { valuesOf } from "~/vocabulary/words";

const card = {
  name: requiredText("Donnez un nom à cette rencontre.", 120),
  kind: z.enum(valuesOf(EVENT_KINDS), fromList),
  on: dayField,
  time: clockField.optional(),
  place: optionalText(200),
  costCents: centsField,
  organisers: optionalText(200),
  note: optionalText(2000),
};

/** A new event. */
export const eventSchema = z.object(card);

const id = z.string(staleButton).min(1, staleButton.error).max(60, staleButton.error);
const state = z.enum(valuesOf(ATTENDANCE_STATES), fromList);

/** What a removal took away, as its undo sends it back. */
const removedField = beforeField.pipe(
  z.object({
    line: z.object({
      ...{ id, candidateId: id, state, submissionId: id.optional() },
      call: z.object({ id, on: dayField }).optional(),
    }),
    originOn: dayField.optional(),
  }),
);

/** What the page of an event can be asked. */
export const eventActSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("event"), before: beforeField, ...card }),
    z.object({ intent: z.enum(["archive", "restore", "open-form", "close-form"]) }),
    z.object({ intent: z.literal("attend"), candidateId: id, state }),
    z.object({ intent: z.literal("remove"), itemId: id }),
    z.object({ intent: z.literal("put-back"), removed: removedField }),
    z.object({ intent: z.literal("calls"), on: comingDayField }),
    z.object({ intent: z.literal("calls-undo"), itemId: id }),
  ],
  staleButton,
);

/** What the page of the encounters of somebody can be asked. */
export const encounterActSchema = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("attend"),
      eventId: z.string({ error: "Choisissez une rencontre." }).max(60),
      state,
    }),
    z.object({
      intent: z.literal("origin"),
      before: beforeField,
      source: z.enum(valuesOf(ORIGIN_SOURCES), fromList).optional(),
      eventId: z.string().max(60).optional(),
      on: pastDayField.optional(),
      metOn: dayField.optional(),
    }),
  ],
  staleButton,
);

export type EventAct = z.output<typeof eventActSchema>;
export type EncounterAct = z.output<typeof encounterActSchema>;
