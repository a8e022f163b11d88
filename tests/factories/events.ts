import { Candidate, type CandidateRecord } from "#models/candidate";
import { Event, type EventRecord } from "#models/event";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import type { EventInput } from "~/features/events/event-card";
import { createEvent as create } from "~/features/events/events.commands.server";

/** A welcome evening of last spring that cost 300 €. */
export function createEvent(user: User, values: Partial<EventInput> = {}): Promise<string> {
  return create(user, {
    ...{ name: "Bienvenue", kind: "welcome-evening", on: "2026-04-10", costCents: 30_000 },
    ...values,
  });
}

export async function eventOf(id: string): Promise<EventRecord> {
  await settle();
  return Event.findById(id).orFail().lean<EventRecord>();
}

/** How somebody came to know us, once every effect was carried out. */
export async function originOf(candidateId: string): Promise<CandidateRecord["origin"]> {
  await settle();
  return (await Candidate.findById(candidateId).orFail().lean<CandidateRecord>()).origin;
}
