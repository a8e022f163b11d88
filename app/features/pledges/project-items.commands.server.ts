import type { CareProjectRecord, CareScenario } from "#models/care-project";
import type { Actor } from "~/core/auth/actor";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { KICK_OFF_ACTS, type KickOffAct } from "~/vocabulary/pledges";
import { changeProject } from "./projects.commands.server";

export type ScenarioInput = Omit<CareScenario, "id" | "isAside">;

const GONE = "Ce scénario n’est plus là. Rechargez la page.";
/** Beyond, they are no longer compared side by side. */
const MOST_SCENARIOS = 6;

/** Ticks a line of the kick-off, with its day, or unticks it with `on` left out. */
export async function tickKickOff(
  actor: Actor,
  projectId: string,
  act: KickOffAct,
  on?: string,
): Promise<void> {
  await changeProject(actor, projectId, ({ kickOff }) => {
    const before = kickOff.find((one) => one.act === act);
    if (before?.on === on) return null;
    const others = kickOff.filter((one) => one !== before);
    return {
      set: { kickOff: on ? [...others, { act, on }] : others },
      told: [
        {
          ...{ kind: "kick-off", text: KICK_OFF_ACTS[act].fr, ref: act },
          ...{ from: before ? "done" : "open", to: on ? "done" : "open" },
          ...(on ? { on } : {}),
        },
      ],
      fields: ["checklist"],
    };
  });
}

/** Adds a scenario, or writes another with `scenarioId`; its cost is in whole cents. Refuses a seventh, and one that is gone. */
export async function recordScenario(
  actor: Actor,
  projectId: string,
  input: ScenarioInput,
  scenarioId?: string,
): Promise<void> {
  await changeProject(actor, projectId, ({ scenarios }) => {
    const before = scenarios.find(({ id }) => id === scenarioId);
    if (scenarioId && !before) throw new UserFacingError(GONE);
    if (!before && scenarios.filter(({ isAside }) => !isAside).length >= MOST_SCENARIOS)
      throw new UserFacingError(`${MOST_SCENARIOS} scénarios au plus : au-delà, on ne les compare plus.`);
    const after: CareScenario = { id: scenarioId ?? newId(), ...input };
    return {
      set: {
        scenarios: before ? scenarios.map((one) => (one === before ? after : one)) : [...scenarios, after],
      },
      told: [{ kind: "scenario", text: input.name, ref: after.id, to: before ? "changed" : "added" }],
      fields: ["options"],
    };
  });
}

/** Takes a scenario away, or puts it back. Refuses the one that was decided on. */
export async function setScenarioAside(
  actor: Actor,
  projectId: string,
  scenarioId: string,
  isAside: boolean,
): Promise<void> {
  await changeProject(actor, projectId, ({ scenarios, decision }) => {
    const before = scenarios.find(({ id }) => id === scenarioId);
    if (!before) throw new UserFacingError(GONE);
    if (decision?.scenarioId === scenarioId)
      throw new UserFacingError("Ce scénario est celui de la décision : changez d’abord la décision.");
    if (Boolean(before.isAside) === isAside) return null;
    return {
      set: { scenarios: scenarios.map((one) => (one === before ? { ...one, isAside } : one)) },
      told: [{ kind: "scenario", text: before.name, ref: scenarioId, to: isAside ? "removed" : "added" }],
      fields: ["options"],
    };
  });
}

/**
 * Notes what was decided, and on which day; a project still studied becomes decided. The scenario chosen gives the project
 * its kind of care, its places and its month. Refuses a scenario that is gone.
 */
export async function decideProject(
  actor: Actor,
  projectId: string,
  { scenarioId, text, on }: { scenarioId?: string; text: string; on: string },
): Promise<void> {
  await changeProject(actor, projectId, ({ scenarios, state, decision }) => {
    const chosen = scenarios.find(({ id, isAside }) => id === scenarioId && !isAside);
    if (scenarioId && !chosen) throw new UserFacingError(GONE, { field: "scenarioId" });
    const isFirst = state === "idea" || state === "studied";
    return {
      set: {
        decision: { ...(scenarioId ? { scenarioId } : {}), text, on },
        ...(isFirst ? { state: "decided" } : {}),
        ...(chosen ? shapeOf(chosen) : {}),
      },
      told: [
        {
          kind: "decision",
          text,
          on,
          ...(decision ? { from: decision.text } : {}),
          to: chosen?.name ?? text,
        },
        ...(isFirst ? [{ kind: "state" as const, text: "", from: state, to: "decided" }] : []),
      ],
      fields: ["state"],
    };
  });
}

function shapeOf({ kind, places, opensIn, place }: CareScenario): Partial<CareProjectRecord> {
  return { kind, places, ...(opensIn ? { opensIn } : {}), ...(place ? { place } : {}) };
}
