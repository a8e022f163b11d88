import type { User } from "~/core/auth/actor";
import { type Done, said } from "~/core/http/toast.server";
import { addFollowUp, holdFollowUp, moveFollowUp, removeFollowUp } from "./follow-up-dates.commands.server";
import type { MentoringAct, MentorshipAct } from "./mentoring.schema.server";
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
  await getMentorship(user, id);
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
      return carryOutDateAct(user, id, act);
  }
}

type DateAct = Extract<
  MentorshipAct,
  { intent: "date-add" | "date-move" | "date-remove" | "held" | "not-held" }
>;

async function carryOutDateAct(user: User, id: string, act: DateAct): Promise<Done> {
  const here = `/mentoring/${id}`;
  switch (act.intent) {
    case "date-add":
      await addFollowUp(user, id, act.dueOn);
      return said(here, "Date ajoutée.");
    case "date-move":
      await moveFollowUp(user, id, act.itemId, act.dueOn);
      return said(here, "Date changée.");
    case "date-remove":
      await removeFollowUp(user, id, act.itemId);
      return said(here, "Date retirée.");
    case "held":
      await holdFollowUp(user, id, act.itemId, true);
      return said(here, "Point fait.", { intent: "not-held", itemId: act.itemId });
    case "not-held":
      await holdFollowUp(user, id, act.itemId, false);
      return said(here, "Point à faire.");
  }
}
