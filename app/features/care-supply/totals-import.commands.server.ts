import type { ReferenceImportRecord } from "#models/reference-import";
import type { Actor } from "~/core/auth/actor";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { countFates } from "~/core/sheets/planned-lines";
import { recordReferenceImport } from "~/features/reference-data/reference-import.commands.server";
import { recordCounts } from "./childminders.commands.server";
import { planTotals, type TotalsList } from "./totals-import.queries.server";

/**
 * Writes totals by commune as they were planned, those of the Caf once a year as those of the PMI each month: the same list
 * twice changes nothing, what a colleague typed stays. Refuses a list without any commune of the territory.
 */
export async function importTotals(actor: Actor, list: TotalsList): Promise<ReferenceImportRecord> {
  const { steps, lines, listName, columns, departements } = await planTotals(list);
  if (steps.length === 0) {
    throw new UserFacingError(
      "Aucune ligne de ce tableau ne peut être écrite : voyez les raisons, puis corrigez.",
    );
  }
  for (const { isWritten, commune, figures, asListed, on } of steps) {
    if (isWritten) await recordCounts(actor, commune, { figures, asListed, told: { on, source: listName } });
  }
  return recordReferenceImport(actor, {
    _id: newId(),
    source: "childminders",
    millesime: list.dataOn,
    ...{ listName, columns, departements },
    counts: { communes: steps.length, ...countFates(lines) },
  });
}
