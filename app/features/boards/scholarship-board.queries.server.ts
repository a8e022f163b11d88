import type { ScholarshipRecord } from "#models/scholarship";
import type { User } from "~/core/auth/actor";
import { type Day, toDay, workingDaysBetween } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { isId } from "~/core/ids.server";
import { programmeNames } from "~/features/programmes/programmes.queries.server";
import { nextActOf } from "~/features/scholarships/next-act";
import {
  filterOf,
  listProgrammeChoices,
  listSeen,
  type ScholarshipFilters,
  scholarshipFiltersOf,
} from "~/features/scholarships/scholarship-list.queries.server";
import { getScholarship } from "~/features/scholarships/scholarships.queries.server";
import { SCHOLARSHIP_STAGES, type ScholarshipStage } from "~/vocabulary/scholarship-states";
import { valuesOf } from "~/vocabulary/words";
import { MOVING_NAME } from "./board-filters";
import type { Ageing, BoardCard, BoardColumn } from "./board-view";

export const SCHOLARSHIP_SLUG = "bourses";

/** Cards of a column; those that are over tell less. */
const MOST_CARDS = 30;
const MOST_OVER = 10;

const OVER: readonly ScholarshipStage[] = ["settled", "closed"];

/** Stages that wait for us or for the person, and the working days after which they ask for attention, then are late. */
const AGEING: Partial<Record<ScholarshipStage, Ageing>> = {
  requested: { attention: 10, late: 20 },
  complete: { attention: 5, late: 10 },
  review: { attention: 15, late: 30 },
  agreement: { attention: 15, late: 30 },
  breached: { attention: 10, late: 20 },
};

/** What must be so to enter a stage, in words. */
const RULES: Partial<Record<ScholarshipStage, string>> = {
  complete: "toutes les pièces sont vérifiées",
  panel: "l’instruction est écrite et une séance est prévue",
  agreement: "la commission a accordé la bourse",
  paying: "la convention est signée de tous",
  obligation: "le début de l’engagement est noté",
  breached: "la rupture est décidée",
};

const SHOWN = {
  name: 1,
  programmeId: 1,
  stage: 1,
  since: 1,
  nextOn: 1,
  householdId: 1,
  papers: 1,
  papersAskedOn: 1,
  assessment: 1,
  panel: 1,
  instalments: 1,
  obligation: 1,
} as const;

type Shown = Pick<ScholarshipRecord, keyof typeof SHOWN | "_id">;

/** Everything the board of scholarships prints: those of the files this colleague may see, and nothing of their families. */
export async function getScholarshipBoard(user: User, url: URL) {
  const filters = scholarshipFiltersOf(url);
  const [columns, programmes, moving] = await Promise.all([
    listColumns(user, filters),
    listProgrammeChoices(),
    findMoving(user, url.searchParams.get(MOVING_NAME)),
  ]);
  return { columns, programmes, moving };
}

async function listColumns(user: User, filters: ScholarshipFilters): Promise<BoardColumn[]> {
  const stages = valuesOf(SCHOLARSHIP_STAGES);
  const found = await Promise.all(stages.map((stage) => listStage(user, { ...filters, stage })));
  const programmes = await programmeNames(found.flat());
  const today = toDay(now());
  return stages.map((stage, place) => {
    const all = found[place] ?? [];
    const most = mostOf(stage);
    return {
      ...{ key: stage, label: SCHOLARSHIP_STAGES[stage].fr, ageing: AGEING[stage], rules: RULES[stage] },
      isExit: stage === "closed",
      cards: all.slice(0, most).map((one) => cardOf(one, programmes, today)),
      more: all.length > most ? listAddress(stage, filters) : undefined,
    };
  });
}

async function listStage(
  user: User,
  filters: ScholarshipFilters & { stage: ScholarshipStage },
): Promise<Shown[]> {
  const filter = await filterOf(filters);
  const most = mostOf(filters.stage) + 1;
  return listSeen<Shown>(user, filter, { nextOn: 1, _id: 1 }, { shown: SHOWN, most });
}

function mostOf(stage: ScholarshipStage): number {
  return OVER.includes(stage) ? MOST_OVER : MOST_CARDS;
}

function cardOf(scholarship: Shown, programmes: ReadonlyMap<string, string>, today: Day): BoardCard {
  const { _id: id, householdId: fileId, name, programmeId, stage, since, nextOn } = scholarship;
  const card = { id, fileId, name, situation: programmes.get(programmeId) ?? "" };
  if (OVER.includes(stage)) return card;
  const next = nextActOf(scholarship, stage === "panel" ? nextOn : undefined, today);
  return {
    ...{ ...card, days: workingDaysBetween(toDay(since), today) },
    ...{ next: next?.words, dueOn: nextOn },
  };
}

function listAddress(stage: ScholarshipStage, { text, programmeId }: ScholarshipFilters): string {
  const search = new URLSearchParams({ etape: stage });
  if (text) search.set("q", text);
  if (programmeId) search.set("programme", programmeId);
  return `/scholarships?${search}`;
}

/** The scholarship that a board without script is asked to move, and where it is. */
async function findMoving(user: User, scholarshipId: string | null) {
  if (!scholarshipId || !isId(scholarshipId)) return undefined;
  const { _id: id, name, householdId: fileId, stage: from } = await getScholarship(user, scholarshipId);
  return { id, name, fileId, from };
}
