import { Candidate } from "#models/candidate";
import { HandOff, type HandOffRecord } from "#models/hand-off";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { env } from "~/core/env.server";
import { writeEvent } from "~/core/ics.server";
import { isId } from "~/core/ids.server";
import { getHandOff } from "~/features/hand-offs/hand-offs.queries.server";
import type { Language } from "~/vocabulary/languages";
import { momentOf } from "./visit-moment";
import { visitUid } from "./visit-uid.server";

/** The visit agreed of an introduction this colleague may see, as a calendar of one event; 404 without one. */
export async function getVisitFile(user: User, handOffId: string): Promise<string> {
  const handOff = await getHandOff(user, handOffId);
  const candidateId = handOff.introduction?.candidateId;
  const candidate =
    candidateId && (await Candidate.findById(candidateId, { firstName: 1, lastName: 1 }).lean());
  const name = candidate ? `${candidate.firstName} ${candidate.lastName}` : "";
  const url = `${env().publicUrl}/households/${handOff.householdId}`;
  return writeEvent({ ...eventOf(handOff), title: name ? `Visite de ${name}` : "Visite", url });
}

/** The same for the candidate who is expected there, in the language of their page; 404 for anybody else’s. */
export async function getOwnVisitFile(
  candidateId: string,
  handOffId: string | undefined,
  language: Language,
): Promise<string> {
  if (!isId(handOffId)) throw notFound();
  const handOff = await HandOff.findOne({
    _id: handOffId,
    "introduction.candidateId": candidateId,
  }).lean<HandOffRecord>();
  if (!handOff) throw notFound();
  const event = eventOf(handOff);
  return writeEvent({
    ...event,
    title: `${WORD[language]}, ${event.place}`,
    uid: visitUid(handOffId, "candidate"),
  });
}

const WORD: Readonly<Record<Language, string>> = { fr: "Visite", en: "Visit" };

function eventOf({ _id, introduction, answers, visitLetters = [], updatedAt, version }: HandOffRecord) {
  const agreed = introduction?.visit;
  if (!agreed) throw notFound();
  const proposed = answers.find(({ id }) => id === agreed.answerId)?.visit;
  return {
    uid: `${_id}-visite@${new URL(env().publicUrl).hostname}`,
    // That of the invitation, when there was one: the file does not change what the calendar took.
    sequence: visitLetters.at(-1)?.sequence ?? version,
    changedAt: updatedAt,
    ...momentOf(proposed ?? { on: agreed.on }),
    title: "Visite",
    place: introduction.structureName,
    details: proposed?.note,
  };
}
