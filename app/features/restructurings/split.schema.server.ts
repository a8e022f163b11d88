import { z } from "zod";
import { comingDayField } from "~/core/http/fields.server";

const ids = z.array(z.string().max(60)).max(300).default([]);

/** What goes to the new file of a separated household; what is not named stays. */
export const splitSchema = z.object({
  /** Candidates and adults. */
  people: ids,
  /** « child=place », one for each child. */
  children: ids.transform((lines) => new Map(lines.map(placeOf))),
  /** Needs, tasks, notes and documents. */
  items: ids,
  referentId: z
    .string({ error: "Choisissez qui suit le nouveau dossier." })
    .min(1, "Choisissez qui suit le nouveau dossier."),
  label: z
    .string({ error: "Dites ce qui vient ensuite." })
    .trim()
    .min(3, "Dites-en un peu plus.")
    .max(140, "140 caractères au plus."),
  dueOn: comingDayField,
});

export type SplitAsked = z.output<typeof splitSchema>;

function placeOf(line: string): [string, string] {
  const [id = "", place = ""] = line.split("=");
  return [id, place];
}
