import type { CandidateRecord, Journey } from "#models/candidate";
import type { TemplateStep } from "#models/template";
import { type Day, toDay } from "~/core/calendar";
import { SITUATIONS } from "~/vocabulary/situations";
import { NBSP } from "~/vocabulary/typography";
import { offsetDay } from "./planned-day";

/** Somebody who comes back so soon had not left: a move was taken back. */
const BRIEF_MS = 24 * 3600 * 1000;
const YEAR_MONTHS = 12;
const MILESTONE = "milestone";

/** A step of a template that keeps in touch, in one of the years that it comes back. */
export interface Touch {
  step: TemplateStep;
  rank: number;
  year: number;
  /** A day that is known already, counted from nothing. */
  dueOn?: Day;
}

/** The day somebody entered a stage, the last time they did; undefined when they never did. */
export function entryOf({ history }: Pick<Journey, "history">, stage: string): Day | undefined {
  const stays = history.flatMap((line, index) =>
    line.stage === stage ? [{ from: line.at, to: history[index + 1]?.at }] : [],
  );
  if (stays.length === 0) return undefined;
  const last = stays.reduceRight((later, stay) =>
    stay.to && later.from.getTime() - stay.to.getTime() < BRIEF_MS ? stay : later,
  );
  return toDay(last.from);
}

/**
 * The touches still to come of somebody kept warm since a day, in the first year after `afterYear` that has some. What is
 * counted from something else than that day comes once.
 */
export function touchesOf(
  steps: readonly TemplateStep[],
  { since, today, afterYear = -1 }: { since: Day; today: Day; afterYear?: number },
): Touch[] {
  const ranked = steps.map((step, rank) => ({ step, rank }));
  const yearly = ranked.filter(({ step }) => step.anchor === "entry");
  const once = afterYear < 0 ? ranked.filter(({ step }) => step.anchor !== "entry") : [];
  const coming = once.map((touch) => ({ ...touch, year: 0 }));
  for (let year = afterYear + 1; yearly.length > 0; year += 1) {
    const touches = yearly
      .map(({ step, rank }) => ({ step: inYear(step, year), rank, year }))
      .filter(({ step }) => offsetDay(since, step.offset) >= today);
    if (touches.length > 0) return [...coming, ...touches];
  }
  return coming;
}

/**
 * The days of the person's own that are known, to get in touch on those too: the soonest of what they announced, their thesis,
 * the end of their licence and of their DES. Once a colleague said from when they may be written to, that day speaks for what
 * they announced, and nothing comes before it.
 */
export function milestonesOf(
  { firstName, toOn, fromOn, situations = [], internship = {} }: CandidateRecord,
  { rank, today, wakeOn }: { rank: number; today: Day; wakeOn?: Day },
): Touch[] {
  const announced = [
    { on: toOn, why: "fin de la période annoncée" },
    { on: fromOn, why: "début de la période annoncée" },
    ...situations.map(({ kind, toOn: on }) => ({ on, why: `fin de «${NBSP}${SITUATIONS[kind].fr}${NBSP}»` })),
  ];
  const [soonest] = after(today, announced).sort((a, b) => a.on.localeCompare(b.on));
  const own = after(wakeOn ?? today, [
    { key: "thesis", on: internship.thesisOn, why: "soutenance de la thèse" },
    { key: "licence", on: internship.licenceUntil, why: "fin de la licence de remplacement" },
    { key: "des", on: internship.desEndsOn, why: "fin du DES" },
  ]);
  const all = [...(soonest && !wakeOn ? [{ key: "period", ...soonest }] : []), ...own];
  return all.map(({ key, on, why }, place) => {
    const label = `Reprendre contact avec ${firstName}${NBSP}: ${why}`;
    const step: TemplateStep = { key: `${MILESTONE}-${key}`, label, anchor: "entry", papers: [] };
    return { step, rank: rank + place, year: 0, dueOn: on };
  });
}

function after<Known extends { on?: Day }>(day: Day, days: readonly Known[]): (Known & { on: Day })[] {
  return days.flatMap((one) => (one.on && one.on > day ? [{ ...one, on: one.on }] : []));
}

/** Whether a planned task is that of a milestone, which no touch of the next year waits for; the first ones did not say which. */
export function isMilestone({ stepKey }: { stepKey: string }): boolean {
  return stepKey.startsWith(MILESTONE);
}

/** « 4 mois » in a label becomes « 16 mois » a year later. */
function inYear(step: TemplateStep, year: number): TemplateStep {
  const { months = 0, ...offset } = step.offset ?? {};
  const label = step.label.replace(/\d+(?=\smois)/, (count) => String(Number(count) + year * YEAR_MONTHS));
  return { ...step, label, offset: { ...offset, months: months + year * YEAR_MONTHS } };
}
