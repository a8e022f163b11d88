import { parseWithZod } from "@conform-to/zod/v4";
import { notFound } from "~/core/auth/guards.server";
import { previewStage, type StageChange } from "./pipeline-changes.queries.server";
import { findPipeline } from "./pipelines.queries.server";
import { stageSchema } from "./pipelines.schema.server";
import { inputOf, shownStage } from "./stage-fields";

/** The address of a stage that is not there yet. */
export const NEW_STAGE = "new";

const EMPTY = { key: "", fr: "", en: "", meaning: "open" as const };

/** A stage to edit and, when its address holds new values, what they would change. 404 when there is no such stage. */
export async function getStagePage(pipelineId: string, key: string, search: URLSearchParams) {
  const pipeline = await findPipeline(pipelineId);
  const stage = key === NEW_STAGE ? EMPTY : pipeline?.stages.find((one) => one.key === key);
  if (!pipeline || !stage) throw notFound();
  const page = {
    pipeline: pipeline.fr,
    isNew: key === NEW_STAGE,
    label: stage.fr,
    stage: shownStage(stage),
    drawnFrom: inputOf(stage),
  };
  if (!search.has("fr")) return { ...page, changes: null, typed: [], lastResult: undefined };
  const typed = [...search];
  const submission = parseWithZod(search, { schema: stageSchema });
  const changes: StageChange[] | null =
    submission.status === "success"
      ? await previewStage(pipeline, page.isNew ? undefined : key, submission.value)
      : null;
  return { ...page, changes, typed, lastResult: submission.reply() };
}
