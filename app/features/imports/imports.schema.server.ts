import { z } from "zod";
import { comingDayField } from "~/core/http/fields.server";
import { CANDIDATE_KINDS } from "~/vocabulary/candidates";
import { DUPLICATE_RULES, IMPORT_FIELDS } from "~/vocabulary/imports";
import { valuesOf } from "~/vocabulary/words";

const MOST_BYTES = 10 * 1024 * 1024;

/** A table to import: a file, or cells pasted from a sheet. */
export const tableSchema = z
  .object({
    file: z.instanceof(File).optional(),
    pasted: z.string().max(2_000_000, "C’est trop long à coller : envoyez plutôt le fichier.").optional(),
  })
  .refine(({ file, pasted }) => (file?.size ?? 0) > 0 || pasted?.trim(), {
    message: "Choisissez un fichier, ou collez les cellules d’un tableau.",
    path: ["file"],
  })
  .refine(({ file }) => (file?.size ?? 0) <= MOST_BYTES, {
    message: "Ce fichier dépasse 10 Mo. Coupez-le en plusieurs.",
    path: ["file"],
  });

const list = { error: "Choisissez dans la liste." };

/** How columns are read, and what every file is given. */
export const readingSchema = z.object({
  intent: z.literal("read"),
  mapping: z.array(z.enum(valuesOf(IMPORT_FIELDS), list).optional()).max(100),
  kinds: z
    .array(z.object({ word: z.string().max(200), kind: z.enum(valuesOf(CANDIDATE_KINDS), list).optional() }))
    .max(60)
    .default([]),
  rule: z.enum(valuesOf(DUPLICATE_RULES), list),
  referentId: z.string({ error: "Choisissez qui suit ces dossiers." }),
  semesterId: z
    .string()
    .regex(/^(winter|summer)-\d{4}$/, list.error)
    .optional(),
  label: z.string({ error: "Dites ce qui vient ensuite." }).trim().min(1).max(120, "120 caractères au plus."),
  dueOn: comingDayField,
});

export type ReadingInput = z.infer<typeof readingSchema>;

/** The other acts of the page of an import, told apart by their button. */
export const importActSchema = z.object({
  intent: z.enum(["repair", "decide", "remap", "start"], {
    error: "Ce bouton n’est plus valable. Rechargez la page.",
  }),
});

/** Cells repaired and duplicates decided: `cell-12-3` is the fourth cell of row 12, `decision-12` what to do of it. */
export function editsOf(form: FormData): {
  cells: { number: number; column: number; text: string }[];
  decisions: Record<string, string>;
} {
  const cells = [...form].flatMap(([name, value]) => {
    const [, number, column] = /^cell-(\d{1,6})-(\d{1,2})$/.exec(name) ?? [];
    if (!number || !column || typeof value !== "string") return [];
    return { number: Number(number), column: Number(column), text: value.trim().slice(0, 2000) };
  });
  const decisions = [...form].flatMap(([name, value]) => {
    const [, number] = /^decision-(\d{1,6})$/.exec(name) ?? [];
    return number && typeof value === "string" ? [[number, value] as const] : [];
  });
  return { cells: cells.slice(0, 400), decisions: Object.fromEntries(decisions.slice(0, 100)) };
}
