import { type Companion, Placement } from "#models/placement";
import type { Actor } from "~/core/auth/actor";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { findPlacementOf } from "./placements.queries.server";

interface Named {
  candidateId: string;
  semesterId: string;
  withId: string;
}

/**
 * Makes the semester of a companion say of an intern (`withId`) what that intern’s own semester says of them: safe
 * twice, in any order. Somebody who has no semester open is left alone.
 */
export async function noteCompanion(actor: Actor, { candidateId, semesterId, withId }: Named): Promise<void> {
  for (;;) {
    const [own, theirs] = await Promise.all([
      findPlacementOf(candidateId, semesterId),
      findPlacementOf(withId, semesterId),
    ]);
    if (!own) return;
    const kind = theirs?.companions.find((companion) => companion.candidateId === candidateId)?.kind;
    const companions = withCompanion(own.companions, withId, kind);
    if (companions === own.companions) return;
    const saved = await commit(actor, Placement, own._id, {
      onlyIf: { version: own.version },
      set: { companions },
      effects: [audit("placement.updated", ["companions"])],
    });
    if (saved) return;
  }
}

/** The same list when nothing changes. */
function withCompanion(
  companions: Companion[],
  candidateId: string,
  kind: Companion["kind"] | undefined,
): Companion[] {
  const known = companions.find((companion) => companion.candidateId === candidateId);
  if (known?.kind === kind) return companions;
  const others = companions.filter((companion) => companion.candidateId !== candidateId);
  return kind ? [...others, { candidateId, kind }] : others;
}
