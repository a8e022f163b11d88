import { Mentor } from "#models/mentor";
import { Mentorship, type MentorshipRecord } from "#models/mentorship";
import { MENTORSHIP_ENDS, MENTORSHIP_STATES } from "~/vocabulary/mentoring";

/** Who accompanied somebody, when, and what was noted of it; the volunteer by their name alone. */
export async function listOwnMentorships(
  candidateIds: readonly string[],
): Promise<Record<string, unknown>[]> {
  const mentorships = await Mentorship.find({ candidateId: { $in: [...candidateIds] } }).lean<
    MentorshipRecord[]
  >();
  const ids = mentorships.flatMap(({ mentorId }) => mentorId ?? []);
  const mentors = await Mentor.find({ _id: { $in: ids } }, { firstName: 1, lastName: 1 }).lean();
  const names = new Map(mentors.map(({ _id, firstName, lastName }) => [_id, `${firstName} ${lastName}`]));
  return mentorships.map(({ state, askedAt, mentorId = "", startedOn, followUps, note, end }) => ({
    ...{ state: MENTORSHIP_STATES[state].fr, askedAt, mentor: names.get(mentorId), startedOn, note },
    followUps: followUps.map(({ dueOn, heldOn }) => ({ dueOn, heldOn })),
    end: end && { on: end.on, reason: MENTORSHIP_ENDS[end.reason].fr },
  }));
}
