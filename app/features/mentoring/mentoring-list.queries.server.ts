import type { User } from "~/core/auth/actor";
import { roleCan } from "~/vocabulary/permissions";
import { listMentorships } from "./mentoring-pages.queries.server";
import { VIEW_STATES, viewOf } from "./mentoring-views";
import { getMentorCard, listMentors } from "./mentors.queries.server";
import { findOpenMentorshipOf, getAccompanied } from "./mentorships.queries.server";

/** The page of mentoring: the mentorships of one view, or the volunteers. */
export async function getMentoringPage(user: User, url: URL, page: number) {
  const view = viewOf(url);
  const canWrite = roleCan(user.role, "households:write");
  if (view === "compagnons")
    return { view, canWrite, mentors: await mentorsView(url, page), mentorships: undefined };
  const mentorships = await listMentorships(user, VIEW_STATES[view], page);
  return { view, canWrite, mentors: undefined, mentorships };
}

export interface Wish {
  candidateId: string;
  name: string;
  /** What waits or goes on already. */
  mentorshipId?: string;
}

/** Somebody for whom a colleague comes to look for a mentor; 404 for a file they do not see, null when nobody is named. */
export async function getWish(user: User, candidateId: string | null): Promise<Wish | null> {
  if (!candidateId) return null;
  const { firstName, lastName } = await getAccompanied(user, candidateId);
  const open = await findOpenMentorshipOf(candidateId);
  return { candidateId, name: `${firstName} ${lastName}`, mentorshipId: open?._id };
}

async function mentorsView({ searchParams }: URL, page: number) {
  const isActive = !searchParams.has("autres");
  const editedId = searchParams.get("fiche");
  const [list, card] = await Promise.all([
    listMentors(isActive, page),
    editedId ? getMentorCard(editedId) : null,
  ]);
  return { ...list, isActive, edited: editedId && card ? { id: editedId, card } : undefined };
}
