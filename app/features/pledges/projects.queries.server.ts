import { CareProject, type CareProjectRecord } from "#models/care-project";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { getSettings, territoryLabel } from "~/core/settings.server";
import { CARE_MODES } from "~/vocabulary/childcare";
import { roleCan } from "~/vocabulary/permissions";
import { KICK_OFF_ACTS, PROJECT_STATES } from "~/vocabulary/pledges";
import { formatMonth } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";
import { toldOf } from "./actions.queries.server";
import { totalsOf } from "./fundings";
import { projectCardOf } from "./project-card";

const HIDDEN = { pendingEffects: 0, appliedEffects: 0 } as const;
const LISTED = {
  ...{ name: 1, kind: 1, places: 1, communeName: 1, opensIn: 1, state: 1, priority: 1, isWithPmi: 1 },
  fundings: 1,
} as const;

/** A childcare project with its history; 404 when it is not there. */
export async function getProject(projectId: string): Promise<CareProjectRecord> {
  const project = await CareProject.findById(projectId, HIDDEN).lean<CareProjectRecord>();
  if (!project) throw notFound();
  return project;
}

export type ProjectRow = Pick<
  CareProjectRecord,
  "name" | "places" | "communeName" | "state" | "priority" | "isWithPmi"
> & { id: string; kind: string; opens: string; granted: number; paid: number };

/** A page of the projects, the last opened first. */
export async function listProjects(isArchived: boolean, page: number): Promise<Page<ProjectRow>> {
  const [projects, total] = await Promise.all([
    CareProject.find({ isArchived }, LISTED)
      .sort({ createdAt: -1, _id: 1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean<CareProjectRecord[]>(),
    CareProject.countDocuments({ isArchived }, { limit: 1001 }),
  ]);
  return pageFrom(projects.map(rowOf), page, total);
}

/** What the page of a project shows. Who only reads sees no name of a colleague, and no note. */
export async function getProjectPage(user: User, projectId: string) {
  const [project, settings] = await Promise.all([getProject(projectId), getSettings()]);
  const canWrite = roleCan(user.role, "partners:write");
  const { name, state, reason, kickOff, scenarios, decision, fundings, version, isArchived } = project;
  const { epciCode, communeCode, communeName } = project;
  const ticked = new Map(kickOff.map(({ act, on }) => [act, on]));
  return {
    ...{ canWrite, name, state, reason, decision, fundings, version, isArchived, communeName },
    stateWord: PROJECT_STATES[state].fr,
    epci: epciCode ? territoryLabel(settings, epciCode) : "",
    card: projectCardOf(canWrite ? project : { ...project, note: undefined }),
    communes: [{ value: communeCode, label: communeName }],
    kickOff: valuesOf(KICK_OFF_ACTS).map((act) => ({
      act,
      label: KICK_OFF_ACTS[act].fr,
      on: ticked.get(act),
    })),
    scenarios: scenarios.filter(({ isAside }) => !isAside),
    history: await toldOf(project.history, canWrite),
    today: toDay(now()),
  };
}

function rowOf(project: CareProjectRecord): ProjectRow {
  const { _id, name, kind, places, communeName, opensIn, state, priority, isWithPmi, fundings } = project;
  const { granted, paid } = totalsOf(fundings);
  return {
    ...{ id: _id, name, places, communeName, state, priority, isWithPmi, granted, paid },
    kind: CARE_MODES[kind].fr,
    opens: opensIn ? formatMonth(opensIn) : "",
  };
}
