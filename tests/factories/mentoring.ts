import type { User } from "~/core/auth/actor";
import type { MentorInput } from "~/features/mentoring/mentor-card";
import { addMentor } from "~/features/mentoring/mentors.commands.server";

/** A general practitioner who accompanies one person at a time. */
export async function createMentor(user: User, values: Partial<MentorInput> = {}): Promise<string> {
  return addMentor(user, {
    ...{ firstName: "Anne", lastName: "Roques", kind: "doctor", specialty: "Médecine générale", most: 1 },
    ...values,
  });
}
