import { Template } from "#models/template";
import { DEFAULT_TEMPLATES } from "./default-templates";

/** Gives a base the templates that the software comes with; one already there is left as it is. */
export async function createDefaultTemplates(): Promise<void> {
  await Template.bulkWrite(
    DEFAULT_TEMPLATES.map(({ _id, ...values }) => ({
      updateOne: { filter: { _id }, update: { $setOnInsert: { ...values, version: 1 } }, upsert: true },
    })),
  );
}
