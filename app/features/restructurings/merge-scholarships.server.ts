import { Candidate } from "#models/candidate";
import { Scholarship, type ScholarshipRecord } from "#models/scholarship";
import { changing, type PlannedStep } from "~/core/db/restructure-plan.server";
import { UserFacingError } from "~/core/errors";
import type { Sides } from "./merge.queries.server";
import { replaced, shownIn } from "./merge-following.server";
import type { Replaced } from "./merge-members.server";

/** The scholarships of the file that goes follow it, whoever they are of. */
export async function* scholarshipSteps(
  { kept, gone }: Sides,
  people: Replaced,
): AsyncGenerator<PlannedStep> {
  const [from, to] = [gone.household._id, kept.household._id];
  const theirs = await Scholarship.find({ householdId: from }, { candidateId: 1 }).lean<
    ScholarshipRecord[]
  >();
  for (const { _id, candidateId } of theirs)
    yield changing(
      Scholarship,
      _id,
      { set: { householdId: to, ...replaced({ candidateId }, people) } },
      shownIn(to),
    );
  const holders = new Set(theirs.flatMap(({ candidateId }) => people.get(candidateId) ?? []));
  for (const id of holders) yield changing(Candidate, id, { set: { hasScholarship: true } }, shownIn(to));
}

/**
 * Refuses to make one of two records that both have a scholarship under way in the same programme: each binds, or may come to,
 * and which of the two stands is for the team to say first.
 */
export async function requireOneScholarship(people: Replaced): Promise<void> {
  const ids = [...people.entries()].flat();
  const open = await Scholarship.find(
    { candidateId: { $in: ids }, isOpen: true },
    { candidateId: 1, programmeId: 1 },
  ).lean();
  const keys = open.map(
    ({ candidateId, programmeId }) => `${people.get(candidateId) ?? candidateId}/${programmeId}`,
  );
  if (new Set(keys).size < keys.length)
    throw new UserFacingError(
      "Cette personne a deux bourses en cours dans le même programme, une par dossier. Mettez fin à l’une des deux, puis réunissez les dossiers.",
    );
}
