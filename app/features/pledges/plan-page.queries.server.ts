import type { ActionPlanRecord } from "#models/action-plan";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { colleagueNames, listReferents } from "~/features/accounts/accounts.queries.server";
import { roleCan } from "~/vocabulary/permissions";
import { PLAN_KINDS, TREE_LEVELS } from "~/vocabulary/pledges";
import { formatDayLong, joinWords } from "~/vocabulary/typography";
import { standingOf } from "./action-standing";
import { anniversaryIn, yearToHold } from "./anniversaries";
import { planCardOf, SHEET_PARTS } from "./plan-card";
import { inOrder, nodeName, type ShownNode } from "./plan-tree";
import { type ActionStanding, getPlan, standingsOf } from "./plans.queries.server";

/** What the page of a plan shows: its tree with where each action stands, its votes, its yearly exchanges. */
export async function getPlanPage(user: User, planId: string) {
  const [plan, standings] = await Promise.all([getPlan(planId), standingsOf([planId])]);
  const canWrite = roleCan(user.role, "partners:write");
  const { name, votes, exchanges, exchange, isArchived, isTemplate, version, preamble, link } = plan;
  const names = canWrite ? await colleagueNames([exchange?.holderId]) : new Map<string, string>();
  return {
    ...{ canWrite, id: planId, name, votes, exchanges, isArchived, isTemplate, version, preamble, link },
    meta: metaOf(plan),
    sheet: SHEET_PARTS.flatMap(({ key, label }) => {
      const value = plan.sheet[key];
      return value ? [{ term: label, value }] : [];
    }),
    lines: inOrder(plan.tree).map((node) => lineOf(node, standings)),
    exchange: exchange && {
      ...exchange,
      holderId: canWrite ? exchange.holderId : "",
      holder: names.get(exchange.holderId) ?? "",
      dueOn: nextExchangeOn(plan),
    },
    hasDay: plan.adoptedOn !== undefined,
    colleagues: canWrite
      ? (await listReferents()).map(({ _id, name: label }) => ({ value: _id, label }))
      : [],
    today: toDay(now()),
  };
}

/** What the page that edits a plan shows: its card, and its tree with what is archived. */
export async function getPlanEditor(planId: string) {
  const plan = await getPlan(planId);
  const lines = inOrder(plan.tree, true).map(({ id, level, number, title, text, isArchived, ...place }) => ({
    ...{ id, level, number, title, text, isArchived: isArchived === true },
    ...{
      depth: place.depth,
      isFirst: place.isFirst,
      isLast: place.isLast,
      name: nodeName({ number, title }),
    },
  }));
  const parents = lines.filter(({ level, isArchived }) => level !== "action" && !isArchived);
  return {
    ...{ id: planId, name: plan.name, version: plan.version, card: planCardOf(plan), lines },
    parents: parents.map(({ id, level, name }) => ({
      value: id,
      label: `${TREE_LEVELS[level].fr} : ${name}`,
    })),
  };
}

function lineOf(node: ShownNode, standings: ReadonlyMap<string, ActionStanding>) {
  const { id, level, depth, text } = node;
  const action = standings.get(id);
  const steps = action?.steps.filter(({ isAside }) => !isAside) ?? [];
  return {
    ...{ id, level, depth, text: level === "action" ? undefined : text, name: nodeName(node) },
    standing: level === "action" ? standingOf(action, toDay(now())) : undefined,
    dueOn: action?.dueOn,
    steps: steps.length,
    done: steps.filter(({ doneOn }) => doneOn).length,
  };
}

function metaOf({ kind, adoptedOn, territory, source, fromOn, untilOn }: ActionPlanRecord): string[] {
  const term = joinWords([
    ...(fromOn ? [`à partir du ${formatDayLong(fromOn)}`] : []),
    ...(untilOn ? [`jusqu’au ${formatDayLong(untilOn)}`] : []),
  ]);
  const words = [
    PLAN_KINDS[kind].fr,
    adoptedOn && `adopté le ${formatDayLong(adoptedOn)}`,
    territory,
    term,
    source && `source : ${source}`,
  ];
  return words.filter((word): word is string => Boolean(word));
}

function nextExchangeOn({ adoptedOn, exchanges }: ActionPlanRecord): string | undefined {
  if (!adoptedOn) return undefined;
  const days = exchanges.map(({ on }) => on);
  return anniversaryIn(adoptedOn, yearToHold(adoptedOn, days, toDay(now())));
}
