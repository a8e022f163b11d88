import type { EventRecord } from "#models/event";
import type { FieldsOf } from "~/core/lost-updates";
import { EVENT_KINDS } from "~/vocabulary/events";
import { formatCents, formatDayLong, formatHour } from "~/vocabulary/typography";

/** What a colleague types of an event. */
export type EventInput = Pick<
  EventRecord,
  "name" | "kind" | "on" | "time" | "place" | "costCents" | "organisers" | "note"
>;

/** The fields of an event, in words. */
export const EVENT_FIELDS: FieldsOf<EventInput> = {
  name: { label: "Nom" },
  kind: { label: "Type", words: (kind) => EVENT_KINDS[kind].fr },
  on: { label: "Jour", words: formatDayLong },
  time: { label: "Heure", words: formatHour },
  place: { label: "Lieu" },
  costCents: { label: "Coût", words: formatCents },
  organisers: { label: "Qui organise" },
  note: { label: "Note" },
};

/** That part of an event, as its form is drawn from it. */
export function eventCardOf(event: EventInput): EventInput {
  const { name, kind, on, time, place, costCents, organisers, note } = event;
  return { name, kind, on, time, place, costCents, organisers, note };
}
