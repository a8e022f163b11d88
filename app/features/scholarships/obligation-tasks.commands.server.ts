import { Candidate } from "#models/candidate";
import type { ScholarshipRecord } from "#models/scholarship";
import { Task } from "#models/task";
import { type Actor, SOFTWARE } from "~/core/auth/actor";
import { addWorkingDays, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit, notice } from "~/core/db/effects.server";
import { derivedId } from "~/core/ids.server";
import { standInFor } from "~/features/accounts/stand-ins.queries.server";
import { NBSP } from "~/vocabulary/typography";
import { ownerOf } from "./obligation-letters.server";

/** Working days to see to it. */
const SEEN_TO_DAYS = 5;

/**
 * Opens, once for what it is about (`about`: the id of an instalment, a proof, a due sum), the task that a silence becomes.
 * Returns whether it is new; a file nobody follows gets none.
 */
export async function openSilenceTask(
  { _id: scholarshipId, candidateId, householdId }: ScholarshipRecord,
  about: string,
  { words, tab }: { words: string; tab: "instalments" | "obligation" | "breach" },
): Promise<boolean> {
  const _id = silenceTaskId(scholarshipId, about);
  if (await Task.exists({ _id })) return false;
  const [candidate, owner] = await Promise.all([
    Candidate.findById(candidateId, { firstName: 1 }).lean(),
    ownerOf(householdId),
  ]);
  if (!candidate || !owner) return false;
  const label = `${candidate.firstName}${NBSP}: ${words}`;
  return create(
    SOFTWARE,
    Task,
    {
      ...{ _id, householdId, track: "professional", kind: "task", label, ownerId: owner._id },
      ...{ dueOn: addWorkingDays(toDay(now()), SEEN_TO_DAYS), state: "open", checklist: [] },
      ...{ candidateId, scholarshipId, createdAt: now() },
    },
    [
      audit("task.opened"),
      notice({
        ...{ accountId: await standInFor(owner._id), householdId, track: "professional" },
        ...{ text: label, href: `/scholarships/${scholarshipId}/${tab}` },
      }),
    ],
  );
}

/** Closes it once what it asked for is there; one done, or never opened, is left as it is. */
export async function closeSilenceTask(
  actor: Actor,
  { scholarshipId, about }: { scholarshipId: string; about: string },
): Promise<void> {
  await commit(actor, Task, silenceTaskId(scholarshipId, about), {
    onlyIf: { state: "open" },
    set: { state: "done", doneAt: now() },
    unset: ["snooze", "wokeAt"],
    effects: [audit("task.done")],
  });
}

function silenceTaskId(scholarshipId: string, about: string): string {
  return derivedId("scholarship-silence", scholarshipId, about);
}
