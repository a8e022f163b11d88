import { ActionPlan, type ActionPlanRecord } from "#models/action-plan";
import { Task } from "#models/task";
import { type Actor, SOFTWARE } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { derivedId, newId } from "~/core/ids.server";
import { findReferent } from "~/features/accounts/accounts.queries.server";
import { formatDayLong } from "~/vocabulary/typography";
import { anniversaryIn, nextReminder, reminderFor, yearToHold } from "./anniversaries";
import { kept } from "./kept-history.server";
import { changePlan } from "./plans.commands.server";
import { getPlan } from "./plans.queries.server";

const NO_DAY = "Dites d’abord quel jour ce plan a été adopté : l’échange a lieu à son anniversaire.";

/** Says who calls the yearly exchange, and how many days before the anniversary they are told. Refuses a plan without its day, and a colleague who follows no file. */
export async function planExchange(
  actor: Actor,
  planId: string,
  { holderId, daysBefore }: { holderId: string; daysBefore: number },
): Promise<void> {
  if (!(await findReferent(holderId)))
    throw new UserFacingError("Choisissez un·e collègue de l’équipe.", { field: "holderId" });
  await changePlan(actor, planId, ({ adoptedOn, exchanges }) => {
    if (!adoptedOn) throw new UserFacingError(NO_DAY);
    const remindOn = nextReminder(adoptedOn, daysBefore, exchanges, toDay(now()));
    return {
      set: { exchange: { holderId, daysBefore, remindOn } },
      told: [{ kind: "edited", text: "rappel de l’échange annuel" }],
      fields: ["holder"],
    };
  });
}

/** Notes the exchange held on a day, in one line; the reminder of that year is then done. Refuses a second one of the same year. */
export async function recordExchange(
  actor: Actor,
  planId: string,
  { on, said }: { on: string; said: string },
): Promise<void> {
  const plan = await getPlan(planId);
  const year = on.slice(0, 4);
  if (plan.exchanges.some((one) => one.on.startsWith(year)))
    throw new UserFacingError(`L’échange de ${year} est déjà noté : corrigez sa ligne.`, { field: "on" });
  const exchanges = [...plan.exchanges, { id: newId(), on, said }].sort((a, b) => b.on.localeCompare(a.on));
  await commit(actor, ActionPlan, planId, {
    onlyIf: { version: plan.version },
    refusal: "Un·e collègue a modifié ce plan entre-temps. Rechargez la page, puis recommencez.",
    set: { exchanges, ...reminderAfter(plan, exchanges) },
    push: kept(actor, [{ kind: "exchange", text: said, on }]),
    effects: [
      audit("action-plan.updated", ["note"]),
      followUp("closeSubjectTask", { taskId: taskIdOf(planId, Number(year)) }),
    ],
  });
}

/** Corrects what was noted of an exchange. Refuses a line that is gone, and a year already noted. */
export async function correctExchange(
  actor: Actor,
  planId: string,
  exchangeId: string,
  { on, said }: { on: string; said: string },
): Promise<void> {
  await changePlan(actor, planId, (plan) => {
    const before = plan.exchanges.find(({ id }) => id === exchangeId);
    if (!before) throw new UserFacingError("Cet échange n’est plus dans la liste.");
    const isTwice = plan.exchanges.some((one) => one !== before && one.on.startsWith(on.slice(0, 4)));
    if (isTwice) throw new UserFacingError("L’échange de cette année est déjà noté.", { field: "on" });
    const exchanges = plan.exchanges.map((one) => (one === before ? { id: exchangeId, on, said } : one));
    return {
      set: { exchanges, ...reminderAfter(plan, exchanges) },
      told: [{ kind: "edited", text: `échange de ${on.slice(0, 4)} corrigé`, from: before.said, to: said }],
      fields: ["note"],
    };
  });
}

/** Gives the holders of the exchanges whose reminder has come their task, once a year. Returns how many. */
export async function openDueExchanges(limit: number): Promise<number> {
  const due = await ActionPlan.find(
    { "exchange.remindOn": { $lte: toDay(now()) } },
    { name: 1, adoptedOn: 1, exchange: 1, exchanges: 1, version: 1, isArchived: 1 },
  )
    .limit(limit)
    .lean<ActionPlanRecord[]>();
  for (const plan of due) await openExchange(plan);
  return due.length;
}

async function openExchange(plan: ActionPlanRecord): Promise<void> {
  const { _id, adoptedOn, exchange, exchanges } = plan;
  if (!adoptedOn || !exchange) return;
  const year = yearToHold(
    adoptedOn,
    exchanges.map(({ on }) => on),
    toDay(now()),
  );
  const isDue = reminderFor(adoptedOn, year, exchange.daysBefore) <= toDay(now());
  // An archived plan calls nobody; it is asked again the year after.
  if (isDue && !plan.isArchived) await createTask(plan, year);
  await commit(SOFTWARE, ActionPlan, _id, {
    onlyIf: { version: plan.version },
    set: { "exchange.remindOn": reminderFor(adoptedOn, isDue ? year + 1 : year, exchange.daysBefore) },
    effects: [],
    isDerived: true,
  });
}

async function createTask({ _id, name, adoptedOn, exchange }: ActionPlanRecord, year: number): Promise<void> {
  if (!adoptedOn || !exchange) return;
  await create(
    SOFTWARE,
    Task,
    {
      ...{ _id: taskIdOf(_id, year), householdId: _id, track: "professional", kind: "task" },
      label: `Préparer l’échange annuel, avant le ${formatDayLong(anniversaryIn(adoptedOn, year))}`,
      ownerId: exchange.holderId,
      dueOn: toDay(now()),
      ...{ state: "open", checklist: [], createdAt: now() },
      subject: { title: name, href: `/pledges/${_id}#echanges` },
    },
    [audit("task.opened", ["task"])],
  );
}

/** The task of a year is one, whatever runs twice. */
function taskIdOf(planId: string, year: number): string {
  return derivedId("plan-exchange", planId, String(year));
}

function reminderAfter({ adoptedOn, exchange }: ActionPlanRecord, exchanges: readonly { on: string }[]) {
  if (!adoptedOn || !exchange) return {};
  const remindOn = nextReminder(adoptedOn, exchange.daysBefore, exchanges, toDay(now()));
  return { "exchange.remindOn": remindOn };
}
