import type { HouseholdRecord } from "#models/household";
import type { StepHost, VisitDayRecord, VisitStep } from "#models/visit-day";
import type { Actor, User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import type { Effect } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { joinWords, NBSP } from "~/vocabulary/typography";
import { HOST_STATES, type HostAnswer } from "~/vocabulary/visit-days";
import { told, writeDay } from "./visit-days.commands.server";
import { dayWords, spanWords } from "./visit-hours";
import { letterToHost } from "./visit-letters.server";
import { askedForOf, isToAskAgain, whereOf } from "./visit-step";
import { getStep, isCalledBack, writeStep } from "./visit-steps.commands.server";

const OVER = "Cette journée est passée : personne n’est plus à solliciter.";

interface Asked {
  day: VisitDayRecord;
  household: HouseholdRecord;
}

/**
 * Writes to the host of one step, by a link that replaces the one before. Refuses a host without an address, a day that is
 * past, and a step whose words name the family.
 */
export async function askHost(user: User, { day, household }: Asked, stepId: string): Promise<void> {
  await ask(user, { day, household }, [getStep(day, stepId)]);
}

/**
 * Writes to every host not asked yet who has an address. Refuses when there is none. Returns the names of those who are
 * to be called instead.
 */
export async function askAllHosts(user: User, { day, household }: Asked): Promise<string[]> {
  const waiting = day.steps.filter(({ host }) => host?.state === "to-ask");
  const reachable = waiting.filter(({ host }) => host?.email);
  if (reachable.length === 0) throw new UserFacingError("Aucun hôte n’est à solliciter par mail.");
  await ask(user, { day, household }, reachable);
  return waiting.flatMap(({ host }) => (host && !host.email ? host.name : []));
}

/** Writes once to each host who was asked and for whom the day, the hours or the place changed since. */
export async function tellHostsOfChange(user: User, { day, household }: Asked): Promise<void> {
  const changed = day.steps.filter(({ host }) => host?.email && isToAskAgain(host));
  if (changed.length === 0) throw new UserFacingError("Rien n’a changé pour les hôtes déjà sollicités.");
  await ask(user, { day, household }, changed);
}

/** Calls back the questions to hosts that have not left yet. Returns how many. */
export async function callBackQuestions(user: User, day: VisitDayRecord): Promise<number> {
  const called: string[] = [];
  for (const { id, host } of day.steps) {
    if (host?.state === "asked" && host.askMailId && (await isCalledBack(user, host.askMailId)))
      called.push(id);
  }
  if (called.length === 0) throw new UserFacingError("Ces mails viennent de partir.");
  const steps = day.steps.map((step) => (called.includes(step.id) ? notAsked(step) : step));
  await writeDay(user, day, { set: { steps }, fields: ["steps"] });
  return called.length;
}

/** Notes what a host told a colleague, by phone or otherwise. */
export async function noteHostAnswer(
  user: User,
  day: VisitDayRecord,
  stepId: string,
  answer: HostAnswer,
): Promise<void> {
  const step = getStep(day, stepId);
  if (!step.host) throw new UserFacingError("Personne ne reçoit à cette étape.");
  const host = answeredHost(step.host, { state: answer }, askedForOf(day, step));
  await writeStep(
    user,
    day,
    { ...step, host },
    {
      action: "visit-day.host-answered",
      effects: [told(day, `${host.name}, ${stepWords(step)}${NBSP}: ${HOST_STATES[answer].fr}.`, user.name)],
    },
  );
}

/** A host as they stand once they answered for these hours. */
export function answeredHost(
  host: StepHost,
  { state, message, proposedHour }: Pick<StepHost, "message" | "proposedHour"> & { state: HostAnswer },
  askedFor: string,
): StepHost {
  const { message: _message, proposedHour: _hour, ...rest } = host;
  return {
    ...{ ...rest, state, askedFor, answeredAt: now() },
    ...(message ? { message } : {}),
    ...(proposedHour && state === "other-hour" ? { proposedHour } : {}),
  };
}

/** « de 14 h à 15 h, Maison de santé des Tilleuls » */
export function stepWords(step: VisitStep): string {
  return [spanWords(step), whereOf(step)].filter(Boolean).join(", ");
}

async function ask(user: User, { day, household }: Asked, chosen: VisitStep[]): Promise<void> {
  if (day.on < toDay(now())) throw new UserFacingError(OVER);
  await callBackFormer(user, chosen);
  const asked = chosen.map((step) => askedStep(user, { day, household }, step));
  const byId = new Map(asked.map(({ step }) => [step.id, step]));
  const names = joinWords(asked.map(({ step }) => step.host?.name ?? ""));
  await writeDay(user, day, {
    action: "visit-day.host-asked",
    set: { steps: day.steps.map((step) => byId.get(step.id) ?? step) },
    effects: [
      ...asked.map(({ letter }) => letter),
      told(day, `Accueil demandé pour la journée du ${dayWords(day.on)} à ${names}.`, user.name),
    ],
  });
}

/** A question that waits and that this one replaces does not leave. */
async function callBackFormer(actor: Actor, steps: VisitStep[]): Promise<void> {
  for (const { host } of steps) if (host?.askMailId) await isCalledBack(actor, host.askMailId);
}

function askedStep(
  user: User,
  { day, household }: Asked,
  step: VisitStep,
): { step: VisitStep; letter: Effect } {
  const { host } = step;
  if (!host) throw new UserFacingError("Personne ne reçoit à cette étape.");
  const isChanged = isToAskAgain(host);
  const next: VisitStep = {
    ...step,
    host: {
      ...{ ...host, state: "asked", linkVersion: host.linkVersion + 1 },
      ...{ askedAt: now(), askedFor: askedForOf(day, step) },
    },
  };
  const letter = letterToHost(user, day, next, { household, isChanged });
  return {
    letter,
    step: { ...next, ...(next.host ? { host: { ...next.host, askMailId: letter.id } } : {}) },
  };
}

/** The question that was called back said what the host had not read. */
function notAsked(step: VisitStep): VisitStep {
  const { host } = step;
  if (!host) return step;
  const { askedAt: _askedAt, askedFor: _askedFor, askMailId: _askMailId, ...rest } = host;
  return { ...step, host: { ...rest, state: "to-ask" } };
}
