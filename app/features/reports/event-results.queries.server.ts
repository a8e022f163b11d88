import { Candidate } from "#models/candidate";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { costEach } from "~/features/events/attendance-rules";
import { installedOn, wonStages } from "./day-flow.queries.server";

export interface EventResult {
  /** How many have this event for origin, and how many of them came to stay. */
  origins: number;
  installed: number;
  /** Whole cents for each person who came to stay. */
  eachCents?: number;
}

/** What an event brought, for the team that reads the files; the figures shown to others are masked. */
export async function getEventResult(eventId: string, costCents: number | undefined): Promise<EventResult> {
  const [people, won] = await Promise.all([
    Candidate.find({ "origin.eventId": eventId }, { situations: 1, journeys: 1 }).lean(),
    wonStages(),
  ]);
  const today = toDay(now());
  const days = people.flatMap((person) => installedOn(person, won) ?? []);
  const installed = days.filter((day) => day <= today).length;
  return { origins: people.length, installed, eachCents: costEach(costCents, installed) };
}
