import { Candidate, type CandidateRecord, type Origin } from "#models/candidate";
import { Event } from "#models/event";
import type { Actor } from "~/core/auth/actor";
import type { Day } from "~/core/calendar";
import { commit } from "~/core/db/commit.server";
import { audit, entry } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { changesOf, type FieldsOf, writeOf } from "~/core/lost-updates";
import type { FollowUpPayloads } from "~/vocabulary/follow-ups";
import { NBSP } from "~/vocabulary/typography";
import { metOnDay } from "./attendance-rules";
import { findEvent } from "./events.queries.server";
import { originWords } from "./origin-words.server";

const GONE = "Cette personne n’a plus de dossier. Rechargez la page.";

/**
 * Keeps an event as what made somebody known to us, for ever: one who has an origin already keeps it, but for another
 * event that took its place while they were taken off this one (`isBack`). Safe twice.
 */
export async function noteOrigin(
  actor: Actor,
  { eventId, candidateId, metOn, isBack }: FollowUpPayloads["noteOrigin"],
  effectId: string,
): Promise<void> {
  const event = await findEvent(eventId);
  if (!event) return;
  const origin: Origin = { source: "event", eventId, on: metOnDay(event, metOn) };
  await commit<CandidateRecord>(actor, Candidate, candidateId, {
    onlyIf: {
      $or: [{ origin: { $exists: false } }, ...(isBack ? [{ "origin.source": "event" as const }] : [])],
    },
    set: { origin },
    effects: [audit("candidate.updated", ["origin"])],
    appliedBy: effectId,
  });
}

/** Takes an origin back when somebody was not at that event after all: the earliest of those they came to takes its place. */
export async function withdrawOrigin(
  actor: Actor,
  { eventId, candidateId }: { eventId: string; candidateId: string },
  effectId: string,
): Promise<void> {
  const came = { candidateId, state: "came" as const };
  const next = await Event.findOne({ attendances: { $elemMatch: came }, _id: { $ne: eventId } }, { on: 1 })
    .sort({ on: 1 })
    .lean();
  const origin: Origin | null = next && { source: "event", eventId: next._id, on: next.on };
  await commit<CandidateRecord>(actor, Candidate, candidateId, {
    onlyIf: { "origin.eventId": eventId },
    ...(origin ? { set: { origin } } : { unset: ["origin"] }),
    effects: [audit("candidate.updated", ["origin"])],
    appliedBy: effectId,
  });
}

/** The follow-up of the day of an event corrected: whoever met us there did on that day, or on that of a form filled before. Safe twice. */
export async function redateOrigins(
  actor: Actor,
  { eventId, wasOn }: FollowUpPayloads["redateOrigins"],
): Promise<void> {
  const on = (await findEvent(eventId))?.on;
  if (!on || on === wasOn) return;
  const moved = { "origin.eventId": eventId, $or: [{ "origin.on": wasOn }, { "origin.on": { $gt: on } }] };
  for (const { _id } of await Candidate.find(moved, { _id: 1 }).lean())
    await commit<CandidateRecord>(actor, Candidate, _id, {
      onlyIf: moved,
      set: { "origin.on": on },
      effects: [audit("candidate.updated", ["origin"])],
    });
}

/**
 * Writes by hand how somebody came to know us, or that it is not known; an event must be one they are noted at, and its
 * day is then that of the origin. Refuses, showing both, what a colleague wrote since the form was drawn (`before`).
 */
export async function setOrigin(
  actor: Actor,
  candidateId: string,
  before: Readonly<Record<string, unknown>>,
  asked: AskedOrigin,
): Promise<void> {
  const submitted = { origin: await originOf(candidateId, asked) };
  for (;;) {
    const candidate = await Candidate.findById(candidateId).lean<CandidateRecord>();
    if (!candidate) throw new UserFacingError(GONE);
    const current = { origin: candidate.origin };
    const words = await Promise.all([submitted.origin, current.origin].map((origin) => originWords(origin)));
    const fields: FieldsOf<{ origin?: Origin }> = {
      origin: { label: "Origine", words: (origin) => words[origin === submitted.origin ? 0 : 1] ?? "" },
    };
    const changes = changesOf(fields, { before, submitted, current });
    if (changes.length === 0) return;
    const { householdId, version } = candidate;
    const text = `Origine${NBSP}: ${words[0] || "non précisée"}.`;
    const saved = await commit<CandidateRecord>(actor, Candidate, candidateId, {
      onlyIf: { version },
      ...writeOf(changes, submitted),
      effects: [
        audit("candidate.updated", changes),
        entry({
          ...{ householdId, track: "professional", kind: "change", text, memberId: candidateId },
          authorName: actor.name,
        }),
      ],
    });
    if (saved) return;
  }
}

/** `metOn`: the day of a form filled before that of the event. */
type AskedOrigin = Partial<Origin> & { metOn?: Day };

async function originOf(
  candidateId: string,
  { source, eventId, on, metOn }: AskedOrigin,
): Promise<Origin | undefined> {
  if (!source) return undefined;
  if (source !== "event") return { source, ...(on ? { on } : {}) };
  const event = eventId ? await findEvent(eventId) : null;
  const line = event?.attendances.find((one) => one.candidateId === candidateId);
  if (!event || !line)
    throw new UserFacingError("Choisissez une rencontre où cette personne est notée.", { field: "eventId" });
  return { source, eventId: event._id, on: metOnDay(event, metOn) };
}
