import { Household, type HouseholdRecord } from "#models/household";
import { Need, type NeedCriteria, type NeedRecord, type NeedStanding } from "#models/need";
import type { Actor } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit, entry } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { derivedId, newId } from "~/core/ids.server";
import { possibleSeekersOf } from "~/features/households/adults";
import { childrenConcerned, isChildKind } from "~/features/households/child-needs";
import { communesByCodes } from "~/features/reference-data/reference-data.queries.server";
import { withTrade } from "~/features/spouse-work/work-profile.queries.server";
import { NEED_STATES, NEED_TRACKS, type NeedKind } from "~/vocabulary/needs";
import { lowerFirst, NBSP } from "~/vocabulary/typography";
import { adaptedCareEffects } from "../childcare/adapted-care.commands.server";
import { mergeCriteria } from "./criteria-merging";
import { changedMeanwhile } from "./criteria-words";
import { giveToOnlyChild } from "./need-child.commands.server";
import { calledOff, NO_CHANGE } from "./need-follow-up.server";
import { namedNeed } from "./need-naming.queries.server";
import { refreshed, saveReopening, standingAfter } from "./need-standing.commands.server";
import { isSpecified, standingOf } from "./need-status";
import { nextStepOnceClosed } from "./option-next-step.server";

/**
 * Opens a need of a household; one of this kind already open is left as it is. What is a child’s alone is opened for each
 * child it is about on the day of arrival, by age, and for nobody in particular while the file tells of none. Returns the
 * ids of those it opened.
 */
export async function openNeed(
  actor: Actor,
  householdId: string,
  kind: NeedKind,
  origin = newId(),
): Promise<string[]> {
  if (!isChildKind(kind)) return openOneNeed(actor, { householdId, kind }, origin);
  const told = { children: 1, arrivalOn: 1 };
  const household = await Household.findById(householdId, told).lean<HouseholdRecord>();
  const { children = [], arrivalOn = toDay(now()) } = household ?? {};
  const concerned = childrenConcerned(kind, children, arrivalOn);
  if (concerned.length === 0) return openOneNeed(actor, { householdId, kind }, origin);
  await giveToOnlyChild(actor, householdId, kind, concerned);
  const opened: string[] = [];
  for (const { id: childId } of concerned)
    opened.push(...(await openOneNeed(actor, { householdId, kind, childId }, origin)));
  return opened;
}

/** Opens a need of one kind, of a household or of one of its children; one already open is left as it is. Returns the id of what it opened. */
export async function openOneNeed(
  actor: Actor,
  { householdId, kind, childId }: Pick<NeedRecord, "householdId" | "kind" | "childId">,
  origin = newId(),
): Promise<string[]> {
  const track = NEED_TRACKS[kind];
  const _id = derivedId("need", origin, householdId, kind, ...(childId ? [childId] : []));
  const isOpened = await create(
    actor,
    Need,
    {
      _id,
      householdId,
      kind,
      ...(childId ? { childId } : {}),
      track,
      state: "to-qualify",
      isOpen: true,
      ball: "us",
      rule: "to-qualify",
      criteria: { communes: [], ...(await whoseOf(householdId, kind)) },
      options: [],
      openedAt: now(),
      updatedAt: now(),
    },
    // What was done before it was opened, a visit day, counts for its standing.
    [audit("need.opened", [kind]), refreshed({ _id })],
  );
  return isOpened ? [_id] : [];
}

/** Whose a search for work is when there is no doubt: that of the spouse, who alone may be looking. */
async function whoseOf(householdId: string, kind: NeedKind): Promise<Pick<NeedCriteria, "memberId">> {
  if (kind !== "spouse-work") return {};
  const members = { heads: 1, adults: 1, relations: 1 };
  const household = await Household.findById(householdId, members).lean<HouseholdRecord>();
  const [seeker, another] = household ? possibleSeekersOf(household) : [];
  const isSpouse = household?.adults?.some(({ id, relation }) => id === seeker?.id && relation === "couple");
  return seeker && isSpouse && !another ? { memberId: seeker.id } : {};
}

/**
 * Brings what a form changed into what is looked for, the communes and that of the place of work by the name they have
 * today; what counts most stays as it was when it is not said. `seen` is what the form was drawn from: refuses, naming it,
 * only what somebody else changed meanwhile.
 */
export async function updateCriteria(
  actor: Actor,
  need: NeedRecord,
  wanted: NeedCriteria,
  seen: Readonly<Record<string, unknown>> = { ...need.criteria },
): Promise<void> {
  for (let fresh: NeedRecord | null = need; fresh; fresh = await Need.findById(need._id).lean<NeedRecord>()) {
    const edit = { before: seen, submitted: wanted, current: fresh.criteria };
    const { criteria, changes, conflicts } = mergeCriteria(edit);
    if (conflicts.length > 0) throw new UserFacingError(changedMeanwhile(need.kind, conflicts));
    if (await saveCriteria(actor, fresh, await withTrade(criteria), changes)) return;
  }
  throw notFound();
}

/** Writes criteria over a need as it was read; false when it changed meanwhile. */
async function saveCriteria(
  actor: Actor,
  need: NeedRecord,
  criteria: NeedCriteria,
  changes: string[],
): Promise<boolean> {
  const { set, unset } = need.isOpen
    ? await standingAfter(need, { isSpecified: isSpecified(criteria) })
    : { set: { updatedAt: now() }, unset: [] };
  const saved = await commit(actor, Need, need._id, {
    onlyIf: { version: need.version },
    set: { ...set, criteria: { ...filled(criteria), ...(await namesIn(criteria)) } },
    unset,
    effects: [
      audit("need.updated", auditable(changes)),
      entry({
        householdId: need.householdId,
        track: need.track,
        memberId: criteria.memberId,
        kind: "change",
        text: `Critères précisés${NBSP}: ${lowerFirst(await namedNeed(need))}.`,
        authorName: actor.name,
      }),
      ...adaptedCareEffects(need, criteria),
      refreshed(need),
    ],
  });
  return saved !== null;
}

/** Of what is for the team alone, that it was ticked would tell what it is: the criteria changed, no more. */
function auditable(changes: readonly string[]): string[] {
  return [...new Set(changes.map((field) => (TEAM_ALONE.includes(field) ? "criteria" : field)))];
}

const TEAM_ALONE: readonly string[] = ["hasAdaptedCare", "needsArrangements"];

/** The names that the communes have today. */
async function namesIn({ communes, workplaceCode }: NeedCriteria) {
  const places = await communesByCodes([...communes, ...(workplaceCode ? [workplaceCode] : [])]);
  const nameOf = (code: string) => places.get(code)?.name ?? code;
  return {
    communeNames: communes.map(nameOf),
    ...(workplaceCode ? { workplaceName: nameOf(workplaceCode) } : {}),
  };
}

/** Nothing is kept of what counts as its kind says. */
function filled({ importances = {}, ...criteria }: NeedCriteria): NeedCriteria {
  return Object.keys(importances).length > 0 ? { ...criteria, importances } : criteria;
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
  const { set, unset } = await standingAfter(need, { said });
  const next = set.isOpen ? calledOff(need) : NO_CHANGE;
  await saveReopening(actor, need, {
    set,
    unset: [...unset, ...next.unset],
    effects: [
      ...next.effects,
      audit(state === "decided" ? "need.decided" : "need.updated", ["state", "ball"]),
      entry({
        householdId: need.householdId,
        track: need.track,
        memberId: need.criteria.memberId,
        kind: "change",
        text: `${await namedNeed(need)}${NBSP}: ${NEED_STATES[state].fr}.`,
        authorName: actor.name,
      }),
      ...(set.isOpen ? [] : [await nextStepOnceClosed(need, state)]),
      refreshed(need),
    ],
  });
}
