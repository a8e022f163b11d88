import type { Filter } from "#models/define";
import { Household, type HouseholdRecord } from "#models/household";
import { VisitDay, type VisitDayRecord, type VisitStep } from "#models/visit-day";
import { type Actor, SOFTWARE } from "~/core/auth/actor";
import { atParis, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import type { Effect } from "~/core/db/effects.server";
import { getSettings } from "~/core/settings.server";
import { type Colleague, findColleague, referentOf } from "~/features/accounts/accounts.queries.server";
import { restoreVisitDay } from "./visit-cancelling.commands.server";
import { told, writeDay } from "./visit-days.commands.server";
import { dayWords } from "./visit-hours";
import { cancellationToAdult, cancellationToHost } from "./visit-letters.server";
import { readersOf } from "./visit-readers.queries.server";
import { isTold } from "./visit-step";

/**
 * The follow-up of a file that was closed: cancels its visit days to come, and tells the hosts who were asked, who would
 * receive nobody, and the adults who were sent the programme. Safe twice.
 */
export async function callOffVisitDays(householdId: string): Promise<void> {
  const household = await Household.findById(householdId).lean<HouseholdRecord>();
  if (household?.state !== "closed") return;
  for (const day of await daysToCome([householdId])) await callOff(day, household);
}

async function callOff(day: VisitDayRecord, household: HouseholdRecord): Promise<void> {
  const sender = await senderOf(day);
  const readers = day.told ? await readersOf(day, household) : [];
  const letters = [
    ...stepsTold(day).flatMap((step) => cancellationToHost(sender, day, step, household)),
    ...readers.flatMap((member) => cancellationToAdult(sender, day, member)),
  ];
  const mailIds = letters.map(({ id }) => id);
  await writeDay(SOFTWARE, day, {
    action: "visit-day.cancelled",
    set: { state: "cancelled", cancelled: { at: now(), from: day.state, mailIds, isByClosing: true } },
    effects: [
      ...letters,
      told(day, `Journée de visite du ${dayWords(day.on)} annulée : le dossier est clos.`),
    ],
  });
}

/**
 * The follow-up of a file opened again: the days to come that its closing cancelled are taken up, as a colleague would.
 * Safe twice.
 */
export async function restoreVisitDays(actor: Actor, householdId: string): Promise<void> {
  if (!(await Household.exists({ _id: householdId, state: "open" }))) return;
  const closed = { state: "cancelled" as const, "cancelled.isByClosing": true };
  for (const day of await daysToCome([householdId], closed)) await restoreVisitDay(actor, day);
}

/** What tells the hosts of the days to come of files about to be erased: when, and nothing of the family; it is of no file. */
export async function lettersToHosts(householdIds: readonly string[]): Promise<Effect[]> {
  const letters: Effect[] = [];
  for (const day of await daysToCome(householdIds)) {
    const sender = await senderOf(day);
    const own = stepsTold(day).flatMap((step) => cancellationToHost(sender, day, step, null));
    letters.push(...own.map(withoutFile));
  }
  return letters;
}

const STANDING: Filter<VisitDayRecord> = { state: { $in: ["draft", "sent"] } };

/** Those of which some hours are still to come, the first one first. */
async function daysToCome(
  householdIds: readonly string[],
  such: Filter<VisitDayRecord> = STANDING,
): Promise<VisitDayRecord[]> {
  const toCome = { householdId: { $in: [...householdIds] }, on: { $gte: toDay(now()) } };
  const days = await VisitDay.find({ ...toCome, ...such })
    .sort({ on: 1 })
    .lean<VisitDayRecord[]>();
  return days.filter((day) => day.steps.length === 0 || day.steps.some((step) => isToCome(day, step)));
}

function isToCome({ on }: VisitDayRecord, { fromHour }: VisitStep): boolean {
  return atParis(on, fromHour) > now();
}

function stepsTold(day: VisitDayRecord): VisitStep[] {
  return day.steps.filter((step) => isTold(step.host) && isToCome(day, step));
}

/** Whoever leads the day; once they left, whoever answers for the team, then the service. */
async function senderOf({ leadId }: VisitDayRecord): Promise<Pick<Colleague, "name" | "email" | "phone">> {
  const colleague = (await findColleague(leadId)) ?? (await referentOf([]));
  if (colleague) return colleague;
  const { brand } = await getSettings();
  return { name: brand.programme, email: brand.email, phone: brand.phone };
}

function withoutFile({ data: { householdId: _householdId, ...data }, ...effect }: Effect): Effect {
  return { ...effect, data };
}
