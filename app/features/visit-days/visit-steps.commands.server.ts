import { Partner, type PartnerRecord } from "#models/partner";
import type { RemovedStep, StepHost, VisitDayRecord, VisitStep } from "#models/visit-day";
import type { Actor, User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import type { Effect } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { changesOf } from "~/core/lost-updates";
import { findCommuneIn } from "~/features/housing/home-place.server";
import { communesByCodes } from "~/features/reference-data/reference-data.queries.server";
import { findFamily, refuseNames } from "./host-words.server";
import { toAskAgain, waitingAmong, writeThenCallBack } from "./visit-call-back.server";
import { writeDay } from "./visit-days.commands.server";
import { withHome } from "./visit-homes.queries.server";
import { hourOf, minutesOf } from "./visit-hours";
import { cancellationToHost } from "./visit-letters.server";
import { isTold, STEP_FIELDS, type StepValues, valuesOfStep, withHostAskedAgain } from "./visit-step";

/** More than a day can hold. */
const MOST_STEPS = 30;
/** Steps taken out that can be put back. */
const MOST_REMOVED = 10;
const GONE = "Cette étape n’est plus dans la journée. Rechargez la page.";

/**
 * Adds a step to a day. Refuses a host who is no longer in the directory or who would read a name of the family, a commune
 * that does not exist, and more steps than a day can hold.
 */
export async function addStep(actor: Actor, day: VisitDayRecord, values: StepValues): Promise<string> {
  if (day.steps.length >= MOST_STEPS) {
    throw new UserFacingError("Trente étapes au plus : cette journée est pleine.");
  }
  const id = newId();
  const step = await checkedStep(day, id, values);
  await writeDay(actor, day, { push: { steps: step }, fields: ["steps"] });
  return id;
}

/**
 * Writes what was changed of a step since its form was drawn (`before`). Other hours or another place put its host back to
 * be asked again; another host takes the place of the one before, who is told if they had been asked. Refuses, showing
 * both values, a field a colleague changed meanwhile, and words that name the family to a host.
 */
export async function updateStep(
  user: User,
  day: VisitDayRecord,
  stepId: string,
  { before, submitted }: { before: Readonly<Record<string, unknown>>; submitted: StepValues },
): Promise<void> {
  const stored = getStep(day, stepId);
  const current = valuesOfStep(stored);
  const changes = changesOf(STEP_FIELDS, { before, submitted, current });
  if (changes.length === 0) return;
  const values = { ...current, ...Object.fromEntries(changes.map((field) => [field, submitted[field]])) };
  const step = withHostAskedAgain(day, await checkedStep(day, stepId, values, stored));
  const isReplaced = stored.host?.linkId !== step.host?.linkId;
  const letters = isReplaced ? await lettersToFormer(user, day, stored) : [];
  await writeStep(user, day, step, { fields: changes, effects: letters });
}

/** Moves a step by so many minutes, within the day; its host is to be asked again. */
export async function shiftStep(
  actor: Actor,
  day: VisitDayRecord,
  stepId: string,
  minutes: number,
): Promise<void> {
  const step = getStep(day, stepId);
  const [fromHour, toHour] = [step.fromHour, step.toHour].map((hour) => hourOf(minutesOf(hour) + minutes));
  if (!fromHour || !toHour || minutesOf(toHour) - minutesOf(fromHour) !== lengthOf(step)) {
    throw new UserFacingError("Cette étape sortirait de la journée.");
  }
  await writeStep(actor, day, withHostAskedAgain(day, { ...step, fromHour, toHour }), {
    fields: ["fromHour", "toHour"],
  });
}

/** Takes a step out; its host is told if they had been asked, by a letter that putting it back calls back. */
export async function removeStep(user: User, day: VisitDayRecord, stepId: string): Promise<void> {
  const step = getStep(day, stepId);
  const effects = await lettersToFormer(user, day, step);
  const removed: RemovedStep = { step, ...(effects[0] ? { mailId: effects[0].id } : {}) };
  await writeDay(user, day, {
    pull: { steps: { id: stepId } },
    push: { removed: { $each: [removed], $slice: -MOST_REMOVED } },
    fields: ["steps"],
    effects,
  });
}

/** Puts back a step taken out, as it was; a host already told that it was off is to be asked again. */
export async function restoreStep(actor: Actor, day: VisitDayRecord, stepId: string): Promise<void> {
  const removed = day.removed?.find(({ step }) => step.id === stepId);
  if (!removed) throw new UserFacingError(GONE);
  const { step, mailId } = removed;
  const others = day.removed?.filter((one) => one !== removed);
  const restored = (calledBack: ReadonlySet<string>): VisitStep =>
    step.host && mailId && !calledBack.has(mailId) ? { ...step, host: toAskAgain(step.host) } : step;
  await writeThenCallBack(actor, day, await waitingAmong([mailId]), {
    set: { removed: others },
    stepsOf: (calledBack) => [...day.steps, withHostAskedAgain(day, restored(calledBack))],
    fields: ["steps"],
  });
}

/** A step of a day; refuses one that is no longer there. */
export function getStep({ steps }: Pick<VisitDayRecord, "steps">, stepId: string): VisitStep {
  const step = steps.find(({ id }) => id === stepId);
  if (!step) throw new UserFacingError(GONE);
  return step;
}

/** Writes one step in its place among the others. */
export async function writeStep(
  actor: Actor,
  day: VisitDayRecord,
  step: VisitStep,
  change: Omit<Parameters<typeof writeDay>[2], "set">,
): Promise<void> {
  const steps = day.steps.map((one) => (one.id === step.id ? step : one));
  await writeDay(actor, day, { ...change, set: { steps } });
}

async function lettersToFormer(user: User, day: VisitDayRecord, step: VisitStep): Promise<Effect[]> {
  if (!isTold(step.host) || day.on < toDay(now())) return [];
  return cancellationToHost(user, day, step, await findFamily(day.householdId));
}

/** A step as its form writes it; what its host will read names nobody of the family. */
async function checkedStep(
  { householdId }: VisitDayRecord,
  id: string,
  values: StepValues,
  stored?: VisitStep,
): Promise<VisitStep> {
  const [step, family] = await Promise.all([
    stepOf(householdId, id, values, stored),
    findFamily(householdId),
  ]);
  if (step.host && family) refuseNames(family, step);
  return step;
}

async function stepOf(
  householdId: string,
  id: string,
  written: StepValues,
  stored: VisitStep | undefined,
): Promise<VisitStep> {
  const { values, ...visited } = await withHome(householdId, written, stored);
  const { homeRef, hostRef: _ref, hostName: _name, hostEmail: _email, hostPhone: _phone, ...shown } = values;
  const [host, commune] = await Promise.all([hostOf(values, stored?.host), communeOf(values)]);
  return withoutNothing({ id, ...shown, ...commune, host, ...visited, optionId: homeRef });
}

/** The one chosen, else the one that the words of the place name, which is not said twice. */
async function communeOf({
  communeCode,
  place = "",
}: StepValues): Promise<Pick<VisitStep, "communeCode" | "communeName">> {
  if (communeCode) return { communeCode, communeName: await nameOf(communeCode) };
  return { communeCode: (await findCommuneIn(place))?._id };
}

async function nameOf(code: string): Promise<string> {
  const name = (await communesByCodes([code])).get(code)?.name;
  if (name) return name;
  throw new UserFacingError("Cette commune n’existe pas. Choisissez-la dans la liste.", {
    field: "communeCode",
  });
}

/** The one of the directory first; the same host keeps what they said and their link. */
async function hostOf(values: StepValues, former: StepHost | undefined): Promise<StepHost | undefined> {
  const reached = values.hostRef ? await contactAt(values.hostRef) : writtenHost(values);
  if (!reached) return undefined;
  const isSame =
    former?.partnerId === reached.partnerId &&
    (reached.partnerId ? former?.contactId === reached.contactId : former?.name === reached.name);
  if (former && isSame) return withoutNothing({ ...former, ...reached });
  return withoutNothing({ ...reached, state: "to-ask" as const, linkId: newId(), linkVersion: 0 });
}

type Reached = Pick<StepHost, "partnerId" | "contactId" | "name" | "email" | "phone">;

function writtenHost({ hostName, hostEmail, hostPhone }: StepValues): Reached | undefined {
  return hostName ? { name: hostName, email: hostEmail, phone: hostPhone } : undefined;
}

async function contactAt(ref: string): Promise<Reached> {
  const [partnerId = "", contactId] = ref.split("/");
  const partner = await Partner.findById(partnerId, { name: 1, contacts: 1 }).lean<PartnerRecord>();
  const contact = partner?.contacts.find(({ id }) => id === contactId);
  if (!partner || !contact) {
    throw new UserFacingError("Ce contact n’est plus à l’annuaire. Choisissez-en un autre.", {
      field: "hostRef",
    });
  }
  const { id, name, email, phone } = contact;
  return { partnerId, contactId: id, name, email, phone };
}

function lengthOf({ fromHour, toHour }: VisitStep): number {
  return minutesOf(toHour) - minutesOf(fromHour);
}

function withoutNothing<Values extends object>(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Values;
}
