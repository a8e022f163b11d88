import { Candidate, type CandidateRecord, type Origin } from "#models/candidate";
import { ORIGIN_SOURCES } from "~/vocabulary/events";
import { formatDayLong } from "~/vocabulary/typography";
import { atEvent, type NamedEvent } from "./event-words";
import { eventsById } from "./events.queries.server";

/** How somebody came to know us, in words: « Rencontré·e à la soirée d’accueil… », « Le site internet »; empty when unknown. */
export async function originWords(origin: Origin | undefined): Promise<string> {
  return wordsOf(origin, await eventsById([origin?.eventId]));
}

/** The same of a candidate that this colleague may read. */
export async function originWordsOf(candidateId: string): Promise<string> {
  return originWords((await Candidate.findById(candidateId, { origin: 1 }).lean())?.origin);
}

/** The same for several people, by the id of each. */
export async function originsOf(
  candidates: readonly Pick<CandidateRecord, "_id" | "origin">[],
): Promise<Map<string, string>> {
  const events = await eventsById(candidates.map(({ origin }) => origin?.eventId));
  return new Map(candidates.map(({ _id, origin }) => [_id, wordsOf(origin, events)]));
}

/** Where a request says that its person met us: « à la soirée d’accueil…, à notre stand… ». */
export async function encounterWords(eventIds: readonly string[] = []): Promise<string> {
  const events = await eventsById(eventIds);
  return eventIds.flatMap((id) => toWords(events.get(id))).join(" ; ");
}

function wordsOf(origin: Origin | undefined, events: ReadonlyMap<string, NamedEvent>): string {
  if (!origin) return "";
  const event = events.get(origin.eventId ?? "");
  if (event) return `Rencontré·e ${atEvent(event)}`;
  const day = origin.on ? `, le ${formatDayLong(origin.on)}` : "";
  return origin.source === "event"
    ? `Rencontré·e lors d’une rencontre${day}`
    : ORIGIN_SOURCES[origin.source].fr + day;
}

function toWords(event: NamedEvent | undefined): string[] {
  return event ? [atEvent(event)] : [];
}
