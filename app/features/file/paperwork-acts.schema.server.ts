import { z } from "zod";
import { taskActSchema } from "~/features/tasks/tasks.schema.server";

/** The acts of the page of a candidate's paperwork. */
export const paperworkActSchema = z.discriminatedUnion(
  "intent",
  [z.object({ intent: z.literal("plan"), candidateId: z.string() }), ...taskActSchema.options],
  { error: "Ce bouton n’est plus valable. Rechargez la page." },
);

export type PaperworkAct = z.output<typeof paperworkActSchema>;
