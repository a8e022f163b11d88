import type { HouseholdRecord } from "#models/household";
import { Task, type TaskRecord } from "#models/task";
import type { Actor, User } from "~/core/auth/actor";
import { addWorkingDays, type Day, nextWorkingDay, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit, entry } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { derivedId, newId } from "~/core/ids.server";
import { formatDay, NBSP } from "~/vocabulary/typography";

const SETTLED = "Cette promesse est déjà close. Rechargez la page.";

interface NewPromise {
  label: string;
  /** "YYYY-MM-DD", from today on. */
  dueOn: Day;
  /** The line of the timeline in which it was made: one promise a line. */
  entryId?: string;
}

/** Keeps what was promised to a household, and by when, under the name of whoever said it. Returns its id. */
export async function makePromise(
  user: User,
  { _id: householdId, visibleTo }: HouseholdRecord,
  { label, dueOn, entryId }: NewPromise,
): Promise<string> {
  const id = entryId ? derivedId("promise", entryId) : newId();
  const promise: Omit<TaskRecord, "version" | "pendingEffects" | "appliedEffects"> = {
    _id: id,
    householdId,
    visibleTo,
    track: "family",
    kind: "promise",
    label,
    ownerId: user.id,
    dueOn,
    state: "open",
    checklist: [],
    entryId,
    promise: { tellOn: firstWord(dueOn), moves: [] },
    createdAt: now(),
  };
  await create(user, Task, promise, [audit("promise.made")]);
  return id;
}

/** Closes a promise as kept, and says so in the file. Refuses one already closed. */
export async function keepPromise(user: User, { _id, householdId, label, dueOn }: TaskRecord): Promise<void> {
  const text = `Promesse tenue${NBSP}: ${label} (${formatDay(dueOn)}).`;
  await commit(user, Task, _id, {
    onlyIf: { state: "open" },
    refusal: SETTLED,
    set: { state: "done", doneAt: now(), "promise.isKept": true },
    unset: ["promise.tellOn"],
    effects: [audit("promise.kept"), told(user, householdId, text)],
  });
}

/** Closes a promise as broken, with its reason, which the file shows. Refuses one already closed. */
export async function breakPromise(
  user: User,
  { _id, householdId, label }: TaskRecord,
  reason: string,
): Promise<void> {
  await commit(user, Task, _id, {
    onlyIf: { state: "open" },
    refusal: SETTLED,
    set: { state: "done", doneAt: now(), "promise.isKept": false, "promise.reason": reason },
    unset: ["promise.tellOn"],
    effects: [
      audit("promise.broken"),
      told(user, householdId, `Promesse non tenue${NBSP}: ${label}. ${reason}`),
    ],
  });
}

/**
 * Moves a promise to another day ("YYYY-MM-DD"), with the reason given to the household; the days it had are kept.
 * Refuses the same day, a promise closed, or moved meanwhile.
 */
export async function movePromise(
  user: User,
  { _id, householdId, label, dueOn: fromOn }: TaskRecord,
  { dueOn: toOn, reason }: { dueOn: Day; reason: string },
): Promise<void> {
  if (toOn === fromOn)
    throw new UserFacingError("C’est déjà ce jour-là. Choisissez-en un autre.", { field: "dueOn" });
  await commit(user, Task, _id, {
    onlyIf: { state: "open", dueOn: fromOn },
    refusal: "Cette promesse a été close ou reportée entre-temps. Rechargez la page.",
    set: { dueOn: toOn, "promise.tellOn": firstWord(toOn) },
    push: { "promise.moves": { fromOn, toOn, reason, at: now(), by: user.id } },
    effects: [
      audit("promise.moved", ["dueOn"]),
      told(user, householdId, `Promesse reportée au ${formatDay(toOn)}${NBSP}: ${label}. ${reason}`),
    ],
  });
}

/** The day of the first word to its owner: the working day before, or the day itself when made that late. */
export function firstWord(dueOn: Day, today: Day = toDay(now())): Day {
  const eve = addWorkingDays(dueOn, -1);
  return eve > today ? eve : dueOn;
}

/** The day of the word that follows one said `today`: the day itself, then once late; nothing after that. */
export function nextWord(dueOn: Day, today: Day): Day | undefined {
  if (today < dueOn) return dueOn;
  return today === dueOn ? nextWorkingDay(dueOn) : undefined;
}

function told({ name }: Actor, householdId: string, text: string) {
  return entry({ householdId, kind: "change", text, authorName: name });
}
