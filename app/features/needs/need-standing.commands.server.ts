import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Need, type NeedRecord } from "#models/need";
import { VisitDay } from "#models/visit-day";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { type Change, commit, isDuplicateKey } from "~/core/db/commit.server";
import { type Effect, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { planChildren } from "~/features/child-calendar/planned-children.commands.server";
import { isChildKind } from "~/features/households/child-needs";
import { refreshFile } from "~/features/households/household-refresh.commands.server";
import { OPEN_NEED_STATES } from "~/vocabulary/needs";
import {
  type AskedOf,
  askedOf,
  isSameStanding,
  type NeedStatus,
  needStatus,
  type StatusSource,
  sourceOf,
  standingOf,
} from "./need-status";

const READ = {
  state: 1,
  partnerName: 1,
  "versions.answerBy": 1,
  "answers.at": 1,
  "answers.promisedOn": 1,
  "outcomes.at": 1,
  sentAt: 1,
  updatedAt: 1,
} as const;

/**
 * Computes an open need's standing again from its hand-offs, its options and what was said, then its file and, of a
 * child’s, what is planned for them: the follow-up of whatever changes one of them. Safe twice and in any order; done again until what changed meanwhile is in it. Only a
 * colleague takes up a settled need again.
 */
export async function refreshNeed(actor: Actor, needId: string): Promise<void> {
  const need = await Need.findById(needId).lean<NeedRecord>();
  if (!need) return;
  const source = await currentSource(need);
  const status = needStatus(source);
  if (!need.isOpen || (isSameStanding(need, status) && need.rule === status.rule)) {
    await refreshFile(need.householdId);
    if (isChildKind(need.kind)) await planChildren(actor, need.householdId);
    return;
  }
  await commit(actor, Need, needId, {
    onlyIf: { version: need.version, isOpen: true, updatedAt: need.updatedAt },
    ...fieldsOf(status, source),
    effects: [],
    isDerived: true,
  });
  await refreshNeed(actor, needId);
}

/** The fields of a need once some of what its standing comes from has changed. */
export async function standingAfter(
  need: NeedRecord,
  changed: Partial<Omit<StatusSource, "handOffs">>,
): Promise<ReturnType<typeof fieldsOf>> {
  const source = { ...(await currentSource(need)), ...changed };
  return fieldsOf(needStatus(source), source);
}

async function currentSource(need: NeedRecord): Promise<StatusSource> {
  const [handOffs, hasDay] = await Promise.all([handOffsOf(need._id), hasVisitDay(need)]);
  return sourceOf(need, handOffs, hasDay);
}

/** Whether a visit day of the household answers the need: discovering the territory is what a day is for. */
async function hasVisitDay({ kind, householdId }: NeedRecord): Promise<boolean> {
  if (kind !== "discovery") return false;
  return (await VisitDay.exists({ householdId, state: { $ne: "cancelled" } })) !== null;
}

/** What follows a change of the visit days of a household: the standing of what they answer. */
export async function discoveryRefreshed(householdId: string): Promise<Effect[]> {
  const need = await Need.findOne({ householdId, kind: "discovery", isOpen: true }, { _id: 1 }).lean();
  return need ? [refreshed(need)] : [];
}

/** What follows a change of a need: its standing, then what its file shows of it. */
export function refreshed({ _id }: Pick<NeedRecord, "_id">): Effect {
  return followUp("refreshNeed", { needId: _id });
}

/** Refuses, in words, to reopen a need while another of its kind is open for the household. */
export async function saveReopening(
  actor: Actor,
  need: NeedRecord,
  change: Change<NeedRecord>,
): Promise<void> {
  try {
    await commit(actor, Need, need._id, change);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    throw new UserFacingError(
      "Un autre besoin de cette sorte est déjà ouvert pour ce foyer : suivez celui-là.",
    );
  }
}

/** What the rules read of the hand-offs of a need. */
export async function handOffsOf(needId: string): Promise<AskedOf[]> {
  const handOffs = await HandOff.find({ needId }, READ).lean<HandOffRecord[]>();
  return handOffs.map(askedOf);
}

function fieldsOf({ rule, ...status }: NeedStatus, { said }: StatusSource) {
  const standing = standingOf(status);
  return {
    set: {
      ...standing,
      rule,
      isOpen: OPEN_NEED_STATES.includes(status.state),
      ...(said ? { said } : {}),
      updatedAt: now(),
    },
    unset: [standing.holder ? "" : "holder", standing.promisedOn ? "" : "promisedOn"].filter(Boolean),
  };
}
