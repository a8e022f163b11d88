import { Candidate } from "#models/candidate";
import type { Head, HouseholdRecord } from "#models/household";
import type { User } from "~/core/auth/actor";
import { untilNextChange } from "~/core/db/remember.server";
import { COUNT_CAP, PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { nearKeysOf, searchTerms } from "~/core/search-words";
import { type Colleague, colleagueNames, listReferents } from "~/features/accounts/accounts.queries.server";
import { stageLabels } from "~/features/pipelines/pipelines.queries.server";
import { CANDIDATE_KINDS, type CandidateKind } from "~/vocabulary/candidates";
import type { NeedKind } from "~/vocabulary/needs";
import { type FileFilters, readFileFilters } from "./file-filters";
import { firstNamesOf } from "./file-members";
import { findFilePage } from "./file-page.queries.server";

export interface FileRow {
  id: string;
  title: string;
  /** Of the candidates: many files have one family name. */
  firstNames: string;
  /** The candidates of a file that has several. */
  together: string[];
  kind?: CandidateKind;
  specialty?: string;
  stage: string;
  /** Of each candidate. */
  every: { kind: CandidateKind; specialty?: string; stage: string }[];
  territories: string[];
  referent?: string;
  needs: NeedKind[];
  tags: string[];
  nextAction?: string;
  dueOn?: string;
}

/** Reads the filters from the URL of a list. */
export function fileFiltersOf({ searchParams }: URL): FileFilters {
  return readFileFilters(searchParams);
}

export interface FilePage extends Page<FileRow> {
  /** No name is spelt so: these are one letter away. */
  isNear: boolean;
  /** More files than can be gone through answer every single filter: some are missing. */
  isCut: boolean;
}

/** A page of the files this colleague may see, filtered and sorted; counts are capped. */
export async function listFiles(user: User, filters: FileFilters, page: number): Promise<FilePage> {
  const exact = await findFilePage(user, filters, { page });
  const isNear = exact.total === 0 && nearKeysOf(searchTerms(filters.text ?? "")[0] ?? "").length > 0;
  const found = isNear ? await findFilePage(user, filters, { page, isNear }) : exact;
  const [labels, referents] = await Promise.all([stageLabels(), listFileReferents()]);
  const names = await namesOf(found.files, referents);
  const rows = found.files.map((file) => rowOf(file, { filters, labels, names }));
  return { ...pageFrom(rows, page, found.total), isNear: isNear && found.total > 0, isCut: found.isCut };
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

interface Shown {
  filters: FileFilters;
  labels: Map<string, string>;
  names: Map<string, string>;
}

/** Of several candidates, the one that the filters asked for is in the columns. */
function rowOf(file: HouseholdRecord, { filters, labels, names }: Shown): FileRow {
  const head = file.heads.find((one) => isAsked(one, filters)) ?? file.heads[0];
  const stageOf = ({ pipeline, stage }: Head) => labels.get(`${pipeline}/${stage}`) ?? "";
  return {
    id: file._id,
    title: file.title,
    firstNames: firstNamesOf(file),
    together: file.heads.length > 1 ? file.heads.map(headWords) : [],
    kind: head?.kind,
    specialty: head?.specialty,
    stage: head ? stageOf(head) : "",
    every: file.heads.map((one) => ({ kind: one.kind, specialty: one.specialty, stage: stageOf(one) })),
    territories: file.territories,
    referent: names.get(file.referentId ?? ""),
    needs: file.openNeedKinds,
    tags: file.tags ?? [],
    nextAction: file.nextAction?.label,
    dueOn: file.nextAction?.dueOn,
  };
}

function isAsked(head: Head, { kind, stage }: FileFilters): boolean {
  return (!kind || head.kind === kind) && (!stage || head.stage === stage);
}

function headWords({ firstName, lastName, kind }: Head): string {
  return `${firstName} ${lastName}, ${CANDIDATE_KINDS[kind].fr.toLowerCase()}`;
}
