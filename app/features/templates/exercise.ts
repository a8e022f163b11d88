import type { CandidateRecord } from "#models/candidate";
import type { ExerciseMode } from "~/vocabulary/exercise";
import type { TemplateExercise } from "~/vocabulary/templates";

const SALARIED: readonly ExerciseMode[] = ["salaried", "sessions"];

/** Whether a template is for a candidate: most are for all, some for one way of practising. */
export function concerns(
  { exercise }: { exercise?: TemplateExercise },
  candidate: Pick<CandidateRecord, "exerciseModes" | "seeks">,
): boolean {
  return !exercise || exercise === exerciseOf(candidate);
}

/** How the paperwork of a candidate goes: as of salaried practice when it is all they consider, else as of private practice. */
function exerciseOf({
  exerciseModes = [],
  seeks,
}: Pick<CandidateRecord, "exerciseModes" | "seeks">): TemplateExercise {
  const isSalaried =
    exerciseModes.length > 0
      ? exerciseModes.every((mode) => SALARIED.includes(mode))
      : seeks.length > 0 && seeks.every((seek) => seek === "salaried-post");
  return isSalaried ? "salaried" : "private";
}
