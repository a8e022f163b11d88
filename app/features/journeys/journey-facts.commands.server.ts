import { Candidate, type CandidateRecord } from "#models/candidate";
import { Household } from "#models/household";
import type { User } from "~/core/auth/actor";
import { commit } from "~/core/db/commit.server";
import { audit, entry } from "~/core/db/effects.server";
import { derivedId } from "~/core/ids.server";
import { updateProject } from "~/features/candidates/candidate-project.commands.server";
import { projectOf } from "~/features/candidates/project-fields";
import { recordConsent } from "~/features/consents/consents.commands.server";
import { changeArrival } from "~/features/households/household-arrival.commands.server";
import { recordNote } from "~/features/households/households.commands.server";
import { formatDayLong } from "~/vocabulary/typography";
import type { Filled } from "./journey-moves.schema.server";

/**
 * Writes what was filled in where a journey is moved, each where it belongs: the project, the file, the timeline, the
 * consents. What is left empty changes nothing. Returns the candidate after it.
 */
export async function fillFacts(
  user: User,
  candidate: CandidateRecord,
  filled: Filled,
): Promise<CandidateRecord> {
  await fillProject(user, candidate, filled);
  await fillDays(user, candidate, filled);
  const { _id: candidateId, householdId, firstName } = candidate;
  if (filled.visitOn)
    await recordNote(user, householdId, `Visite de ${firstName}.`, {
      // Pressed twice, it is told once.
      id: derivedId("visit", candidateId, filled.visitOn, String(candidate.version)),
      visitOn: filled.visitOn,
      memberId: candidateId,
    });
  if (filled.arrivalOn) await fillArrival(user, householdId, filled.arrivalOn);
  if (filled.consent)
    await recordConsent(user, { householdId, candidateId, purpose: "introduction", means: filled.consent });
  return Candidate.findById(candidateId).orFail().lean<CandidateRecord>();
}

async function fillProject(user: User, candidate: CandidateRecord, filled: Filled): Promise<void> {
  const { exerciseModes, specialty, territories } = filled;
  const current = projectOf(candidate);
  await updateProject(
    user,
    candidate._id,
    { ...current },
    {
      ...current,
      ...(exerciseModes.length > 0 ? { exerciseModes } : {}),
      ...(specialty ? { specialty } : {}),
      ...(territories.length > 0 ? { territories } : {}),
    },
  );
}

const DAYS = { interviewOn: "Entretien d’accueil le", placementOn: "Stage confirmé le" } as const;

async function fillDays(user: User, candidate: CandidateRecord, filled: Filled): Promise<void> {
  for (const field of ["interviewOn", "placementOn"] as const) {
    const day = filled[field];
    if (!day || day === candidate[field]) continue;
    await commit(user, Candidate, candidate._id, {
      set: { [field]: day },
      effects: [
        audit("candidate.updated", [field]),
        entry({
          householdId: candidate.householdId,
          track: "professional",
          kind: "change",
          text: `${DAYS[field]} ${formatDayLong(day)}.`,
          memberId: candidate._id,
          authorName: user.name,
        }),
      ],
    });
  }
}

async function fillArrival(user: User, householdId: string, is: string): Promise<void> {
  const household = await Household.findById(householdId, { arrivalOn: 1 }).lean();
  if (household?.arrivalOn !== is) await changeArrival(user, householdId, { was: household?.arrivalOn, is });
}
