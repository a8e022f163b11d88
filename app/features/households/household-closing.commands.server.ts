import { Candidate, type Journey } from "#models/candidate";
import { Household, type HouseholdRecord } from "#models/household";
import { type Actor, SOFTWARE } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit, entry, followUp } from "~/core/db/effects.server";
import { findStage } from "~/features/pipelines/pipelines.queries.server";

/**
 * The follow-up of a journey that ended or began again: a file whose every journey is over is closed, and nothing is
 * planned there, its visit days to come included unless somebody settled; one that is not is open, with what was planned
 * when it was closed. Safe twice.
 */
export async function settleFile(actor: Actor, householdId: string): Promise<void> {
  const [household, candidates] = await Promise.all([
    Household.findById(householdId, { state: 1, nextAction: 1, beforeExit: 1, referentId: 1 }).lean(),
    Candidate.find({ householdId }, { journeys: 1 }).lean(),
  ]);
  const journeys = candidates.flatMap((candidate) => candidate.journeys);
  if (!household || journeys.length === 0) return;
  const isOver = journeys.every(({ exit }) => exit);
  if (isOver && household.state === "open") await close(household, await isSuccess(journeys));
  if (!isOver && household.state === "closed") await reopen(actor, household);
}

type Settled = Pick<HouseholdRecord, "_id" | "nextAction" | "beforeExit" | "referentId">;

/** Somebody settled, by a stage that the team made a way out: who comes to live here still discovers the place. */
async function isSuccess(journeys: readonly Journey[]): Promise<boolean> {
  const stages = await Promise.all(journeys.map(({ pipeline, stage }) => findStage(pipeline, stage)));
  return stages.some((stage) => stage?.meaning === "won");
}

async function close({ _id, nextAction }: Settled, isSettled: boolean): Promise<void> {
  await commit(SOFTWARE, Household, _id, {
    onlyIf: { state: "open" },
    set: { state: "closed", beforeExit: nextAction ? { nextAction } : {}, updatedAt: now() },
    unset: ["nextAction"],
    effects: [
      audit("household.closed"),
      entry({ householdId: _id, kind: "change", text: "Dossier clos : plus aucun parcours n’est ouvert." }),
      followUp("planChildren", { householdId: _id }),
      ...(isSettled ? [] : [followUp("callOffVisitDays", { householdId: _id })]),
    ],
  });
}

/** No open file is without a next action: taken up again, it has the one it had, or has to be given one today. */
async function reopen(actor: Actor, { _id, nextAction, beforeExit, referentId }: Settled): Promise<void> {
  const ownerId = referentId ?? actor.id;
  const planned = nextAction ?? beforeExit?.nextAction;
  const toPlan = ownerId && {
    label: "Dire ce qui vient ensuite",
    ownerId,
    dueOn: toDay(now()),
    origin: "typed" as const,
  };
  const next = planned ?? toPlan;
  await commit(SOFTWARE, Household, _id, {
    onlyIf: { state: "closed" },
    set: { state: "open", ...(next ? { nextAction: next } : {}), updatedAt: now() },
    unset: ["beforeExit"],
    effects: [
      audit("household.reopened"),
      entry({ householdId: _id, kind: "change", text: "Dossier rouvert." }),
      followUp("restoreVisitDays", { householdId: _id }),
      followUp("planChildren", { householdId: _id }),
    ],
  });
}
