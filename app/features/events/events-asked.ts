import { EVENT_KINDS, EVENT_PERIODS } from "~/vocabulary/events";
import { isOneOf } from "~/vocabulary/words";
import type { EventsAsked } from "./events.queries.server";

/** What an address asks of the list of events: a kind, a period, the archives; anything unreadable is left out. */
export function eventsAsked({ searchParams }: URL): EventsAsked {
  const [kind, period] = [searchParams.get("kind"), searchParams.get("quand")];
  return {
    ...(isOneOf(EVENT_KINDS, kind) ? { kind } : {}),
    ...(isOneOf(EVENT_PERIODS, period) ? { period } : {}),
    isArchived: searchParams.has("archives"),
  };
}
