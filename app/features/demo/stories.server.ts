import type { Story } from "./demo-story";
import { DOCTOR_STORIES } from "./stories-doctors.server";
import { FAMILY_STORIES } from "./stories-families.server";
import { INTERN_STORIES } from "./stories-interns.server";
import { LATER_STORIES } from "./stories-later.server";
import { SEMESTER_STORIES } from "./stories-semesters.server";
import { TRIAGE_STORIES } from "./stories-triage.server";

/** Every story of the demonstration; the rank of each makes its phone number. */
export const STORIES: readonly Story[] = [
  ...INTERN_STORIES,
  ...FAMILY_STORIES,
  ...DOCTOR_STORIES,
  ...SEMESTER_STORIES,
  ...LATER_STORIES,
  ...TRIAGE_STORIES,
];
