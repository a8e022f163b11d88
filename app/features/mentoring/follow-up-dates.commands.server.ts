import { type MentorFollowUp, Mentorship, type MentorshipRecord } from "#models/mentorship";
import type { Actor } from "~/core/auth/actor";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { planning, required } from "./mentorships.commands.server";

/** More dates than a pair needs. */
const MOST_DATES = 24;

/** Adds a day on which a pair under way is asked how it goes. Returns its id; refuses a twenty-fifth, and a day already there. */
export async function addFollowUp(actor: Actor, mentorshipId: string, dueOn: Day): Promise<string> {
  const followUpId = newId();
  await changeDates(actor, mentorshipId, followUpId, (followUps, id) => withDate(followUps, { id, dueOn }));
  return followUpId;
}

/** Moves one of these days. Refuses a day already there. */
export async function moveFollowUp(
  actor: Actor,
  mentorshipId: string,
  followUpId: string,
  dueOn: Day,
): Promise<void> {
  await changeDates(actor, mentorshipId, followUpId, (followUps, id) => {
    const others = followUps.filter((one) => one.id !== id);
    refuseSameDay(others, dueOn);
    return followUps.map((one) => (one.id === id ? { ...one, dueOn } : one));
  });
}

/** Takes one of these days away, with its task; safe twice. */
export async function removeFollowUp(actor: Actor, mentorshipId: string, followUpId: string): Promise<void> {
  await changeDates(actor, mentorshipId, followUpId, (followUps, id) =>
    followUps.filter((one) => one.id !== id),
  );
}

/** Undoes a move or a removal: the date is again on its day, with its task. Refuses a twenty-fifth, and a day already there. */
export async function putBackFollowUp(
  actor: Actor,
  mentorshipId: string,
  followUpId: string,
  dueOn: Day,
): Promise<void> {
  await changeDates(actor, mentorshipId, followUpId, (followUps, id) => withDate(followUps, { id, dueOn }));
}

/** Notes that a pair was asked how it goes, today, or that it was not after all; its task follows. */
export async function holdFollowUp(
  actor: Actor,
  mentorshipId: string,
  followUpId: string,
  isHeld: boolean,
): Promise<void> {
  const heldOn = isHeld ? { heldOn: toDay(now()) } : {};
  await changeDates(
    actor,
    mentorshipId,
    followUpId,
    (followUps, id) => followUps.map((one) => (one.id === id ? { id, dueOn: one.dueOn, ...heldOn } : one)),
    !isHeld,
  );
}

/** One change of the dates of a pair under way, decided again when a colleague was faster. */
async function changeDates(
  actor: Actor,
  mentorshipId: string,
  followUpId: string,
  decide: (followUps: readonly MentorFollowUp[], followUpId: string) => MentorFollowUp[],
  isUndone = false,
): Promise<void> {
  for (;;) {
    const { state, version, followUps } = await required(mentorshipId);
    if (state !== "under-way")
      throw new UserFacingError("Ce compagnonnage n’est plus en cours. Rechargez la page.");
    const decided = decide(followUps, followUpId).sort((one, other) => one.dueOn.localeCompare(other.dueOn));
    const saved = await commit<MentorshipRecord>(actor, Mentorship, mentorshipId, {
      onlyIf: { version },
      set: { followUps: decided },
      effects: [
        audit("mentorship.updated", ["followUps"]),
        planning(mentorshipId, [{ id: followUpId }], isUndone),
      ],
    });
    if (saved) return;
  }
}

function withDate(followUps: readonly MentorFollowUp[], { id, dueOn }: MentorFollowUp): MentorFollowUp[] {
  const others = followUps.filter((one) => one.id !== id);
  if (others.length >= MOST_DATES)
    throw new UserFacingError("Ce compagnonnage a déjà vingt-quatre dates. Retirez-en une d’abord.");
  refuseSameDay(others, dueOn);
  return [...others, { ...followUps.find((one) => one.id === id), id, dueOn }];
}

function refuseSameDay(followUps: readonly MentorFollowUp[], dueOn: Day): void {
  if (followUps.some((one) => one.dueOn === dueOn))
    throw new UserFacingError("Il y a déjà une date ce jour-là. Choisissez un autre jour.", {
      field: "dueOn",
    });
}
