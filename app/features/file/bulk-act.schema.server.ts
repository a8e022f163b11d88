import { z } from "zod";
import { comingDayField } from "~/core/http/fields.server";
import { tagField } from "~/features/households/tags.schema.server";

/** More files than a person can answer for in one act. */
export const MOST_FILES = 500;

const referentId = z.string({ error: "Choisissez à qui." }).min(1, "Choisissez à qui.");

/** One act over several files. */
export const bulkActSchema = z.discriminatedUnion(
  "act",
  [
    z.object({ act: z.literal("assign"), referentId }),
    z.object({ act: z.literal("tag"), tag: tagField }),
    z.object({
      act: z.literal("next"),
      label: z
        .string({ error: "Dites ce qui vient ensuite." })
        .trim()
        .min(3, "Dites-en un peu plus.")
        .max(140, "140 caractères au plus."),
      dueOn: comingDayField,
    }),
  ],
  { error: "Choisissez quoi faire." },
);

export type BulkAct = z.infer<typeof bulkActSchema>;

/** The act and the files it was previewed on. */
export const bulkConfirmSchema = z.object({
  ids: z
    .string()
    .transform((ids) => ids.split(",").filter(Boolean))
    .refine(({ length }) => length <= MOST_FILES, `${MOST_FILES} dossiers au plus.`),
  what: z.string().transform((json, context) => {
    const read = bulkActSchema.safeParse(readJson(json));
    if (read.success) return read.data;
    context.addIssue({ code: "custom", message: read.error.issues[0]?.message ?? "Choisissez quoi faire." });
    return z.NEVER;
  }),
});

function readJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
