import { Need, type NeedRecord, type NeedStanding } from "#models/need";
import type { Actor } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit, entry, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { derivedId, newId } from "~/core/ids.server";
import { communesByCodes } from "~/features/reference-data/reference-data.queries.server";
import { NEED_KINDS, NEED_STATES, NEED_TRACKS, type NeedKind } from "~/vocabulary/needs";
import { refreshed, saveReopening, standingAfter } from "./need-standing.commands.server";
import { isSpecified, standingOf } from "./need-status";

/** Opens a need of a household; one of this kind already open is left as it is. */
export async function openNeed(
  actor: Actor,
  householdId: string,
  kind: NeedKind,
  origin = newId(),
): Promise<void> {
  const track = NEED_TRACKS[kind];
  await create(
    actor,
    Need,
    {
      _id: derivedId("need", origin, householdId, kind),
      householdId,
      kind,
      track,
      state: "to-qualify",
      isOpen: true,
      ball: "us",
      rule: "to-qualify",
      criteria: { communes: [] },
      options: [],
      openedAt: now(),
      updatedAt: now(),
    },
    [audit("need.opened", [kind]), followUp("refreshFile", { householdId })],
  );
}

/** Sets what is looked for, the communes by the name they have today. */
export async function updateCriteria(
  actor: Actor,
  need: NeedRecord,
  criteria: NeedRecord["criteria"],
): Promise<void> {
  const places = await communesByCodes(criteria.communes);
  const communeNames = criteria.communes.map((code) => places.get(code)?.name ?? code);
  const { set, unset } = need.isOpen
    ? await standingAfter(need, { isSpecified: isSpecified(criteria) })
    : { set: { updatedAt: now() }, unset: [] };
  await commit(actor, Need, need._id, {
    set: { ...set, criteria: { ...criteria, communeNames } },
    unset,
    effects: [
      audit("need.updated", changedCriteria(need.criteria, criteria)),
      entry({
        householdId: need.householdId,
        track: need.track,
        kind: "change",
        text: `Critères précisés : ${lower(NEED_KINDS[need.kind].fr)}.`,
        authorName: actor.name,
      }),
      refreshed(need),
    ],
  });
}

const PAST = "Ce jour est passé. Choisissez-en un à partir d’aujourd’hui.";

/**
 * Keeps what a colleague says of where a need stands and who has the ball: it holds until a hand-off or an option moves.
 * A settled or dropped need is closed, any other is open. Refuses a newly promised day which is past.
 */
export async function recordProgress(actor: Actor, need: NeedRecord, standing: NeedStanding): Promise<void> {
  const { state, promisedOn } = standing;
  const isPast = promisedOn && promisedOn !== need.promisedOn && promisedOn < toDay(now());
  if (isPast) throw new UserFacingError(PAST, { field: "promisedOn" });
  const said = { ...standingOf(standing), at: now(), ...(actor.id ? { by: actor.id } : {}) };
  await saveReopening(actor, need, {
    ...(await standingAfter(need, { said })),
    effects: [
      audit(state === "decided" ? "need.decided" : "need.updated", ["state", "ball"]),
      entry({
        householdId: need.householdId,
        track: need.track,
        kind: "change",
        text: `${NEED_KINDS[need.kind].fr} : ${NEED_STATES[state].fr}.`,
        authorName: actor.name,
      }),
      refreshed(need),
    ],
  });
}

/** The criteria that differ, by name; the names of the communes follow their codes. */
function changedCriteria(
  { communeNames: _, ...before }: NeedRecord["criteria"],
  after: NeedRecord["criteria"],
): string[] {
  const [was, is] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const names = new Set([...was.keys(), ...is.keys()]);
  return [...names].filter((name) => JSON.stringify(was.get(name)) !== JSON.stringify(is.get(name)));
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
