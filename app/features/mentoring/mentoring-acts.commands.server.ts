import type { MentorshipRecord } from "#models/mentorship";
import type { User } from "~/core/auth/actor";
import { type Done, said } from "~/core/http/toast.server";
import {
  addFollowUp,
  holdFollowUp,
  moveFollowUp,
  putBackFollowUp,
  removeFollowUp,
} from "./follow-up-dates.commands.server";
import type { MentoringAct, MentorshipAct } from "./mentoring.schema.server";
import { followUpLines } from "./mentoring-pages.queries.server";
import { addMentor, offerMentor, updateMentor } from "./mentors.commands.server";
import {
  endMentorship,
  noteMentorship,
  openMentorship,
  pairMentorship,
  reopenMentorship,
  unpairMentorship,
} from "./mentorships.commands.server";
import { getAccompanied, getMentorship } from "./mentorships.queries.server";

const MENTORS = "/mentoring?vue=compagnons";

/** Carries out one act of the page of mentoring; refusals are those of each command, 404 for a file one does not see. */
export async function carryOutMentoringAct(user: User, act: MentoringAct): Promise<Done> {
  switch (act.intent) {
    case "mentor": {
      const { intent: _, itemId, before, ...card } = act;
      if (itemId) await updateMentor(user, itemId, before, card);
      else await addMentor(user, card);
      return said(MENTORS, itemId ? "Fiche enregistrée." : "Compagnon ajouté.");
    }
    case "mentor-aside": {
      await offerMentor(user, act.itemId, false);
      const undo = { action: "/mentoring", fields: { intent: "mentor-back", itemId: act.itemId } };
      return { to: MENTORS, toast: { message: "Ne sera plus proposé·e.", undo } };
    }
    case "mentor-back": {
      await offerMentor(user, act.itemId, true);
      return said(MENTORS, "Est de nouveau proposé·e.");
    }
    case "open": {
      await getAccompanied(user, act.candidateId);
      const id = await openMentorship(user, act.candidateId);
      return said(`/mentoring/${id}`, "Souhait noté. Choisissez un compagnon.");
    }
  }
}

/** Carries out one act of the page of a mentorship; 404 for a file one does not see. */
export async function carryOutMentorshipAct(user: User, id: string, act: MentorshipAct): Promise<Done> {
  const mentorship = await getMentorship(user, id);
  const here = `/mentoring/${id}`;
  switch (act.intent) {
    case "pair":
      await pairMentorship(user, id, { mentorId: act.itemId, startedOn: act.startedOn });
      return said(here, "Binôme formé, avec quatre dates de suivi.", { intent: "unpair" });
    case "unpair":
      await unpairMentorship(user, id);
      return said(here, "Binôme défait, la personne attend de nouveau.");
    case "end":
      await endMentorship(user, id, act);
      return said(here, "Compagnonnage clos.", { intent: "reopen" });
    case "reopen":
      await reopenMentorship(user, id);
      return said(here, "Compagnonnage repris.");
    case "note":
      await noteMentorship(user, id, act.before, act.note);
      return said(here, "Note enregistrée.");
    default:
      return carryOutDateAct(user, mentorship, act);
  }
}

type DateAct = Extract<
  MentorshipAct,
  { intent: "date-add" | "date-move" | "date-remove" | "date-back" | "held" | "not-held" }
>;

async function carryOutDateAct(user: User, mentorship: MentorshipRecord, act: DateAct): Promise<Done> {
  const id = mentorship._id;
  const here = `/mentoring/${id}`;
  switch (act.intent) {
    case "date-add": {
      const itemId = await addFollowUp(user, id, act.dueOn);
      return said(here, "Date ajoutée.", { intent: "date-remove", itemId });
    }
    case "date-move": {
      const back = await wayBack(mentorship, act.itemId);
      await moveFollowUp(user, id, act.itemId, act.dueOn);
      return said(here, "Date changée.", back);
    }
    case "date-remove": {
      const back = await wayBack(mentorship, act.itemId);
      await removeFollowUp(user, id, act.itemId);
      return said(here, "Date retirée.", back);
    }
    case "date-back":
      await putBackFollowUp(user, id, act.itemId, act.dueOn);
      return said(here, "Date remise.");
    case "held":
      await holdFollowUp(user, id, act.itemId, true);
      return said(here, "Point fait.", { intent: "not-held", itemId: act.itemId });
    case "not-held":
      await holdFollowUp(user, id, act.itemId, false);
      return said(here, "Point à faire.");
  }
}

/** What puts a date back on the day it is shown on; nothing for one that a colleague has just removed. */
async function wayBack(
  mentorship: MentorshipRecord,
  itemId: string,
): Promise<Record<string, string> | undefined> {
  const line = (await followUpLines(mentorship)).find(({ id }) => id === itemId);
  return line && { intent: "date-back", itemId, dueOn: line.dueOn };
}
