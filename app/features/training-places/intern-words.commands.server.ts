import { Candidate } from "#models/candidate";
import { Placement, type PlacementRecord, type SupervisorWord } from "#models/placement";
import type { SupervisorRecord } from "#models/supervisor";
import { PARTNER } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, type Effect, notice } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { isOverLimit } from "~/core/http/limits.server";
import { standInFor } from "~/features/accounts/stand-ins.queries.server";
import { ofName } from "~/vocabulary/typography";
import { endedInterns } from "./intern-words.queries.server";
import { listPlacesOf } from "./seats-page.queries.server";
import { nameOf } from "./supervisors.queries.server";

const GONE = "Ce stage n’attend plus de mot. Rechargez la page.";
const TOO_OFTEN = "Ces mots viennent de changer plusieurs fois. Appelez-nous, nous noterons le bon.";

/**
 * Keeps what a supervisor says of the project of an intern who was there, for the team alone; said again, it replaces what
 * they said. Whoever follows the file is told once that there is a word. Refuses an intern who was not theirs, a semester
 * too far away, and more than ten words an hour.
 */
export async function sayOfIntern(
  supervisor: SupervisorRecord,
  { placementId, comesBack, text }: Pick<SupervisorWord, "comesBack" | "text"> & { placementId: string },
): Promise<void> {
  const interns = await endedInterns(await listPlacesOf(supervisor._id), supervisor._id);
  const intern = interns.find((one) => one.placementId === placementId);
  if (!intern) throw new UserFacingError(GONE);
  if (intern.said?.comesBack === comesBack && intern.said.text === text) return;
  if (await isOverLimit("link-answer", `seats ${supervisor._id}`)) throw new UserFacingError(TOO_OFTEN);
  const by = nameOf(supervisor);
  const word = { supervisorId: supervisor._id, by, comesBack, ...(text ? { text } : {}), at: now() };
  for (;;) {
    const placement = await Placement.findById(placementId).lean<PlacementRecord>();
    if (!placement) throw new UserFacingError(GONE);
    const { version, supervisorWords = [] } = placement;
    const others = supervisorWords.filter(({ supervisorId }) => supervisorId !== supervisor._id);
    const saved = await commit({ ...PARTNER, name: by }, Placement, placementId, {
      onlyIf: { version },
      set: { supervisorWords: [...others, word] },
      effects: [
        audit("placement.supervisor-said", ["supervisorWords"]),
        ...(intern.said
          ? []
          : await telling(placement, `${by} a laissé un mot sur le projet ${ofName(intern.name)}.`)),
      ],
    });
    if (saved) return;
  }
}

/** On the track of the family, that only the team reads. */
async function telling({ candidateId, householdId }: PlacementRecord, text: string): Promise<Effect[]> {
  const candidate = await Candidate.findById(candidateId, { referentId: 1 }).lean();
  if (!candidate?.referentId) return [];
  const href = `/candidates/${candidateId}/placements`;
  return [notice({ accountId: await standInFor(candidate.referentId), householdId, text, href })];
}
