import { School } from "#models/school";
import type { Actor } from "~/core/auth/actor";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { changesOf, writeOf } from "~/core/lost-updates";
import { cardFields, cardOf, type SchoolInput } from "./school-card";
import { findSchoolPartner } from "./school-partners.queries.server";
import { getSchool } from "./schools.queries.server";

const UNKNOWN_PARTNER =
  "Ce partenaire n’est ni un établissement scolaire ni une mairie. Choisissez-le dans la liste.";

/**
 * Writes what a colleague adds to an establishment since its form was drawn (`before`): a note, the partner to ask. Refuses,
 * showing both values, a field changed meanwhile, and a partner that is neither a school nor a town hall.
 */
export async function updateSchool(
  actor: Actor,
  uai: string,
  before: Readonly<Record<string, unknown>>,
  submitted: SchoolInput,
): Promise<void> {
  for (;;) {
    const stored = await getSchool(uai);
    const current = cardOf(stored);
    const changes = changesOf(cardFields(await namesIn(submitted, current)), { before, submitted, current });
    if (changes.length === 0) return;
    const { set, unset } = writeOf(changes, submitted);
    if (set.partnerId && !(await findSchoolPartner(set.partnerId)))
      throw new UserFacingError(UNKNOWN_PARTNER, { field: "partnerId" });
    const saved = await commit(actor, School, uai, {
      onlyIf: { version: stored.version },
      set: { ...set },
      unset,
      effects: [audit("school.updated", changes)],
    });
    if (saved) return;
  }
}

async function namesIn(...cards: SchoolInput[]): Promise<Map<string, string>> {
  const ids = [...new Set(cards.flatMap(({ partnerId }) => partnerId ?? []))];
  const found = await Promise.all(ids.map(findSchoolPartner));
  return new Map(found.flatMap((partner) => (partner ? [[partner._id, partner.name] as const] : [])));
}
