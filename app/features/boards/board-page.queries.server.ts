import type { PipelineRecord } from "#models/pipeline";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { isId } from "~/core/ids.server";
import { getSettings } from "~/core/settings.server";
import { getCandidate } from "~/features/candidates/candidates.queries.server";
import { listFileReferents } from "~/features/file/file-list.queries.server";
import { listPipelines } from "~/features/pipelines/pipelines.queries.server";
import { listViews } from "~/features/saved-views/saved-views.queries.server";
import { roleCan } from "~/vocabulary/permissions";
import { listGroupedColumns, listStageColumns } from "./board-columns.queries.server";
import { type BoardFilters, MOVING_NAME, readBoardFilters, writeBoardFilters } from "./board-filters";
import type { BoardColumn } from "./board-view";
import { SCHOLARSHIP_BOARD } from "./card-addresses";
import { listIntroducedColumns } from "./introduced-board.queries.server";
import { getScholarshipBoard, SCHOLARSHIP_SLUG } from "./scholarship-board.queries.server";

/** Everything a board prints: for a recruteur, those introduced to their structure and nothing of their files. */
export async function getBoardPage(user: User, slug: string, url: URL) {
  const { searchParams } = url;
  const pipelines = await listPipelines();
  const seesScholarships = roleCan(user.role, "households:read");
  const tabs = [
    ...pipelines.map((one) => ({ slug: one.slug, name: one.fr })),
    ...(seesScholarships ? [{ slug: SCHOLARSHIP_SLUG, name: "Bourses" }] : []),
  ];
  const today = toDay(now());
  if (slug === SCHOLARSHIP_SLUG && seesScholarships)
    return {
      ...{ slug, pipeline: SCHOLARSHIP_BOARD, name: "Bourses", tabs, today },
      ...{ kind: "scholarships" as const, ...(await getScholarshipBoard(user, url)) },
    };
  const pipeline = pipelines.find((one) => one.slug === slug);
  if (!pipeline) throw notFound();
  const board = {
    slug,
    pipeline: pipeline._id,
    name: pipeline.fr,
    tabs,
    today,
  };
  if (user.role === "recruteur")
    return { ...board, kind: "introduced" as const, ...(await listIntroducedColumns(user, pipeline)) };
  const filters = readBoardFilters(searchParams);
  const [columns, settings, referents, views, moving] = await Promise.all([
    columnsOf(user, pipeline, filters),
    getSettings(),
    listFileReferents(),
    listViews(user),
    findMoving(user, pipeline, searchParams.get(MOVING_NAME)),
  ]);
  return {
    ...board,
    kind: "files" as const,
    ...columns,
    grouping: filters.grouping,
    kept: writeBoardFilters(searchParams),
    views: views.filter(({ page }) => page === `board/${slug}`),
    stages: pipeline.stages.map(({ key, fr, ageing }) => ({ key, label: fr, ageing })),
    moving,
    choices: {
      referents: referents.map(({ _id, name }) => ({ value: _id, label: name })),
      territories: settings.territories.list.map(({ code, label }) => ({ value: code, label })),
    },
  };
}

async function columnsOf(
  user: User,
  pipeline: PipelineRecord,
  filters: BoardFilters,
): Promise<{ columns: BoardColumn[]; isCut: boolean }> {
  const { grouping } = filters;
  if (grouping === "stage") return listStageColumns(user, pipeline, filters);
  return listGroupedColumns(user, pipeline, filters, grouping);
}

/** Whom a board without script is asked to move, and where they are. */
async function findMoving(user: User, { _id: pipeline }: PipelineRecord, candidateId: string | null) {
  if (!candidateId || !isId(candidateId)) return undefined;
  const { _id: id, firstName, lastName, householdId, journeys } = await getCandidate(user, candidateId);
  const journey = journeys.find((one) => one.pipeline === pipeline);
  if (!journey) return undefined;
  return { id, name: `${firstName} ${lastName}`, fileId: householdId, from: journey.stage };
}
