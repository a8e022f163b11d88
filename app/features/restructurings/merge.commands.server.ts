import type { User } from "~/core/auth/actor";
import { entry } from "~/core/db/effects.server";
import { settle } from "~/core/db/relay.server";
import { planRestructuring } from "~/core/db/restructure-plan.server";
import { UserFacingError } from "~/core/errors";
import { derivedId } from "~/core/ids.server";
import { refuseIfMoving } from "./file-undo.commands.server";
import { getSides, seenOf } from "./merge.queries.server";
import { requireOneScholarship } from "./merge-scholarships.server";
import { type MergeAsked, mergeSteps, samePeople } from "./merge-steps.server";
import { launchRestructuring } from "./restructurings.commands.server";

/**
 * Makes one file of two this colleague may see: everything of `goneId` joins `keptId`, whose address it then leads
 * to. Refuses a file with itself, one whose merge or split is under way, what changed since it was compared, and one person
 * with two scholarships under way in a programme. Returns the restructuring, which undoes it.
 */
export async function mergeFiles(
  user: User,
  keptId: string,
  goneId: string,
  asked: MergeAsked,
): Promise<string> {
  if (keptId === goneId) throw new UserFacingError("C’est le même dossier : choisissez-en un autre.");
  // What their last changes entail is carried out first: it would otherwise go away with the file.
  await settle();
  const sides = await getSides(user, keptId, goneId);
  await refuseIfMoving([keptId, goneId]);
  if (asked.seen && asked.seen !== seenOf(sides))
    throw new UserFacingError(
      "L’un des deux dossiers a changé pendant que vous les compariez : relisez-les, puis réunissez-les.",
    );
  const { kept, gone } = sides;
  const versions = [kept, gone].map(({ household }) => `${household._id} ${household.version}`);
  const absorbed = Object.fromEntries(samePeople(sides, asked).map(({ kept, gone }) => [gone._id, kept._id]));
  await requireOneScholarship(new Map(Object.entries(absorbed)));
  const id = await planRestructuring(
    user,
    {
      // Pressed twice at once, the button plans the same merge.
      id: derivedId("merge", ...versions),
      kind: "merge",
      label: "Deux dossiers réunis en un",
      summary: { keptId, otherId: goneId, absorbed },
    },
    mergeSteps(sides, asked),
  );
  await launchRestructuring(user, id, [
    entry({
      householdId: keptId,
      kind: "change",
      text: `Le dossier ${gone.household.title} a été réuni à celui-ci.`,
      restructuringId: id,
      authorName: user.name,
    }),
  ]);
  return id;
}
