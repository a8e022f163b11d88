import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { pageOf } from "~/core/http/pagination.server";
import { getSettings, territoryLabel } from "~/core/settings.server";
import { readColumns, readFileFilters, writeFileFilters } from "~/features/file/file-filters";
import { listFileReferents, listFiles } from "~/features/file/file-list.queries.server";
import { fileSentence } from "~/features/file/file-sentence";
import { listTags } from "~/features/households/household-tags.queries.server";
import { listPipelines } from "~/features/pipelines/pipelines.queries.server";
import { listViews } from "./saved-views.queries.server";

/** Everything the list of files prints for the team: its rows, its filters in words, its views. */
export async function getFileList(user: User, url: URL) {
  const filters = readFileFilters(url.searchParams);
  const [settings, files, referents, pipelines, tags, views] = await Promise.all([
    getSettings(),
    listFiles(user, filters, pageOf(url)),
    listFileReferents(),
    listPipelines(),
    listTags(user),
    listViews(user),
  ]);
  const stages = pipelines.flatMap(({ fr, stages: all }) =>
    all.map((stage) => ({ value: stage.key, label: `${fr} : ${stage.fr}`, name: stage.fr })),
  );
  const territories = settings.territories.list.map(({ code, label }) => ({ value: code, label }));
  const names = {
    stages: new Map(stages.map(({ value, name }) => [value, name])),
    territories: new Map(territories.map(({ value, label }) => [value, label])),
    referents: new Map(referents.map(({ _id, name }) => [_id, name])),
  };
  return {
    ...files,
    sort: filters.sort,
    today: toDay(now()),
    columns: readColumns(url.searchParams),
    kept: writeFileFilters(url.searchParams),
    sentence: fileSentence(url.searchParams, filters, names),
    views: views.filter(({ page }) => page === undefined),
    rows: files.rows.map(({ territories: codes, ...row }) => ({
      ...row,
      place: codes.map((code) => territoryLabel(settings, code)).join(", "),
    })),
    choices: {
      referents: referents.map(({ _id, name }) => ({ value: _id, label: name })),
      territories,
      stages: stages.map(({ value, label }) => ({ value, label })),
      tags,
    },
  };
}
