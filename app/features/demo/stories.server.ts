import type { Story } from "./demo-story";
import { DOCTOR_STORIES } from "./stories-doctors.server";
import { FAMILY_STORIES } from "./stories-families.server";
import { FAMILY_HOME_STORIES } from "./stories-families-homes.server";
import { FIRST_STEP_STORIES } from "./stories-first-steps.server";
import { INTERN_ASKING_STORIES } from "./stories-interns-asking.server";
import { INTERN_AWAITING_STORIES } from "./stories-interns-awaiting.server";
import { INTERN_HOUSING_STORIES } from "./stories-interns-housing.server";
import { LOCUM_STORIES } from "./stories-locums.server";
import { POOL_STORIES } from "./stories-pool.server";
import { SEMESTER_STORIES } from "./stories-semesters.server";
import { SETTLED_STORIES } from "./stories-settled.server";
import { TRIAGE_STORIES } from "./stories-triage.server";
import { YOUNG_CHILDREN_STORIES } from "./stories-young-children.server";

/** Every story of the demonstration; the rank of each makes its phone number. */
export const STORIES: readonly Story[] = [
  ...INTERN_HOUSING_STORIES,
  ...INTERN_AWAITING_STORIES,
  ...FAMILY_STORIES,
  ...FAMILY_HOME_STORIES,
  ...DOCTOR_STORIES,
  ...LOCUM_STORIES,
  ...SEMESTER_STORIES,
  ...INTERN_ASKING_STORIES,
  ...SETTLED_STORIES,
  ...FIRST_STEP_STORIES,
  ...TRIAGE_STORIES,
  ...POOL_STORIES,
  ...YOUNG_CHILDREN_STORIES,
];
