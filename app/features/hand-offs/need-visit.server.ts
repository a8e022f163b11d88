import type { HandOffAnswer, HandOffRecord } from "#models/hand-off";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { type Effect, entry, followUp } from "~/core/db/effects.server";
import { visitDay } from "./answer-words";
import { visitEntryId } from "./hand-off-matter.server";

/** The line of the timeline of the visit agreed with a partner who takes care of a need, if there is one. */
export function needVisitLine(handOff: HandOffRecord, { id, act, visit, by }: HandOffAnswer): Effect[] {
  const isLatest = handOff.answers.at(-1)?.id === id;
  if (handOff.introduction || act !== "accept" || !visit || !isLatest) return [];
  const line = entry({
    householdId: handOff.householdId,
    track: handOff.track,
    kind: "visit",
    text: `Visite convenue avec ${handOff.partnerName}, ${visitDay(visit)}.`,
    visitOn: visit.on,
    authorName: by ?? handOff.partnerName,
  });
  return [{ ...line, id: visitEntryId(id) }];
}

/** Takes that line off once the partner says something else before that day. */
export function droppedNeedVisit({ introduction, answers }: HandOffRecord): Effect[] {
  const last = answers.at(-1);
  if (introduction || !last?.visit || last.visit.on < toDay(now())) return [];
  const entryId = visitEntryId(last.id);
  return [followUp("binEntry", { entryId, isDeleted: true, at: now().toISOString() })];
}
