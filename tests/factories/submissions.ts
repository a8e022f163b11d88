import { type Interest, Submission, type SubmissionRecord } from "#models/submission";
import { PUBLIC, type User } from "~/core/auth/actor";
import { submitInterest } from "~/features/interest-form/interest-form.commands.server";
import { openFile } from "~/features/triage/triage.commands.server";

/** What an intern typically writes. */
export function interest(values: Partial<Interest> = {}): Interest {
  return {
    firstName: "Élodie",
    lastName: "Caron",
    email: "elodie.caron@internes.example",
    phone: "06 12 34 56 78",
    kind: "intern",
    specialty: "Médecine générale",
    fromOn: "2026-11-02",
    toOn: "2027-04-30",
    seeks: ["placement"],
    territories: ["200067361"],
    needs: ["housing"],
    message: "Bonjour, je cherche un logement pour mon stage.",
    consentPartners: true,
    consentNews: false,
    ...values,
  };
}

/** A request received by the public form. */
export async function createSubmission(values: Partial<Interest> = {}): Promise<SubmissionRecord> {
  const id = await submitInterest(PUBLIC, interest(values), {
    channel: "form",
    language: "fr",
    suspicions: [],
  });
  return reloadSubmission(id);
}

/** A file opened from such a request and followed by this colleague. Returns its id. */
export async function createFile(user: User, values: Partial<Interest> = {}): Promise<string> {
  const submission = await createSubmission(values);
  return openFile(user, submission, { _id: user.id, name: user.name, email: user.email });
}

export async function reloadSubmission(id: string): Promise<SubmissionRecord> {
  const submission = await Submission.findById(id).lean<SubmissionRecord>();
  if (!submission) throw new Error(`no submission ${id}`);
  return submission;
}
