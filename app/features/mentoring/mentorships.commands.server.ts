import { Candidate } from "#models/candidate";
import { Household } from "#models/household";
import { Mentorship, type MentorshipRecord } from "#models/mentorship";
import type { Actor } from "~/core/auth/actor";
import type { Day } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { addMonths } from "~/core/days";
import { type Change, commit, create, isDuplicateKey } from "~/core/db/commit.server";
import { audit, type Effect, entry, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { changesOf, writeOf } from "~/core/lost-updates";
import {
  COMPLETING_ENDS,
  FOLLOW_UP_MONTHS,
  MENTORSHIP_ENDS,
  type MentorshipEnd,
} from "~/vocabulary/mentoring";
import { formatDayLong, NBSP } from "~/vocabulary/typography";
import { inFreeSlot } from "./mentor-slots.server";
import { getMentor } from "./mentors.queries.server";
import { findMentorship, findOpenMentorshipOf } from "./mentorships.queries.server";

const CHANGED = "Un·e collègue vient de changer ce compagnonnage. Rechargez la page, puis recommencez.";

/**
 * Notes that somebody wishes to be accompanied. Already waiting, or paired, it is left as it is; refuses somebody who
 * has no file any more. Returns its id.
 */
export async function openMentorship(actor: Actor, candidateId: string, id = newId()): Promise<string> {
  const candidate = await Candidate.findById(candidateId, { householdId: 1 }).lean();
  if (!candidate) throw new UserFacingError("Cette personne n’a plus de dossier. Rechargez la page.");
  const { householdId } = candidate;
  const file = await Household.findById(householdId, { visibleTo: 1 }).lean();
  const values = {
    ...{ _id: id, candidateId, householdId, visibleTo: file?.visibleTo ?? [] },
    ...{ state: "waiting" as const, isOpen: true, askedAt: now(), followUps: [] },
  };
  const isNew = await create(actor, Mentorship, values, [
    audit("mentorship.opened"),
    told(actor, values, "Souhaite un compagnon."),
  ]);
  return isNew ? id : ((await findOpenMentorshipOf(candidateId))?._id ?? id);
}

/**
 * Pairs whoever waits with a volunteer from a day on; how it goes is asked after 1, 3, 6 and 12 months. Refuses a
 * volunteer who takes nobody any more, or already accompanies as many as they take, and somebody paired meanwhile.
 */
export async function pairMentorship(
  actor: Actor,
  mentorshipId: string,
  { mentorId, startedOn }: { mentorId: string; startedOn: Day },
): Promise<void> {
  const mentor = await getMentor(mentorId);
  const name = `${mentor.firstName} ${mentor.lastName}`;
  if (!mentor.isActive)
    throw new UserFacingError(`${name} n’accompagne plus personne. Choisissez quelqu’un d’autre.`);
  const followUps = FOLLOW_UP_MONTHS.map((months) => ({
    id: newId(),
    dueOn: addMonths(startedOn, months),
  }));
  const mentorship = await required(mentorshipId);
  await inFreeSlot(mentor, (slot) =>
    commit<MentorshipRecord>(actor, Mentorship, mentorshipId, {
      onlyIf: { state: "waiting" },
      refusal: CHANGED,
      set: { state: "under-way", mentorId, slot, startedOn, followUps },
      effects: [
        audit("mentorship.paired", ["mentorId"]),
        told(actor, mentorship, `Compagnonnage avec ${name}, à partir du ${formatDayLong(startedOn)}.`),
        planning(mentorshipId, followUps),
      ],
    }),
  );
}

/** Takes a pairing back: the person waits again, its follow-up dates go. Refuses one that is over. */
export async function unpairMentorship(actor: Actor, mentorshipId: string): Promise<void> {
  const mentorship = await required(mentorshipId);
  await commit<MentorshipRecord>(actor, Mentorship, mentorshipId, {
    onlyIf: { state: "under-way", version: mentorship.version },
    refusal: CHANGED,
    set: { state: "waiting", followUps: [] },
    unset: ["mentorId", "slot", "startedOn"],
    effects: [
      audit("mentorship.unpaired", ["mentorId"]),
      told(actor, mentorship, `Compagnonnage annulé${NBSP}: la personne attend de nouveau un compagnon.`),
      planning(mentorshipId, mentorship.followUps),
    ],
  });
}

/** Ends a mentorship on a day, for a reason that says whether it is completed or broken off; its dates to come go. */
export async function endMentorship(
  actor: Actor,
  mentorshipId: string,
  { reason, on }: { reason: MentorshipEnd; on: Day },
): Promise<void> {
  const mentorship = await required(mentorshipId);
  if (mentorship.startedOn && on < mentorship.startedOn)
    throw new UserFacingError("La fin vient avant le début. Corrigez la date.", { field: "on" });
  const isCompleted = mentorship.state === "under-way" && COMPLETING_ENDS.includes(reason);
  await commit<MentorshipRecord>(actor, Mentorship, mentorshipId, {
    onlyIf: { isOpen: true, version: mentorship.version },
    refusal: CHANGED,
    set: { state: isCompleted ? "completed" : "broken-off", isOpen: false, end: { reason, on } },
    unset: ["slot"],
    effects: [
      audit("mentorship.ended", ["state"]),
      told(
        actor,
        mentorship,
        `Compagnonnage ${isCompleted ? "terminé" : "interrompu"}${NBSP}: ${MENTORSHIP_ENDS[reason].fr}.`,
      ),
      planning(mentorshipId, mentorship.followUps),
    ],
  });
}

/** Takes an end back: the pair, or the wait, goes on as it was. Refuses when another was opened since for the same person. */
export async function reopenMentorship(actor: Actor, mentorshipId: string): Promise<void> {
  const mentorship = await required(mentorshipId);
  const change: Change<MentorshipRecord> = {
    onlyIf: { isOpen: false, version: mentorship.version },
    refusal: CHANGED,
    set: { state: mentorship.mentorId ? "under-way" : "waiting", isOpen: true },
    unset: ["end"],
    effects: [
      audit("mentorship.reopened", ["state"]),
      told(actor, mentorship, "Compagnonnage repris."),
      planning(mentorshipId, mentorship.followUps),
    ],
  };
  try {
    await commit<MentorshipRecord>(actor, Mentorship, mentorshipId, change);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    throw new UserFacingError(
      "Un autre compagnonnage a été ouvert depuis pour cette personne. Terminez-le d’abord.",
    );
  }
}

/** Writes the note of a pair; refuses, showing both, when a colleague changed it since it was drawn (`before`). */
export async function noteMentorship(
  actor: Actor,
  mentorshipId: string,
  before: Readonly<Record<string, unknown>>,
  note: string | undefined,
): Promise<void> {
  const { note: current } = await required(mentorshipId);
  const submitted = { note };
  const changes = changesOf({ note: { label: "Note" } }, { before, submitted, current: { note: current } });
  if (changes.length === 0) return;
  await commit<MentorshipRecord>(actor, Mentorship, mentorshipId, {
    onlyIf: { note: current ?? { $exists: false } },
    refusal: CHANGED,
    ...writeOf(changes, submitted),
    effects: [audit("mentorship.updated", changes)],
  });
}

/** A mentorship that a command writes; says in words that it is gone. */
export async function required(mentorshipId: string): Promise<MentorshipRecord> {
  const mentorship = await findMentorship(mentorshipId);
  if (!mentorship) throw new UserFacingError("Ce compagnonnage n’existe plus. Rechargez la page.");
  return mentorship;
}

/** The tasks of these dates follow what is now said of them; one that is done is opened again only when that was undone. */
export function planning(
  mentorshipId: string,
  followUps: readonly { id: string }[],
  isUndone = false,
): Effect {
  const followUpIds = followUps.map(({ id }) => id);
  return followUp("planMentoring", { mentorshipId, followUpIds, isUndone });
}

function told(
  { name }: Actor,
  { householdId, candidateId }: Pick<MentorshipRecord, "householdId" | "candidateId">,
  text: string,
): Effect {
  const track = "professional";
  return entry({ householdId, track, kind: "change", text, memberId: candidateId, authorName: name });
}
