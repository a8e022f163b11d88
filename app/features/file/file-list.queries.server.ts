import { Candidate } from "#models/candidate";
import type { Filter } from "#models/define";
import { Household, type HouseholdRecord } from "#models/household";
import type { User } from "~/core/auth/actor";
import { visibleFor } from "~/core/auth/visibility";
import { untilNextChange } from "~/core/db/remember.server";
import { COUNT_CAP, PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { searchTerms } from "~/core/search-words";
import { type Colleague, colleagueNames, listReferents } from "~/features/accounts/accounts.queries.server";
import { stageLabels } from "~/features/pipelines/pipelines.queries.server";
import { CANDIDATE_KINDS, type CandidateKind } from "~/vocabulary/candidates";
import { NEED_KINDS, type NeedKind } from "~/vocabulary/needs";
import { isOneOf } from "~/vocabulary/words";

/** The filters of the list, as the URL holds them; anything unknown is left out. */
export interface FileFilters {
  text?: string;
  kind?: CandidateKind;
  stage?: string;
  referentId?: string;
  territory?: string;
  need?: NeedKind;
  sort: FileSort;
}

const SORTS = {
  "-updated": { updatedAt: -1, _id: -1 },
  name: { sortName: 1, _id: 1 },
  due: { "nextAction.dueOn": 1, _id: 1 },
} as const;

export type FileSort = keyof typeof SORTS;

export interface FileRow {
  id: string;
  title: string;
  kind?: CandidateKind;
  specialty?: string;
  stage: string;
  territories: string[];
  referent?: string;
  needs: NeedKind[];
  nextAction?: string;
  dueOn?: string;
}

/** Reads the filters from the URL of a list. */
export function fileFiltersOf({ searchParams }: URL): FileFilters {
  const read = (name: string) => searchParams.get(name)?.trim() || undefined;
  const [text, kind, need, sort] = [read("q"), read("kind"), read("need"), read("sort")];
  return {
    text,
    kind: isOneOf(CANDIDATE_KINDS, kind) ? kind : undefined,
    stage: read("stage"),
    referentId: read("referent"),
    territory: read("epci"),
    need: isOneOf(NEED_KINDS, need) ? need : undefined,
    sort: isSort(sort) ? sort : defaultSort(text),
  };
}

function isSort(value: string | undefined): value is FileSort {
  return value !== undefined && Object.hasOwn(SORTS, value);
}

/** What was searched for reads by name; everything else, the last touched first. */
function defaultSort(text: string | undefined): FileSort {
  return text ? "name" : "-updated";
}

const SHOWN = {
  title: 1,
  "heads.kind": 1,
  "heads.specialty": 1,
  "heads.pipeline": 1,
  "heads.stage": 1,
  territories: 1,
  referentId: 1,
  openNeedKinds: 1,
  "nextAction.label": 1,
  "nextAction.dueOn": 1,
} as const;

/** A page of the files this colleague may see, filtered and sorted by indexed fields; counts are capped. */
export async function listFiles(user: User, filters: FileFilters, page: number): Promise<Page<FileRow>> {
  const filter = filterOf(user, filters);
  const [files, total, labels, referents] = await Promise.all([
    Household.find(filter, SHOWN)
      .sort(SORTS[filters.sort])
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean<HouseholdRecord[]>(),
    countFiles(user, filter),
    stageLabels(),
    listFileReferents(),
  ]);
  const names = await namesOf(files, referents);
  return pageFrom(
    files.map((file) => rowOf(file, labels, names)),
    page,
    total,
  );
}

/** Who may follow a file, for the filter and for the column of the list. */
export function listFileReferents(): Promise<Colleague[]> {
  return untilNextChange("file referents", listReferents);
}

/** Names of those who follow these files; only those who follow no more are looked for one by one. */
async function namesOf(files: HouseholdRecord[], referents: Colleague[]): Promise<Map<string, string>> {
  const names = new Map(referents.map(({ _id, name }) => [_id, name]));
  const others = files.map(({ referentId }) => referentId).filter((id) => id && !names.has(id));
  return new Map([...names, ...(await colleagueNames(others))]);
}

function countFiles(user: User, filter: Filter<HouseholdRecord>): Promise<number> {
  // Without a condition the engine would read whole files to count them; their ids are enough.
  const hint = Object.keys(filter).length === 0 ? { hint: { _id: 1 } } : {};
  return untilNextChange(`files ${user.id} ${JSON.stringify(filter)}`, () =>
    Household.countDocuments(filter, { limit: COUNT_CAP + 1, ...hint }).exec(),
  );
}

export interface IntroducedRow {
  id: string;
  name: string;
  kind: CandidateKind;
  specialty?: string;
}

/** The candidates introduced to a recruteur's structure: their professional half, nothing else. */
export async function listIntroduced(user: User, page: number): Promise<Page<IntroducedRow>> {
  const filter = { introducedTo: user.partnerId ?? "none" };
  const [rows, total] = await Promise.all([
    Candidate.find(filter, { firstName: 1, lastName: 1, kind: 1, specialty: 1 })
      .sort({ lastName: 1, _id: 1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean(),
    Candidate.countDocuments(filter, { limit: COUNT_CAP + 1 }),
  ]);
  const shown = rows.map(({ _id, firstName, lastName, kind, specialty }) => ({
    id: _id,
    name: `${firstName} ${lastName}`,
    kind,
    specialty,
  }));
  return pageFrom(shown, page, total);
}

function filterOf(user: User, filters: FileFilters): Filter<HouseholdRecord> {
  const terms = searchTerms(filters.text ?? "");
  const filter: Filter<HouseholdRecord> = { ...visibleFor(user) };
  if (terms.length > 0) filter.searchWords = { $all: terms };
  if (filters.kind) filter["heads.kind"] = filters.kind;
  if (filters.stage) filter["heads.stage"] = filters.stage;
  if (filters.referentId) filter.referentId = filters.referentId;
  if (filters.territory) filter.territories = filters.territory;
  if (filters.need) filter.openNeedKinds = filters.need;
  return filter;
}

function rowOf(file: HouseholdRecord, labels: Map<string, string>, names: Map<string, string>): FileRow {
  const [head] = file.heads;
  return {
    id: file._id,
    title: file.title,
    kind: head?.kind,
    specialty: head?.specialty,
    stage: labels.get(`${head?.pipeline}/${head?.stage}`) ?? "",
    territories: file.territories,
    referent: names.get(file.referentId ?? ""),
    needs: file.openNeedKinds,
    nextAction: file.nextAction?.label,
    dueOn: file.nextAction?.dueOn,
  };
}
