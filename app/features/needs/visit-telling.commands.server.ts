import type { NeedRecord } from "#models/need";
import type { NeedVisit, VisitFeedback } from "#models/need-visit";
import type { Actor } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { audit, type Effect, entry } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { LIKINGS, REFUSAL_REASONS } from "~/vocabulary/need-options";
import { NBSP } from "~/vocabulary/typography";
import { changeVisit, visitOf } from "./need-visits.commands.server";
import { visitTitle } from "./visit-words";

const MOST_TOLD = 20;

export type VisitTold = Pick<VisitFeedback, "liking" | "reasons" | "note">;

/**
 * Notes that a visit took place, and what the household thought of it. Refuses one called off or still to come. Returns the
 * id of what was noted.
 */
export async function recordVisit(
  actor: Actor,
  need: NeedRecord,
  visitId: string,
  told: VisitTold,
): Promise<string> {
  return keepFeedback(actor, need, visitId, { ...told, by: actor.name ?? "l’équipe" });
}

/**
 * What an adult says of a visit on their own page, in place of what they said before; `effects` go with it. Refuses a visit
 * called off or still to come, 404 for one of another need. Returns the id of what was noted.
 */
export async function tellOfVisit(
  actor: Actor,
  need: NeedRecord,
  visitId: string,
  told: VisitTold & Required<Pick<VisitFeedback, "memberId" | "by">>,
  effects: Effect[] = [],
): Promise<string> {
  return keepFeedback(actor, need, visitId, told, effects);
}

/** Takes back what was noted of a visit: it is planned again when nothing else was said of it. */
export async function withdrawFeedback(
  actor: Actor,
  need: NeedRecord,
  visitId: string,
  feedbackId: string,
): Promise<void> {
  const visit = visitOf(need, visitId);
  const feedback = visit.feedback.filter(({ id }) => id !== feedbackId);
  const isPlanned = feedback.length === 0 && visit.kind !== "job-offer";
  await changeVisit(actor, need, visit, {
    from: "done",
    version: need.version,
    set: { "visits.$.feedback": feedback, "visits.$.state": isPlanned ? "planned" : "done" },
    effects: [audit("need.visit-updated", ["feedback"])],
  });
}

async function keepFeedback(
  actor: Actor,
  need: NeedRecord,
  visitId: string,
  told: Omit<VisitFeedback, "id" | "at">,
  effects: Effect[] = [],
): Promise<string> {
  const visit = visitOf(need, visitId);
  refuseUntimely(visit);
  const kept: VisitFeedback = { ...told, id: newId(), at: now() };
  const others = visit.feedback.filter(({ memberId }) => !memberId || memberId !== told.memberId);
  await changeVisit(actor, need, visit, {
    from: visit.state,
    version: need.version,
    set: { "visits.$.state": "done", "visits.$.feedback": withinLimit([...others, kept]) },
    effects: [audit("need.visit-told"), lineOf(actor, need, visit, kept), ...effects],
  });
  return kept.id;
}

/** The latest; what an adult said on their own page is never what goes. */
function withinLimit(feedback: readonly VisitFeedback[]): VisitFeedback[] {
  const noted = feedback.filter(({ memberId }) => !memberId);
  const gone = noted.slice(0, Math.max(0, feedback.length - MOST_TOLD));
  return feedback.filter((told) => !gone.includes(told));
}

function refuseUntimely({ state, on }: NeedVisit): void {
  if (state === "cancelled") throw new UserFacingError("Cette rencontre a été annulée.");
  if (on > toDay(now()))
    throw new UserFacingError("Ce jour n’est pas encore venu : déplacez d’abord la rencontre.");
}

function lineOf(actor: Actor, need: NeedRecord, visit: NeedVisit, told: VisitFeedback): Effect {
  const { householdId, track, options } = need;
  const why = told.reasons.map((reason) => REFUSAL_REASONS[reason].fr).join(", ");
  const thought = [LIKINGS[told.liking].fr, why].filter(Boolean).join(`${NBSP}: `);
  return entry({
    ...{ householdId, track, kind: "change", authorName: actor.name ?? told.by },
    text: `${visitTitle(visit, options)}. «${NBSP}${thought}${NBSP}»`,
    quote: told.note,
    memberId: told.memberId ?? need.criteria.memberId,
  });
}
