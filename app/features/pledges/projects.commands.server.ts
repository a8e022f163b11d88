import { CareProject, type CareProjectRecord } from "#models/care-project";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { changesOf, writeOf } from "~/core/lost-updates";
import { type CommuneFacts, communesByCodes } from "~/features/reference-data/reference-data.queries.server";
import { PROJECT_STATES, type ProjectState } from "~/vocabulary/pledges";
import { type Decided, kept } from "./kept-history.server";
import { type ProjectInput, projectCardOf, projectFields } from "./project-card";
import { getProject } from "./projects.queries.server";

/** Opens a childcare project, in emergence. Returns its id. Refuses a commune nobody knows. */
export async function createProject(actor: Actor, input: ProjectInput, id = newId()): Promise<string> {
  const communes = await communesByCodes([input.communeCode]);
  await create(
    actor,
    CareProject,
    {
      ...{ _id: id, ...input, ...placeOf(input.communeCode, communes), state: "idea" },
      ...{ kickOff: [], scenarios: [], fundings: [], isArchived: false, createdAt: now() },
      history: kept(actor, [{ kind: "created", text: input.name }]).history.$each,
    },
    [audit("care-project.created")],
  );
  return id;
}

/** Writes what was changed of a project since its form was drawn (`before`); refuses, showing both values, a field changed meanwhile, and a commune nobody knows. */
export async function updateProject(
  actor: Actor,
  projectId: string,
  before: Readonly<Record<string, unknown>>,
  submitted: ProjectInput,
): Promise<void> {
  const communes = await communesByCodes([submitted.communeCode]);
  await changeProject(actor, projectId, (project) => {
    const names = new Map([[project.communeCode, project.communeName]]);
    const fields = projectFields(new Map([...names, ...namesOf(communes)]));
    const changes = changesOf(fields, { before, submitted, current: projectCardOf(project) });
    if (changes.length === 0) return null;
    const { set, unset } = writeOf(changes, submitted);
    const place = set.communeCode ? placeOf(set.communeCode, communes) : {};
    return {
      set: { ...set, ...place },
      unset: set.communeCode && !("epciCode" in place) ? [...unset, "epciCode"] : unset,
      told: [{ kind: "edited", text: changes.map((field) => fields[field].label).join(", ") }],
      fields: changes,
    };
  });
}

/** Says how far a project is. Refuses the state it is already in, and to give it up without saying why. */
export async function moveProject(
  actor: Actor,
  projectId: string,
  { to, reason }: { to: ProjectState; reason?: string },
): Promise<void> {
  if (to === "dropped" && !reason)
    throw new UserFacingError("Dites pourquoi : cette raison sera lue par les élu·e·s.", { field: "reason" });
  await changeProject(actor, projectId, ({ state }) => {
    if (state === to) throw new UserFacingError(`L’état est déjà « ${PROJECT_STATES[to].fr} ».`);
    return {
      set: { state: to, ...(to === "dropped" && reason ? { reason } : {}) },
      unset: to === "dropped" ? [] : ["reason"],
      told: [{ kind: "state", text: reason ?? "", from: state, to }],
      fields: ["state"],
    };
  });
}

/** Puts a project away, or takes it out again; nothing of it is lost. Refuses one already so. */
export async function archiveProject(actor: Actor, projectId: string, isArchived: boolean): Promise<void> {
  await changeProject(actor, projectId, (project) => {
    if (project.isArchived === isArchived) {
      throw new UserFacingError(isArchived ? "Ce projet est déjà archivé." : "Ce projet est déjà en cours.");
    }
    const text = isArchived ? "projet archivé" : "projet rétabli";
    return { set: { isArchived }, told: [{ kind: "edited", text }], fields: ["isActive"] };
  });
}

/** One change of a project, decided on what it holds at that moment and decided again when a colleague was faster; null changes nothing. */
export async function changeProject(
  actor: Actor,
  projectId: string,
  decide: (project: CareProjectRecord) => Decided<CareProjectRecord> | null,
): Promise<void> {
  for (;;) {
    const project = await getProject(projectId);
    const decided = decide(project);
    if (!decided) return;
    const { set, unset, told, fields } = decided;
    const saved = await commit(actor, CareProject, projectId, {
      onlyIf: { version: project.version },
      set,
      unset,
      push: kept(actor, told),
      effects: [audit("care-project.updated", fields)],
    });
    if (saved) return;
  }
}

function placeOf(code: string, communes: ReadonlyMap<string, CommuneFacts>) {
  const commune = communes.get(code);
  if (!commune)
    throw new UserFacingError("Cette commune n’est pas connue. Choisissez-la dans la liste.", {
      field: "communeCode",
    });
  const { name, epciCode } = commune;
  return { communeName: name, ...(epciCode ? { epciCode } : {}) };
}

function namesOf(communes: ReadonlyMap<string, CommuneFacts>): Map<string, string> {
  return new Map([...communes].map(([code, { name }]) => [code, name]));
}
