import type { Filter } from "#models/define";
import { Structure } from "#models/structure";
import { Supervisor, type SupervisorRecord } from "#models/supervisor";
import { TrainingPlace, type TrainingPlaceRecord } from "#models/training-place";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { COUNT_CAP, PAGE_SIZE, pageFrom } from "~/core/http/pagination.server";
import { searchTerms } from "~/core/search-words";
import { getSettings } from "~/core/settings.server";
import { roleCan } from "~/vocabulary/permissions";
import type { TrainingLevel } from "~/vocabulary/training";
import { levelLabel, placeTitle } from "./place-card";
import { type Ending, endingsOf, yearsAfter } from "./supervisor-card";

/** A département has a hundred or two supervisors. */
const MOST = 1000;
/** Said at the head of the list; the filter shows them all. */
const MOST_ENDINGS = 8;

const SHOWN = { searchWords: 0, pendingEffects: 0, appliedEffects: 0 } as const;

export interface SupervisorRow {
  id: string;
  name: string;
  structure: string;
  levels: string;
  places: { id: string; title: string }[];
  endings: Ending[];
}

/** One supervisor; 404 when they are not there. */
export async function getSupervisor(supervisorId: string): Promise<SupervisorRecord> {
  const supervisor = await findPlaceSupervisor(supervisorId);
  if (!supervisor) throw notFound();
  return supervisor;
}

/** The same, or null. */
export async function findPlaceSupervisor(supervisorId: string): Promise<SupervisorRecord | null> {
  return Supervisor.findById(supervisorId, SHOWN).lean<SupervisorRecord>();
}

/** Those who may be added to a place, by name, as options of a form. */
export async function supervisorOptions(): Promise<{ value: string; label: string }[]> {
  const supervisors = await Supervisor.find({ isActive: true }, { firstName: 1, lastName: 1 })
    .sort({ sortName: 1, _id: 1 })
    .limit(MOST)
    .lean<Pick<SupervisorRecord, "_id" | "firstName" | "lastName">[]>();
  return supervisors.map(({ _id, firstName, lastName }) => ({
    value: _id,
    label: `${lastName} ${firstName}`,
  }));
}

/** The page of the list: those whose agreement or career ends within a year first, then everybody by name. */
export async function getSupervisorsPage(user: User, { searchParams }: URL, page: number) {
  const today = toDay(now());
  const text = searchParams.get("q")?.trim() ?? "";
  const [isEnding, isArchived] = [searchParams.has("fin"), searchParams.has("archives")];
  const { training } = await getSettings();
  const ending = isArchived ? [] : await listEnding(training.levels, today);
  const filter = {
    ...filterOf({ text, isArchived }),
    ...(isEnding ? { _id: { $in: ending.map(idOf) } } : {}),
  };
  const [supervisors, total] = await Promise.all([
    Supervisor.find(filter, SHOWN)
      .sort({ sortName: 1, _id: 1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean<SupervisorRecord[]>(),
    Supervisor.countDocuments(filter, { limit: COUNT_CAP + 1 }),
  ]);
  const isWhole = page === 1 && !text && !isEnding && !isArchived;
  return {
    ...pageFrom(await rowsOf(supervisors, training.levels, today), page, total),
    ending: isWhole
      ? ending.slice(0, MOST_ENDINGS).map((one) => endingLine(one, training.levels, today))
      : [],
    ...{ endingCount: ending.length, isArchived, isFiltered: text !== "" || isEnding },
    canWrite: roleCan(user.role, "structures:write"),
  };
}

export type SupervisorsPage = Awaited<ReturnType<typeof getSupervisorsPage>>;

/** Those in use whose agreement or career ends within a year, or ended less than a year ago; the soonest first. */
async function listEnding(levels: readonly TrainingLevel[], today: Day): Promise<SupervisorRecord[]> {
  const within = { $gte: yearsAfter(today, -1), $lte: yearsAfter(today, 1) };
  const found = await Supervisor.find(
    { isActive: true, $or: [{ retiresOn: within }, { agreements: { $elemMatch: { toOn: within } } }] },
    SHOWN,
  )
    .limit(MOST)
    .lean<SupervisorRecord[]>();
  const soonest = (supervisor: SupervisorRecord) => endingsOf(supervisor, levels, today)[0]?.on;
  return found
    .filter((supervisor) => soonest(supervisor))
    .sort((one, other) => (soonest(one) ?? "").localeCompare(soonest(other) ?? ""));
}

function endingLine(supervisor: SupervisorRecord, levels: readonly TrainingLevel[], today: Day) {
  return { id: supervisor._id, name: nameOf(supervisor), endings: endingsOf(supervisor, levels, today) };
}

async function rowsOf(
  supervisors: readonly SupervisorRecord[],
  levels: readonly TrainingLevel[],
  today: Day,
): Promise<SupervisorRow[]> {
  const [structures, places] = await Promise.all([
    structureNamesOf(supervisors),
    placesSupervisedBy(supervisors.map(idOf)),
  ]);
  return supervisors.map((supervisor) => ({
    ...endingLine(supervisor, levels, today),
    structure: structures.get(supervisor.structureId ?? "") ?? "",
    levels: levelsOn(supervisor, levels, today),
    places: places
      .filter(({ supervisorIds }) => supervisorIds.includes(supervisor._id))
      .map((place) => ({
        id: place._id,
        title: `${placeTitle(place)} · ${levelLabel(levels, place.level)}`,
      })),
  }));
}

type SupervisedPlace = Pick<
  TrainingPlaceRecord,
  "_id" | "structureName" | "label" | "level" | "communeName" | "supervisorIds" | "isActive"
>;

/** The places these people supervise, by name. */
export async function placesSupervisedBy(supervisorIds: readonly string[]): Promise<SupervisedPlace[]> {
  return TrainingPlace.find(
    { supervisorIds: { $in: [...supervisorIds] }, isActive: true },
    { structureName: 1, label: 1, level: 1, communeName: 1, supervisorIds: 1, isActive: 1, sortName: 1 },
  )
    .sort({ sortName: 1 })
    .limit(MOST)
    .lean<SupervisedPlace[]>();
}

async function structureNamesOf(supervisors: readonly SupervisorRecord[]): Promise<Map<string, string>> {
  const ids = [...new Set(supervisors.flatMap(({ structureId }) => structureId ?? []))];
  const structures = ids.length > 0 ? await Structure.find({ _id: { $in: ids } }, { name: 1 }).lean() : [];
  return new Map(structures.map(({ _id, name }) => [_id, name]));
}

/** « Niveau 1, SASPAS »: the agreements in force on a day, or to come. */
function levelsOn({ agreements }: SupervisorRecord, levels: readonly TrainingLevel[], today: Day): string {
  const live = agreements.filter(({ toOn }) => !toOn || toOn >= today).map(({ level }) => level);
  return [...new Set(live)].map((level) => levelLabel(levels, level)).join(", ");
}

function filterOf({ text, isArchived }: { text: string; isArchived: boolean }): Filter<SupervisorRecord> {
  const terms = searchTerms(text);
  return { isActive: !isArchived, ...(terms.length > 0 ? { searchWords: { $all: terms } } : {}) };
}

/** « Anne Roux » */
export function nameOf({ firstName, lastName }: Pick<SupervisorRecord, "firstName" | "lastName">): string {
  return `${firstName} ${lastName}`;
}

function idOf({ _id }: { _id: string }): string {
  return _id;
}
