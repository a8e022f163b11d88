import type { Signatory } from "#models/agreement";
import { Programme, type ProgrammeRecord } from "#models/programme";
import { Scholarship, type ScholarshipRecord } from "#models/scholarship";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { linkToken } from "~/core/links.server";
import { makeAgreement, sendAgreement } from "~/features/scholarships/agreement.commands.server";
import type { SignatoryInput } from "~/features/scholarships/agreement-changes.server";
import { signByLink } from "~/features/scholarships/signature.commands.server";
import { signatureLink } from "~/features/scholarships/signature-letters.server";
import { createScholarship, scholarshipOf } from "./scholarships";

/** The person first, then the Département and the faculty at once. */
export const PARTIES: SignatoryInput[] = [
  { role: "beneficiary", name: "Élodie Caron", email: "caron@internes.example", rank: 1 },
  { role: "department", name: "Anne Roques", quality: "Présidente", email: "anne@lot.example", rank: 2 },
  { role: "faculty", name: "Paul Vidal", quality: "Doyen", email: "paul@fac.example", rank: 2 },
];

/** A scholarship the commission granted, on terms frozen that day. Returns its id. */
export async function createGranted(
  user: User,
  values: Parameters<typeof createScholarship>[1] = {},
): Promise<string> {
  const { _id, programmeId, versionId } = await createScholarship(user, values);
  const programme = await Programme.findById(programmeId).orFail().lean<ProgrammeRecord>();
  const terms = programme.versions.find(({ id }) => id === versionId);
  const panel = { sessionId: "none", result: "granted", actNumber: "2026-41", on: "2026-03-01" };
  await Scholarship.updateOne(
    { _id },
    { $set: { terms, stage: "agreement", since: now(), panel }, $unset: { nextOn: 1 } },
  );
  return _id;
}

/** The same, its agreement written and sent to the first of these parties. */
export async function createSentAgreement(
  user: User,
  parties = PARTIES,
  values: Parameters<typeof createScholarship>[1] = {},
): Promise<string> {
  const id = await createGranted(user, values);
  await makeAgreement(user, id, parties);
  await sendAgreement(user, id, 1);
  return id;
}

/** Who signs the text in force under this name. */
export async function signatoryOf(id: string, name: string): Promise<Signatory> {
  const text = (await scholarshipOf(id)).agreements.at(-1);
  const found = text?.signatories.find((one) => one.name === name);
  if (!found) throw new Error(`no signatory ${name}`);
  return found;
}

/** The token of the link of one of them, today. */
export async function signatureToken(id: string, name: string): Promise<string> {
  return linkToken(signatureLink(await signatoryOf(id, name)));
}

/** Signs by link the text in force. */
export async function signAs(id: string, name: string): Promise<void> {
  const version = (await scholarshipOf(id)).agreements.at(-1)?.version ?? 0;
  await signByLink(await signatureToken(id, name), { version, typedName: name });
}

/** The text in force. */
export async function textOf(id: string): Promise<ScholarshipRecord["agreements"][number]> {
  const text = (await scholarshipOf(id)).agreements.at(-1);
  if (!text) throw new Error("no agreement");
  return text;
}
