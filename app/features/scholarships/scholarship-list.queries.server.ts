import { Candidate } from "#models/candidate";
import type { Filter } from "#models/define";
import { Programme } from "#models/programme";
import { Scholarship, type ScholarshipRecord } from "#models/scholarship";
import type { User } from "~/core/auth/actor";
import { visibleFor } from "~/core/auth/visibility";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { COUNT_CAP, PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { searchTerms } from "~/core/search-words";
import { programmeNames } from "~/features/programmes/programmes.queries.server";
import { roleCan } from "~/vocabulary/permissions";
import { SCHOLARSHIP_STAGES, type ScholarshipStage } from "~/vocabulary/scholarship-states";
import { isOneOf } from "~/vocabulary/words";

/** More people of one name than a département has. */
const MOST_PEOPLE = 1000;

const SHOWN = {
  name: 1,
  programmeId: 1,
  stage: 1,
  isOpen: 1,
  since: 1,
  nextOn: 1,
} as const;

export type ListedScholarship = Pick<ScholarshipRecord, keyof typeof SHOWN | "_id">;

export interface ScholarshipFilters {
  text?: string;
  stage?: ScholarshipStage;
  programmeId?: string;
  /** Those that are over, instead of those under way. */
  isOver: boolean;
}

/** What a list or a board of scholarships is filtered by, as its address holds it; anything unknown is left out. */
export function scholarshipFiltersOf({ searchParams }: URL): ScholarshipFilters {
  const stage = searchParams.get("etape");
  return {
    text: searchParams.get("q")?.trim() || undefined,
    stage: isOneOf(SCHOLARSHIP_STAGES, stage) ? stage : undefined,
    programmeId: searchParams.get("programme") || undefined,
    isOver: searchParams.has("closes"),
  };
}

export interface ScholarshipRow {
  id: string;
  name: string;
  programme: string;
  stage: ScholarshipStage;
  stageLabel: string;
  since: Date;
  nextOn?: Day;
  isLate: boolean;
}

/** A page of the scholarships of the files this colleague may see, those with the nearest date first when a stage is asked for. */
export async function listScholarships(
  user: User,
  filters: ScholarshipFilters,
  page: number,
): Promise<Page<ScholarshipRow>> {
  const filter = { ...(await filterOf(filters)), ...visibleFor(user) };
  const [shown, total] = await Promise.all([
    Scholarship.find(filter, SHOWN)
      .sort(filters.stage ? { nextOn: 1, _id: 1 } : { name: 1, _id: 1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE + 1)
      .lean<ListedScholarship[]>(),
    Scholarship.countDocuments(filter, { limit: COUNT_CAP + 1 }),
  ]);
  const programmes = await programmeNames(shown);
  const today = toDay(now());
  const rows = shown.map(({ _id, name, programmeId, stage, since, nextOn }) => ({
    ...{ id: _id, name, stage, stageLabel: SCHOLARSHIP_STAGES[stage].fr, since, nextOn },
    programme: programmes.get(programmeId) ?? "",
    isLate: nextOn !== undefined && nextOn < today,
  }));
  return pageFrom(rows, page, total);
}

/** Everything the page of the list prints. */
export async function getScholarshipsPage(user: User, url: URL, page: number) {
  const filters = scholarshipFiltersOf(url);
  const [list, programmes] = await Promise.all([
    listScholarships(user, filters, page),
    listProgrammeChoices(),
  ]);
  const { text, stage, programmeId, isOver } = filters;
  return {
    ...{ ...list, programmes, isOver, isFiltered: Boolean(text || stage || programmeId) },
    canWrite: roleCan(user.role, "households:write"),
  };
}

/** The scholarships that answer a filter, of the files this colleague may see, at most as many as asked for. */
export async function listSeen<Listed = ListedScholarship>(
  user: User,
  filter: Filter<ScholarshipRecord>,
  order: Readonly<Record<string, 1 | -1>>,
  { shown = SHOWN, most }: { shown?: Readonly<Record<string, 1>>; most: number },
): Promise<Listed[]> {
  return Scholarship.find({ ...filter, ...visibleFor(user) }, shown)
    .sort(order)
    .limit(most)
    .lean<Listed[]>();
}

/** What filters ask of a scholarship, as the base reads it. */
export async function filterOf({
  text,
  stage,
  programmeId,
  isOver,
}: ScholarshipFilters): Promise<Filter<ScholarshipRecord>> {
  const terms = searchTerms(text ?? "");
  const people =
    terms.length > 0
      ? await Candidate.find({ searchWords: { $all: terms } }, { _id: 1 })
          .limit(MOST_PEOPLE)
          .lean()
      : undefined;
  return {
    ...(stage ? { stage } : { isOpen: !isOver }),
    ...(programmeId ? { programmeId } : {}),
    ...(people ? { candidateId: { $in: people.map(({ _id }) => _id) } } : {}),
  };
}

/** Every programme, offered or not, as the options of a filter. */
export async function listProgrammeChoices(): Promise<{ value: string; label: string }[]> {
  const programmes = await Programme.find({}, { name: 1 }).sort({ isActive: -1, name: 1 }).limit(200).lean();
  return programmes.map(({ _id, name }) => ({ value: _id, label: name }));
}
