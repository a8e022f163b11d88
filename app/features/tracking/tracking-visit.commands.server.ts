import { Need, type NeedRecord } from "#models/need";
import { FAMILY } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { namedNeed } from "~/features/needs/need-naming.queries.server";
import { tellOfVisit } from "~/features/needs/visit-telling.commands.server";
import { lowerFirst, NBSP } from "~/vocabulary/typography";
import { isToldOf } from "./own-needs";
import type { TrackingAct } from "./tracking.schema.server";
import type { LiveTracking } from "./tracking-link.queries.server";
import { tell } from "./tracking-telling.server";

/**
 * Keeps what this adult thought of a visit, an interview or a meeting, in place of what they said before, and tells who
 * follows the file. 404 for a need they are not told of; refuses one still to come.
 */
export async function sayOfVisit(
  { member }: LiveTracking,
  { needId, visitId, liking, reasons, note }: Extract<TrackingAct, { act: "visit" }>,
): Promise<void> {
  const { id: memberId, name, household } = member;
  const need = await Need.findOne({ _id: needId, householdId: household._id }).lean<NeedRecord>();
  if (!need || !isToldOf(need.kind, memberId, household)) throw notFound();
  const text = `${name} a donné son avis sur une visite${NBSP}: ${lowerFirst(await namedNeed(need))}.`;
  await tellOfVisit(
    { ...FAMILY, name },
    need,
    visitId,
    { memberId, by: name, liking, reasons, note },
    await tell(member, text, `/needs/${needId}`),
  );
}
