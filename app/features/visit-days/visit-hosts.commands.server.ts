import type { HouseholdRecord } from "#models/household";
import type { StepHost, VisitDayRecord, VisitStep } from "#models/visit-day";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import type { Effect } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { joinWords, NBSP } from "~/vocabulary/typography";
import { HOST_STATES, type HostAnswer } from "~/vocabulary/visit-days";
import { waitingAmong, writeThenCallBack } from "./visit-call-back.server";
import { told } from "./visit-days.commands.server";
import { dayWords, spanWords } from "./visit-hours";
import { letterToHost } from "./visit-letters.server";
import { askedForOf, isToAskAgain, whereOf, withHostAskedAgain } from "./visit-step";
import { getStep, writeStep } from "./visit-steps.commands.server";

const OVER = "Cette journée est passée : personne n’est plus à solliciter.";
const LEFT = "Ces mails viennent de partir.";
const NOT_NOTED = "Cette réponse vient de changer. Rechargez la page.";

interface Asked {
  day: VisitDayRecord;
  household: HouseholdRecord;
}

/**
 * Writes to the host of one step, by a link that replaces the one before. Refuses a host without an address, a day that is
 * past, and a step whose words name the family. Returns the letters, as what undoes it takes them.
 */
export async function askHost(user: User, { day, household }: Asked, stepId: string): Promise<string[]> {
  return await ask(user, { day, household }, [getStep(day, stepId)]);
}

/**
 * Writes to every host not asked yet who has an address. Refuses when there is none. Returns the letters, and the names of
 * those who are to be called instead.
 */
export async function askAllHosts(
  user: User,
  { day, household }: Asked,
): Promise<{ mailIds: string[]; toCall: string[] }> {
  const waiting = day.steps.filter(({ host }) => host?.state === "to-ask");
  const reachable = waiting.filter(({ host }) => host?.email);
  if (reachable.length === 0) throw new UserFacingError("Aucun hôte n’est à solliciter par mail.");
  const mailIds = await ask(user, { day, household }, reachable);
  return { mailIds, toCall: waiting.flatMap(({ host }) => (host && !host.email ? host.name : [])) };
}

/** Writes once to each host who was asked and for whom the day, the hours or the place changed since. Returns the letters. */
export async function tellHostsOfChange(user: User, { day, household }: Asked): Promise<string[]> {
  const changed = day.steps.filter(({ host }) => host?.email && isToAskAgain(host));
  if (changed.length === 0) throw new UserFacingError("Rien n’a changé pour les hôtes déjà sollicités.");
  return await ask(user, { day, household }, changed);
}

/** Calls back those of these questions that have not left: their hosts stand as before. Returns how many. */
export async function callBackQuestions(
  user: User,
  day: VisitDayRecord,
  mailIds: readonly string[],
): Promise<number> {
  const asked = day.steps.flatMap(({ host }) => (host?.state === "asked" ? (host.askMailId ?? []) : []));
  const waiting = await waitingAmong(asked.filter((id) => mailIds.includes(id)));
  if (waiting.size === 0) throw new UserFacingError(LEFT);
  const calledBack = await writeThenCallBack(user, day, waiting, {
    stepsOf: (back) =>
      day.steps.map((step) => (back.has(step.host?.askMailId ?? "") ? notAsked(day, step) : step)),
    fields: ["steps"],
  });
  if (calledBack.size === 0) throw new UserFacingError(LEFT);
  return calledBack.size;
}

/** Notes what a host told a colleague, by phone or otherwise; what they wrote themselves is kept, and how they stood. */
export async function noteHostAnswer(
  user: User,
  day: VisitDayRecord,
  stepId: string,
  answer: HostAnswer,
): Promise<void> {
  const step = getStep(day, stepId);
  if (!step.host) throw new UserFacingError("Personne ne reçoit à cette étape.");
  const { message, proposedHour } = step.host;
  const host: StepHost = {
    ...answeredHost(step.host, { state: answer }, askedForOf(day, step)),
    ...(message ? { message } : {}),
    ...(proposedHour ? { proposedHour } : {}),
    beforeNote: beforeNoteOf(step.host),
  };
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

/** Takes back an answer that a colleague noted: the host stands as before. Refuses when they were asked or answered since. */
export async function withdrawHostAnswer(user: User, day: VisitDayRecord, stepId: string): Promise<void> {
  const step = getStep(day, stepId);
  if (!step.host?.beforeNote) throw new UserFacingError(NOT_NOTED);
  const { beforeNote, askedFor: _askedFor, answeredAt: _answeredAt, ...rest } = step.host;
  const before = withHostAskedAgain(day, { ...step, host: { ...rest, ...beforeNote } });
  await writeStep(user, day, before, {
    action: "visit-day.host-answered",
    effects: [told(day, `${rest.name}, ${stepWords(step)}${NBSP}: la réponse notée est retirée.`, user.name)],
  });
}

function beforeNoteOf({ state, askedFor, answeredAt }: StepHost): StepHost["beforeNote"] {
  return { state, ...(askedFor ? { askedFor } : {}), ...(answeredAt ? { answeredAt } : {}) };
}

/** A host as they stand once they answered for these hours. */
export function answeredHost(
  host: StepHost,
  { state, message, proposedHour }: Pick<StepHost, "message" | "proposedHour"> & { state: HostAnswer },
  askedFor: string,
): StepHost {
  const { message: _message, proposedHour: _hour, beforeNote: _before, ...rest } = host;
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

async function ask(user: User, { day, household }: Asked, chosen: VisitStep[]): Promise<string[]> {
  if (day.on < toDay(now())) throw new UserFacingError(OVER);
  const asked = new Map(chosen.map((step) => [step.id, askedHost(user, { day, household }, step)]));
  const letters = [...asked.values()].map(({ letter }) => letter);
  const names = joinWords(chosen.map(({ host }) => host?.name ?? ""));
  await writeThenCallBack(user, day, await waitingAmong(chosen.map(({ host }) => host?.askMailId)), {
    action: "visit-day.host-asked",
    stepsOf: (calledBack) =>
      day.steps.map((step) => {
        const { host } = asked.get(step.id) ?? {};
        return host ? { ...step, host: withFormer(host, step.host, calledBack) } : step;
      }),
    effects: [
      ...letters,
      told(day, `Accueil demandé pour la journée du ${dayWords(day.on)} à ${names}.`, user.name),
    ],
  });
  return letters.map(({ id }) => id);
}

function askedHost(
  user: User,
  { day, household }: Asked,
  step: VisitStep,
): { host: StepHost; letter: Effect } {
  if (!step.host) throw new UserFacingError("Personne ne reçoit à cette étape.");
  const { former: _former, beforeNote: _before, ...rest } = step.host;
  const host: StepHost = {
    ...{ ...rest, state: "asked", linkVersion: rest.linkVersion + 1 },
    ...{ askedAt: now(), askedFor: askedForOf(day, step) },
  };
  const isChanged = isToAskAgain(step.host);
  const letter = letterToHost(user, day, { ...step, host }, { household, isChanged });
  return { letter, host: { ...host, askMailId: letter.id } };
}

/** How a host stood since the last letter that left is kept, for what calls this one back. */
function withFormer(host: StepHost, was: StepHost | undefined, calledBack: ReadonlySet<string>): StepHost {
  const former = calledBack.has(was?.askMailId ?? "") ? was?.former : standingOf(was);
  return former ? { ...host, former } : host;
}

function standingOf(host: StepHost | undefined): StepHost["former"] {
  if (!host?.askedFor) return undefined;
  const { state, linkVersion, askedAt, askedFor, askMailId } = host;
  return {
    ...{ state, linkVersion, askedFor },
    ...(askedAt ? { askedAt } : {}),
    ...(askMailId ? { askMailId } : {}),
  };
}

/** The question that was called back said what the host had not read: they stand as before it. */
function notAsked(day: VisitDayRecord, step: VisitStep): VisitStep {
  if (!step.host) return step;
  const { askedAt: _askedAt, askedFor: _askedFor, askMailId: _askMailId, former, ...rest } = step.host;
  return withHostAskedAgain(day, { ...step, host: { ...rest, state: "to-ask", ...former } });
}
