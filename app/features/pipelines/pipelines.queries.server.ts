import { Pipeline, type PipelineRecord, type Stage } from "#models/pipeline";

const FRESH_MS = 5000;
let cached: { pipelines: PipelineRecord[]; readAt: number } | undefined;

/** The journeys as an administrator left them, read at most every five seconds. */
export async function listPipelines(): Promise<PipelineRecord[]> {
  if (cached && Date.now() - cached.readAt < FRESH_MS) return cached.pipelines;
  const pipelines = await Pipeline.find({}).sort({ position: 1 }).lean();
  cached = { pipelines, readAt: Date.now() };
  return pipelines;
}

/** Makes the next reading go to the base. */
export function forgetPipelines(): void {
  cached = undefined;
}

/** A stage of a pipeline, or null. */
export async function findStage(pipeline: string, stage: string): Promise<Stage | null> {
  const pipelines = await listPipelines();
  return pipelines.find(({ _id }) => _id === pipeline)?.stages.find(({ key }) => key === stage) ?? null;
}

/** The French label of each stage, by "pipeline/stage". */
export async function stageLabels(): Promise<Map<string, string>> {
  const pipelines = await listPipelines();
  return new Map(
    pipelines.flatMap(({ _id, stages }) => stages.map(({ key, fr }) => [`${_id}/${key}`, fr] as const)),
  );
}
