import type { EventRecord } from "#models/event";
import type { Day } from "~/core/calendar";
import { EVENT_PLACES } from "~/vocabulary/events";
import type { Language } from "~/vocabulary/languages";
import { formatDayLong, NBSP } from "~/vocabulary/typography";

/** What names an event within a sentence. */
export type NamedEvent = Pick<EventRecord, "name" | "kind" | "on">;

/** « à la soirée d’accueil « Bienvenue », le 12 mai 2026 » */
export function atEvent({ name, kind, on }: NamedEvent): string {
  return `${EVENT_PLACES[kind].fr} «${NBSP}${name}${NBSP}», le ${formatDayLong(on)}`;
}

/** What whoever opens the form of an event reads above it; before its day, they are about to meet us. */
export function metWords(event: NamedEvent, today: Day, language: Language): string {
  if (language === "en") return metInEnglish(event, today);
  const met = today < event.on ? "Vous venez nous rencontrer" : "Vous nous avez rencontrés";
  return `${met} ${atEvent(event)}.`;
}

function metInEnglish({ name, kind, on }: NamedEvent, today: Day): string {
  const met = today < on ? "You are going to meet us" : "You met us";
  const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(on));
  return `${met} ${EVENT_PLACES[kind].en} “${name}”, on ${day}.`;
}
