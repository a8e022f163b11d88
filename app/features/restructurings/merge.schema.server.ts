import { z } from "zod";
import type { Side } from "./merge-fields";

/** Which values are kept of two files, and which persons are one. */
export const mergeSchema = z.object({
  withId: z.string({ error: "Choisissez l’autre dossier." }).min(1, "Choisissez l’autre dossier."),
  /** « field=side », one for each difference. */
  taken: z
    .array(z.string().max(60))
    .max(200)
    .default([])
    .transform((lines) => Object.fromEntries(lines.flatMap(choiceOf))),
  sameIds: z.array(z.string().max(24)).max(20).default([]),
  seen: z.string().max(24).optional(),
});

function choiceOf(line: string): [string, Side][] {
  const [key = "", side] = line.split("=");
  return side === "kept" || side === "gone" ? [[key, side]] : [];
}
