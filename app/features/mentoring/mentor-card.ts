import type { MentorRecord } from "#models/mentor";
import type { FieldsOf } from "~/core/lost-updates";
import { MENTOR_KINDS } from "~/vocabulary/mentoring";

/** What a colleague types of a volunteer. */
export type MentorInput = Pick<
  MentorRecord,
  "firstName" | "lastName" | "kind" | "specialty" | "email" | "phone" | "structureId" | "most"
>;

/** The fields of a volunteer’s card, in words; the structure is told by its name. */
export function mentorFields(structure?: string): FieldsOf<MentorInput> {
  return {
    firstName: { label: "Prénom" },
    lastName: { label: "Nom" },
    kind: { label: "Situation", words: (kind) => MENTOR_KINDS[kind].fr },
    specialty: { label: "Spécialité" },
    email: { label: "E-mail" },
    phone: { label: "Téléphone" },
    structureId: { label: "Structure", words: () => structure ?? "une autre structure" },
    most: { label: "Suit au plus", words: String },
  };
}

/** That part of a volunteer, as its form is drawn from it. */
export function mentorCardOf(mentor: MentorInput): MentorInput {
  const { firstName, lastName, kind, specialty, email, phone, structureId, most } = mentor;
  return { firstName, lastName, kind, specialty, email, phone, structureId, most };
}
