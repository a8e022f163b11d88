import { Need, type NeedRecord } from "#models/need";
import type { NeedVisit } from "#models/need-visit";
import type { Actor } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { type Change, commit } from "~/core/db/commit.server";
import { audit, type Effect, entry, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { derivedId, newId } from "~/core/ids.server";
import { lowerFirst } from "~/vocabulary/typography";
import { optionOf } from "./need-options.commands.server";
import { refreshed } from "./need-standing.commands.server";
import { visitSentence } from "./visit-words";

/** A need holds no more: a search of years has a handful. */
const MOST_VISITS = 60;
const CHANGED = "Cette rencontre vient de changer. Rechargez la page.";

export type VisitInput = Pick<NeedVisit, "kind" | "optionId" | "on" | "hour" | "place" | "host" | "note">;
export type VisitMove = Pick<NeedVisit, "on" | "hour" | "place" | "host">;

/**
 * Plans a visit, an interview or a meeting on a day ("YYYY-MM-DD"), or notes one gone by: it is a line of the timeline,
 * which calendars show. An offer received has happened. Refuses a need no longer open or which changes meanwhile, and an
 * option of another. Sent twice by a form, which `seen` tells apart, it is one. Returns its id.
 */
export async function planVisit(
  actor: Actor,
  need: NeedRecord,
  input: VisitInput,
  seen = newId(),
): Promise<string> {
  const id = derivedId("visit", need._id, actor.id ?? "", seen, JSON.stringify(input));
  if (need.visits?.some((visit) => visit.id === id)) return id;
  if (input.optionId) optionOf(need, input.optionId);
  if (!need.isOpen) throw new UserFacingError("Ce besoin est clos : il n’y a plus rien à prévoir.");
  if ((need.visits ?? []).length >= MOST_VISITS) throw new UserFacingError("Ce besoin a trop de rencontres.");
  const line = visitLine(actor, need, input);
  const visit: NeedVisit = {
    ...input,
    id,
    state: firstState(input),
    entryId: line.id,
    feedback: [],
    at: now(),
    ...(actor.id ? { by: actor.id } : {}),
  };
  const saved = await commit(actor, Need, need._id, {
    onlyIf: { version: need.version, isOpen: true },
    set: { updatedAt: now() },
    push: { visits: visit },
    effects: [audit("need.visit-planned", [visit.kind]), line, refreshed(need)],
  });
  if (!saved && !(await Need.exists({ _id: need._id, "visits.id": id }))) throw new UserFacingError(CHANGED);
  return id;
}

/** Moves a planned visit to another day, hour or place, in the timeline too. Refuses one that took place or was called off. */
export async function moveVisit(
  actor: Actor,
  need: NeedRecord,
  visitId: string,
  move: VisitMove,
): Promise<void> {
  const visit = visitOf(need, visitId);
  const line = visitLine(actor, need, { ...visit, ...move });
  await changeVisit(actor, need, visit, {
    set: { ...dotted(move), "visits.$.entryId": line.id },
    effects: [audit("need.visit-updated", ["on", "hour", "place", "host"]), line, ...droppedLine(visit)],
  });
}

/** Calls off a planned visit, which leaves the timeline and the calendars. Refuses one that took place. */
export async function cancelVisit(actor: Actor, need: NeedRecord, visitId: string): Promise<void> {
  const visit = visitOf(need, visitId);
  await changeVisit(actor, need, visit, {
    from: firstState(visit),
    set: { "visits.$.state": "cancelled" },
    effects: [
      audit("need.visit-updated", ["state"]),
      said(actor, need, `Annulé${visit.kind === "interview" ? "" : "e"} : ${lowered(visit, need)}.`),
      ...droppedLine(visit),
    ],
  });
}

/** Plans again a visit called off, as it was. */
export async function restoreVisit(actor: Actor, need: NeedRecord, visitId: string): Promise<void> {
  const visit = visitOf(need, visitId);
  const line = visitLine(actor, need, visit);
  await changeVisit(actor, need, visit, {
    from: "cancelled",
    set: { "visits.$.state": firstState(visit), "visits.$.entryId": line.id },
    effects: [audit("need.visit-planned", [visit.kind]), line],
  });
}

/** An offer received has happened already. */
function firstState({ kind }: Pick<NeedVisit, "kind">): NeedVisit["state"] {
  return kind === "job-offer" ? "done" : "planned";
}

/** A visit of a need; 404 for one of another. */
export function visitOf({ visits = [] }: NeedRecord, visitId: string): NeedVisit {
  const visit = visits.find(({ id }) => id === visitId);
  if (!visit) throw notFound();
  return visit;
}

interface VisitChange extends Pick<Change<NeedRecord>, "set" | "effects"> {
  /** What the visit must still be. */
  from?: NeedVisit["state"];
  /** The version of the need this was computed from, when what others said at the same time would be lost. */
  version?: number;
}

/** One change of one visit; refuses one that is no longer as it was seen. */
export async function changeVisit(
  actor: Actor,
  need: NeedRecord,
  { id }: Pick<NeedVisit, "id">,
  { from = "planned", version, set = {}, effects }: VisitChange,
): Promise<void> {
  await commit(actor, Need, need._id, {
    onlyIf: { visits: { $elemMatch: { id, state: from } }, ...(version === undefined ? {} : { version }) },
    refusal: CHANGED,
    set: { ...set, updatedAt: now() },
    effects: [...effects, refreshed(need)],
  });
}

/** The line of the timeline of a visit: on its day, which calendars read; an offer received is only told. */
function visitLine(actor: Actor, need: NeedRecord, visit: VisitInput): Effect {
  const { householdId, track } = need;
  const isDated = visit.kind !== "job-offer";
  return entry({
    householdId,
    track,
    memberId: need.criteria.memberId,
    kind: isDated ? "visit" : "change",
    text: `${visitSentence(visit, need.options)}.`,
    ...(isDated ? { visitOn: visit.on } : {}),
    authorName: actor.name,
  });
}

function droppedLine({ entryId }: Pick<NeedVisit, "entryId">): Effect[] {
  if (!entryId) return [];
  return [followUp("binEntry", { entryId, isDeleted: true, at: now().toISOString() })];
}

function said(
  actor: Actor,
  { householdId, track, criteria: { memberId } }: NeedRecord,
  text: string,
): Effect {
  return entry({ householdId, track, memberId, kind: "change", text, authorName: actor.name });
}

function lowered(visit: NeedVisit, { options }: NeedRecord): string {
  return lowerFirst(visitSentence(visit, options));
}

function dotted(move: VisitMove): Record<string, unknown> {
  const { on, hour, place, host } = move;
  return { "visits.$.on": on, "visits.$.hour": hour, "visits.$.place": place, "visits.$.host": host };
}
