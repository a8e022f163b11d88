import { Pipeline, type PipelineRecord, type Stage } from "#models/pipeline";
import { notFound } from "~/core/auth/guards.server";

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

/** A pipeline by its id, or null. */
export async function findPipeline(id: string): Promise<PipelineRecord | null> {
  return (await listPipelines()).find(({ _id }) => _id === id) ?? null;
}

/** A pipeline as the base holds it now, to be changed; 404 when there is none. */
export async function getPipeline(id: string): Promise<PipelineRecord> {
  const pipeline = await Pipeline.findById(id).lean<PipelineRecord>();
  if (!pipeline) throw notFound();
  return pipeline;
}

/** A stage of a pipeline, or null. */
export async function findStage(pipeline: string, stage: string): Promise<Stage | null> {
  const found = await findPipeline(pipeline);
  return found?.stages.find(({ key }) => key === stage) ?? null;
}

/** The French label of each stage, by "pipeline/stage". */
export async function stageLabels(): Promise<Map<string, string>> {
  const pipelines = await listPipelines();
  return new Map(
    pipelines.flatMap(({ _id, stages }) => stages.map(({ key, fr }) => [`${_id}/${key}`, fr] as const)),
  );
}
