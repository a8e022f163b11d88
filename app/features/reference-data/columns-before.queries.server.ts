import { ReferenceImport, type ReferenceSource } from "#models/reference-import";
import { hasHeaders, type ReadColumn } from "~/core/sheets/columns";

const MOST_READ = 20;

/** How the last list of a source with the very same headers was read; empty when there is none. */
export async function columnsBefore<Field extends string>(
  source: ReferenceSource,
  headers: readonly string[],
  isField: (value: unknown) => value is Field,
): Promise<ReadColumn<Field>[]> {
  const before = await ReferenceImport.find({ source }, { columns: 1 })
    .sort({ at: -1 })
    .limit(MOST_READ)
    .lean();
  const same = before.find(({ columns = [] }) => hasHeaders(columns, headers));
  return (same?.columns ?? []).map(({ header, field }) => (isField(field) ? { header, field } : { header }));
}
