import type { ActionIndicator, ActionStep, Evidence } from "#models/plan-action";
import type { Actor } from "~/core/auth/actor";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { changeAction } from "./actions.commands.server";

const GONE = "Cette ligne n’est plus là. Rechargez la page.";
const MOST_LINES = 60;
const MOST_READINGS = 100;

export type StepInput = Pick<ActionStep, "label" | "dueOn" | "who">;
export type EvidenceInput = Pick<Evidence, "title" | "on" | "link">;
export type IndicatorInput = Pick<ActionIndicator, "label" | "target">;
export type ReadingInput = ActionIndicator["readings"][number];

/** Adds a step, or writes another with `stepId`. Refuses one that is gone. */
export async function recordStep(
  actor: Actor,
  actionId: string,
  input: StepInput,
  stepId?: string,
): Promise<void> {
  await changeAction(actor, actionId, ({ steps }) => {
    const before = stepId ? requireLine(steps, stepId) : undefined;
    const id = stepId ?? newId();
    const after: ActionStep = { id, ...filled(input), ...(before?.doneOn ? { doneOn: before.doneOn } : {}) };
    return {
      set: { steps: written(steps, before, after) },
      told: [{ kind: "edited", text: `étape : ${input.label}` }],
      fields: ["steps"],
    };
  });
}

/** Notes the day a step was done, or that it is not with `doneOn` left out. */
export async function markStep(
  actor: Actor,
  actionId: string,
  stepId: string,
  doneOn?: string,
): Promise<void> {
  await changeAction(actor, actionId, ({ steps }) => {
    const before = requireLine(steps, stepId);
    if (before.doneOn === doneOn) return null;
    const { doneOn: _, ...open } = before;
    const after = { ...open, ...(doneOn ? { doneOn } : {}) };
    return {
      set: { steps: written(steps, before, after) },
      told: [
        {
          ...{ kind: "step", text: before.label, ref: stepId },
          ...{ from: before.doneOn ? "done" : "open", to: doneOn ? "done" : "open" },
          ...(doneOn ? { on: doneOn } : {}),
        },
      ],
      fields: ["steps"],
    };
  });
}

/** Adds what shows that something was done: a document by its title and its day, or a link. */
export async function addEvidence(actor: Actor, actionId: string, input: EvidenceInput): Promise<void> {
  await changeAction(actor, actionId, ({ evidence }) => {
    const one = { id: newId(), ...filled(input) };
    return {
      set: { evidence: written(evidence, undefined, one) },
      told: [{ kind: "evidence", text: input.title, ref: one.id, from: "none", to: "there", on: input.on }],
      fields: ["documents"],
    };
  });
}

/** Adds an indicator, or writes another with `indicatorId`; what was measured stays. */
export async function recordIndicator(
  actor: Actor,
  actionId: string,
  input: IndicatorInput,
  indicatorId?: string,
): Promise<void> {
  await changeAction(actor, actionId, ({ indicators }) => {
    const before = indicatorId ? requireLine(indicators, indicatorId) : undefined;
    const after = { id: indicatorId ?? newId(), ...filled(input), readings: before?.readings ?? [] };
    return {
      set: { indicators: written(indicators, before, after) },
      told: [{ kind: "edited", text: `indicateur : ${input.label}` }],
      fields: ["list"],
    };
  });
}

/** Notes what was measured on a day, and where that comes from. Refuses two figures for one day. */
export async function recordReading(
  actor: Actor,
  actionId: string,
  indicatorId: string,
  reading: ReadingInput,
): Promise<void> {
  await changeAction(actor, actionId, ({ indicators }) => {
    const before = requireLine(indicators, indicatorId);
    if (before.readings.some(({ on }) => on === reading.on))
      throw new UserFacingError("Un chiffre est déjà noté à cette date.", { field: "on" });
    const readings = [...before.readings, reading].sort((a, b) => b.on.localeCompare(a.on));
    const last = before.readings[0];
    return {
      set: {
        indicators: written(indicators, before, { ...before, readings: readings.slice(0, MOST_READINGS) }),
      },
      told: [
        {
          ...{ kind: "indicator", text: before.label, ref: indicatorId, on: reading.on },
          ...{ ...(last ? { from: String(last.value) } : {}), to: String(reading.value) },
        },
      ],
      fields: ["list"],
    };
  });
}

export type ItemList = "steps" | "evidence" | "indicators";

/** Takes a step, a piece of evidence or an indicator away, or puts it back as it was. */
export async function setItemAside(
  actor: Actor,
  actionId: string,
  { list, itemId, isAside }: { list: ItemList; itemId: string; isAside: boolean },
): Promise<void> {
  await changeAction(actor, actionId, (action) => {
    const lines: readonly (ActionStep | Evidence | ActionIndicator)[] = action[list];
    const before = requireLine(lines, itemId);
    if (Boolean(before.isAside) === isAside) return null;
    const text = "title" in before ? before.title : before.label;
    const kind = kindOf(list, before);
    return {
      set: { [list]: lines.map((one) => (one === before ? { ...one, isAside } : one)) },
      told: [{ kind, text, ref: itemId, ...asideWords(kind, isAside) }],
      fields: [list === "steps" ? "steps" : "list"],
    };
  });
}

/** A step never done, and an indicator, moved nothing that is counted. */
function kindOf(list: ItemList, line: ActionStep | Evidence | ActionIndicator) {
  if (list === "evidence") return "evidence";
  return "doneOn" in line && line.doneOn ? "step" : "edited";
}

/** What a line taken away was, and is no more. */
function asideWords(kind: "evidence" | "step" | "edited", isAside: boolean): { from?: string; to?: string } {
  if (kind === "edited") return { to: isAside ? "retiré" : "remis" };
  const [without, within] = kind === "step" ? ["open", "done"] : ["none", "there"];
  return isAside ? { from: within, to: without } : { from: without, to: within };
}

function requireLine<Line extends { id: string }>(lines: readonly Line[], id: string): Line {
  const line = lines.find((one) => one.id === id);
  if (!line) throw new UserFacingError(GONE);
  return line;
}

function written<Line>(lines: readonly Line[], before: Line | undefined, after: Line): Line[] {
  if (before) return lines.map((one) => (one === before ? after : one));
  if (lines.length >= MOST_LINES) throw new UserFacingError(`${MOST_LINES} lignes au plus.`);
  return [...lines, after];
}

/** Fields left empty are not kept. */
function filled<Values extends object>(values: Values): Values {
  const kept = { ...values };
  for (const [key, value] of Object.entries(values))
    if (value === undefined) Reflect.deleteProperty(kept, key);
  return kept;
}
