import { FAMILY } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { getSettings } from "~/core/settings.server";
import { documentsOf } from "~/features/placements/missing";
import { noteToldSent } from "~/features/placements/placements.commands.server";
import { findPlacementOf } from "~/features/placements/placements.queries.server";
import { lowerFirst, NBSP } from "~/vocabulary/typography";
import type { TrackingAct } from "./tracking.schema.server";
import type { LiveTracking } from "./tracking-link.queries.server";
import { tell } from "./tracking-telling.server";

/**
 * Keeps that an intern says a document of their arrival was sent, once, and tells who follows the file. 404 for a semester
 * that is not theirs, and for a document that is not asked of them.
 */
export async function sayDocumentSent(
  { member }: LiveTracking,
  { semesterId, key }: Extract<TrackingAct, { act: "sent" }>,
): Promise<void> {
  const { candidate, name } = member;
  const placement = candidate && (await findPlacementOf(candidate._id, semesterId));
  if (!placement) throw notFound();
  const { arrival } = await getSettings();
  const document = documentsOf(placement, arrival.documents).find((one) => one.key === key);
  if (!document) throw notFound();
  const text = `${name} dit avoir envoyé${NBSP}: ${lowerFirst(document.fr)}.`;
  const told = await tell(member, text, `/semesters/${semesterId}/arrivals`);
  await noteToldSent({ ...FAMILY, name }, placement._id, key, told);
}
