import type { CandidateRecord } from "#models/candidate";
import type { SemesterRecord } from "#models/semester";
import type { SurveyRecord } from "#models/survey";
import type { Effect } from "~/core/db/effects.server";
import { mail } from "~/core/outbox/mail-effect.server";
import { signatureOf } from "~/core/outbox/signature";
import { semesterName } from "~/features/semesters/semester-words";

interface Asking {
  intern: Pick<CandidateRecord, "_id" | "firstName" | "lastName" | "emails" | "language" | "householdId">;
  survey: Pick<SurveyRecord, "_id" | "linkVersion">;
  semester: Pick<SemesterRecord, "_id">;
  sender: { name: string; email: string; title?: string; phone?: string; signature?: string };
  isReminder: boolean;
}

/** The letter that asks an intern, in their language, what they thought of their placement, with the link to their page. */
export function surveyLetter({ intern, survey, semester, sender, isReminder }: Asking): Effect {
  const { _id: candidateId, firstName, lastName, emails, language = "fr", householdId } = intern;
  return mail(
    "placement-survey",
    {
      ...{ ...signatureOf(sender), language, firstName, isReminder },
      semester: semesterName(semester._id, language),
      link: { purpose: "survey", id: survey._id, version: survey.linkVersion },
    },
    {
      ...{ to: emails[0] ?? "", toName: `${firstName} ${lastName}` },
      ...{ replyTo: sender.email, fromName: sender.name, householdId, candidateId, isManual: false },
    },
  );
}
