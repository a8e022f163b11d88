import type { ImportRecord } from "#models/import";
import type { User } from "~/core/auth/actor";
import { startImport } from "./import-run.commands.server";
import { decideDuplicates, remapColumns, repairCells } from "./imports.commands.server";
import type { editsOf } from "./imports.schema.server";

/** Carries out a button of the page of an import; returns what to say of it. */
export async function carryOutImportAct(
  user: User,
  found: ImportRecord,
  intent: "repair" | "decide" | "remap" | "start",
  { cells, decisions }: ReturnType<typeof editsOf>,
): Promise<string> {
  if (intent === "repair") {
    await repairCells(user, found, cells);
    return "Lignes relues.";
  }
  if (intent === "decide") {
    await decideDuplicates(found, decisions);
    return "Choix gardés.";
  }
  if (intent === "remap") {
    await remapColumns(user, found);
    return "Reprenez les colonnes.";
  }
  await startImport(user, found);
  return "L’import est lancé.";
}
