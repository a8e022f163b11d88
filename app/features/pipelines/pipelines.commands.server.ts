import { Pipeline } from "#models/pipeline";
import { DEFAULT_PIPELINES } from "./pipelines";
import { forgetPipelines } from "./pipelines.queries.server";

/** Gives an empty base its journeys; one already there is left as it is. */
export async function createDefaultPipelines(): Promise<void> {
  await Pipeline.bulkWrite(
    DEFAULT_PIPELINES.map(({ _id, ...values }) => ({
      updateOne: { filter: { _id }, update: { $setOnInsert: values }, upsert: true },
    })),
  );
  forgetPipelines();
}
