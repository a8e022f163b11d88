import { Programme, type ProgrammeRecord, type ProgrammeVersion } from "#models/programme";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { getSettings } from "~/core/settings.server";
import { roleCan } from "~/vocabulary/permissions";
import { practiceWords, versionCardOf } from "./version-card";
import { inOrder, standingOn, type VersionStanding, versionOn } from "./version-on";
import { paidWords, versionFacts } from "./version-words";

const HIDDEN = { pendingEffects: 0, appliedEffects: 0 } as const;

/** A programme with all its versions; 404 when it is not there. */
export async function getProgramme(programmeId: string): Promise<ProgrammeRecord> {
  const programme = await Programme.findById(programmeId, HIDDEN).lean<ProgrammeRecord>();
  if (!programme) throw notFound();
  return programme;
}

/** The names of the programmes of these scholarships. */
export async function programmeNames(
  scholarships: readonly { programmeId: string }[],
): Promise<Map<string, string>> {
  const ids = [...new Set(scholarships.map(({ programmeId }) => programmeId))];
  const programmes = await Programme.find({ _id: { $in: ids } }, { name: 1 }).lean();
  return new Map(programmes.map(({ _id, name }) => [_id, name]));
}

export interface ProgrammeRow {
  id: string;
  name: string;
  /** What is paid and asked by the version in force, or by the first to come. */
  paid: string;
  practice: string;
  since: string;
  isComing: boolean;
  isToCheck: boolean;
}

/** A page of the programmes that are offered, or of the others, by name. */
export async function listProgrammes(isActive: boolean, page: number): Promise<Page<ProgrammeRow>> {
  const filter = { isActive };
  const [programmes, total] = await Promise.all([
    Programme.find(filter, HIDDEN)
      .sort({ name: 1, _id: 1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean<ProgrammeRecord[]>(),
    Programme.countDocuments(filter, { limit: 1001 }),
  ]);
  const today = toDay(now());
  return pageFrom(
    programmes.map((programme) => rowOf(programme, today)),
    page,
    total,
  );
}

function rowOf(programme: ProgrammeRecord, today: Day): ProgrammeRow {
  const version = shownVersion(programme, today);
  return {
    ...{ id: programme._id, name: programme.name, since: version?.fromOn ?? "" },
    paid: version ? paidWords(version.amounts) : "",
    practice: version ? practiceWords(version.practice) : "",
    isComing: (version?.fromOn ?? "") > today,
    isToCheck: version?.isToCheck ?? false,
  };
}

export interface VersionRow {
  id: string;
  fromOn: Day;
  standing: VersionStanding;
  isUsed: boolean;
  isToCheck: boolean;
}

/** The page of a programme: one version, that asked for or that in force, and the list of them all. */
export async function getProgrammePage(user: User, programmeId: string, versionId: string | null) {
  const [programme, { territories }] = await Promise.all([getProgramme(programmeId), getSettings()]);
  const today = toDay(now());
  const version = versionId
    ? programme.versions.find(({ id }) => id === versionId)
    : shownVersion(programme, today);
  if (!version) throw notFound();
  const canWrite = roleCan(user.role, "settings:write");
  const labels = new Map(territories.list.map(({ code, label }) => [code, label]));
  return {
    ...{ id: programmeId, name: programme.name, isActive: programme.isActive, today, canWrite },
    revision: programme.version,
    versions: inOrder(programme.versions)
      .reverse()
      .map((one) => versionRow(programme, one, today)),
    shown: { ...versionRow(programme, version, today), ...versionFacts(version, labels) },
    terms: { repayment: version.repayment, months: version.practice.months },
    card: canWrite && !version.usedAt && !version.isAside ? versionCardOf(version) : null,
    places: territories.list.map(({ code, label }) => ({ value: code, label })),
  };
}

function versionRow(programme: ProgrammeRecord, version: ProgrammeVersion, today: Day): VersionRow {
  const { id, fromOn, isToCheck, usedAt } = version;
  const standing = standingOn(programme, version, today);
  return { id, fromOn, standing, isToCheck, isUsed: usedAt !== undefined };
}

/** The version in force, else the first to come. */
function shownVersion(programme: ProgrammeRecord, today: Day): ProgrammeVersion | undefined {
  return versionOn(programme, today) ?? inOrder(programme.versions).find(({ isAside }) => isAside !== true);
}
