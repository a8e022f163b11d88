import type { EntryChange } from "#models/entry";
import { Household, type NextAction } from "#models/household";
import type { Actor } from "~/core/auth/actor";
import { visibilityKeys } from "~/core/auth/visibility";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit, type Effect, entry, followUp } from "~/core/db/effects.server";
import { newId } from "~/core/ids.server";
import { fold } from "~/core/search-words";
import { colleagueNames } from "~/features/accounts/accounts.queries.server";
import { ENTRY_KINDS } from "~/vocabulary/entries";
import { refreshFile } from "./household-refresh.commands.server";

interface NewHousehold {
  id: string;
  title: string;
  territories: string[];
  referentId: string;
  arrivalOn?: string;
  answerDueAt: Date;
  lastActAt: Date;
  nextAction: NextAction;
  effects: Effect[];
}

interface NoteDetails {
  id?: string;
  /** Whom it concerns. */
  memberId?: string;
  visitOn?: string;
  effects?: Effect[];
}

/** Opens a file with its next action: no open file is without one. A file already there is left as it is. */
export async function createHousehold(actor: Actor, values: NewHousehold): Promise<void> {
  const { id, effects, answerDueAt, ...fields } = values;
  await create(
    actor,
    Household,
    {
      _id: id,
      ...fields,
      sortName: fold(fields.title),
      state: "open",
      heads: [],
      adults: [],
      children: [],
      visibleTo: visibilityKeys(values),
      firstAnswer: { dueAt: answerDueAt },
      needLines: [],
      openNeedKinds: [],
      readiness: 0,
      searchWords: [],
      updatedAt: now(),
      createdAt: now(),
    },
    [audit("household.created"), ...effects],
  );
  await refreshFile(id);
}

/**
 * Adds to the timeline a note, or a visit when its day is given ("YYYY-MM-DD"); an empty one was refused by the form.
 * `effects` are saved with it. Returns the id of the line.
 */
export async function recordNote(
  actor: Actor,
  householdId: string,
  quote: string,
  { id = newId(), memberId, visitOn, effects = [] }: NoteDetails = {},
): Promise<string> {
  const kind = visitOn ? "visit" : "note";
  const text = ENTRY_KINDS[kind].fr;
  const line = entry({ householdId, kind, text, quote, memberId, visitOn, authorName: actor.name });
  await commit(actor, Household, householdId, {
    set: { updatedAt: now() },
    effects: [audit("household.noted"), { ...line, id }, ...effects],
  });
  return id;
}

/** Sets what comes next, for whom and by when (a day, "YYYY-MM-DD"). */
export async function setNextAction(
  actor: Actor,
  householdId: string,
  nextAction: NextAction,
  appliedBy?: string,
): Promise<void> {
  await commit(actor, Household, householdId, {
    // Whoever says what comes next opens a closed file again.
    set: { nextAction, state: "open", updatedAt: now() },
    effects: [audit("household.next-action-set", ["nextAction"])],
    appliedBy,
  });
}

/** The same, of a file that is open, unless what comes next there is due sooner or that day. */
export async function bringNextAction(
  actor: Actor,
  householdId: string,
  nextAction: NextAction,
  appliedBy: string,
): Promise<void> {
  await commit(actor, Household, householdId, {
    onlyIf: { state: "open", ...comesAfter(nextAction.dueOn) },
    set: { nextAction, updatedAt: now() },
    effects: [audit("household.next-action-set", ["nextAction"])],
    appliedBy,
  });
}

/**
 * The follow-up of a request attached to a file: whoever follows the file has to answer it by a day
 * ("YYYY-MM-DD"). A next action due sooner, or that day, is left as it is.
 */
export async function planAnswer(
  actor: Actor,
  { householdId, label, dueOn }: { householdId: string; label: string; dueOn: string },
  appliedBy: string,
): Promise<void> {
  const household = await Household.findById(householdId, { referentId: 1 }).lean();
  const ownerId = household?.referentId ?? actor.id;
  if (!ownerId) return;
  await commit(actor, Household, householdId, {
    onlyIf: comesAfter(dueOn),
    set: { nextAction: { label, ownerId, dueOn, origin: "triage" }, state: "open", updatedAt: now() },
    effects: [audit("household.next-action-set", ["nextAction"])],
    appliedBy,
  });
}

/**
 * Marks the next action as done and sets the one that follows: an open file never stays without. Refuses
 * when a colleague changed it meanwhile.
 */
export async function completeNextAction(
  actor: Actor,
  householdId: string,
  done: string,
  next: NextAction,
): Promise<void> {
  await commit(actor, Household, householdId, {
    onlyIf: { "nextAction.label": done },
    refusal: "La prochaine action a changé entre-temps. Rechargez la page pour voir la nouvelle.",
    set: { nextAction: next, updatedAt: now() },
    effects: [
      audit("household.next-action-set", ["nextAction"]),
      entry({ householdId, kind: "change", text: `Fait : ${done}.`, authorName: actor.name }),
    ],
  });
}

/** Brings forward the date of the person's last act: a form, an answer, a call, a reply; never a mail of ours. */
export async function touchFile(
  actor: Actor,
  householdId: string,
  lastActAt: Date,
  appliedBy?: string,
): Promise<void> {
  await commit(actor, Household, householdId, {
    onlyIf: { lastActAt: { $lt: lastActAt } },
    set: { lastActAt },
    effects: [],
    appliedBy,
    isDerived: true,
  });
}

/**
 * Gives the file to another colleague; those who may see it change with it. Refuses when it is no longer followed by
 * `from`, or by nobody when there is none.
 */
export async function assignReferent(
  actor: Actor,
  householdId: string,
  referent: { _id: string; name: string },
  from?: string,
): Promise<void> {
  const names = await colleagueNames([from]);
  const left = from ? { _id: from, name: names.get(from) ?? "compte supprimé" } : undefined;
  await commit(actor, Household, householdId, {
    onlyIf: { referentId: from ?? { $exists: false } },
    refusal: "Un·e collègue vient de confier ce dossier à quelqu’un d’autre. Rechargez la page.",
    set: { referentId: referent._id, updatedAt: now() },
    effects: [
      audit("household.updated", ["referentId"]),
      entry({
        householdId,
        kind: "change",
        text: `Dossier confié à ${referent.name}.`,
        changes: referentChanges(left, referent),
        changed: { kind: "household", id: householdId },
        authorName: actor.name,
      }),
      followUp("refreshFile", { householdId }),
      ...(from ? [] : [followUp("planChildren", { householdId })]),
    ],
  });
}

/** Nothing comes next, or later than this day ("YYYY-MM-DD"). */
function comesAfter(dueOn: string) {
  return { $or: [{ nextAction: { $exists: false } }, { "nextAction.dueOn": { $gt: dueOn } }] };
}

/** A colleague, as a line of the timeline names them. */
export interface Follower {
  _id: string;
  name: string;
}

/** What a line of the timeline keeps of a file that goes from a colleague to another; nothing when it stays. */
export function referentChanges(was: Follower | undefined, is: Follower): EntryChange[] {
  if (was?._id === is._id) return [];
  const words = { label: "Référent·e", before: was?.name ?? "", after: is.name };
  return [{ ...words, field: "referentId", was: was?._id, is: is._id }];
}
