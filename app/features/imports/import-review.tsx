import { Form, useNavigation } from "@remix-run/react";
import type { ImportCounts } from "#models/import";
import type { ImportRowRecord } from "#models/import-row";
import { Button } from "~/components/ui/button";
import { DescriptionList } from "~/components/ui/description-list";
import { FormErrors } from "~/components/ui/field";
import { Pagination } from "~/components/ui/pagination";
import { DUPLICATE_RULES, type DuplicateRule, type ImportField } from "~/vocabulary/imports";
import { formatCount, formatNumber } from "~/vocabulary/typography";
import { DuplicateRows, WrongRows } from "./row-sections";

interface PageOfRows {
  rows: ImportRowRecord[];
  total: number;
  page: number;
  hasNext: boolean;
}

interface Props {
  headers: string[];
  mapping: (ImportField | null)[];
  rule: DuplicateRule;
  counts: ImportCounts;
  wrong: PageOfRows | null;
  duplicates: PageOfRows | null;
  errors?: string[] | null;
}

/** What the import would do, before it does anything: counts, what to repair, who may be known. */
export function ImportReview({ headers, mapping, rule, counts, wrong, duplicates, errors }: Props) {
  const isPending = useNavigation().state !== "idle";
  const created = counts.toCreate + (rule === "create" ? counts.duplicates : 0);
  const longest = [wrong, duplicates].find((rows) => rows?.hasNext) ?? wrong;
  return (
    <>
      <DescriptionList
        facts={[
          { term: "À créer", value: formatCount(counts.toCreate, "dossier", "dossiers") },
          {
            term: "Peut-être connus",
            value: `${formatNumber(counts.duplicates)}, ${DUPLICATE_RULES[rule].fr.toLowerCase()} sauf choix contraire`,
          },
          {
            term: "En erreur",
            value:
              counts.wrong > 0
                ? `${formatNumber(counts.wrong)}, laissées de côté tant qu’elles le sont`
                : "0",
          },
        ]}
      />
      <FormErrors errors={errors} />
      <Form method="post" className="my-4 flex flex-wrap gap-2">
        <Button variant="primary" name="intent" value="start" pending={isPending}>
          Importer {formatCount(created, "dossier", "dossiers")}
        </Button>
        <Button name="intent" value="remap">
          Revoir les colonnes
        </Button>
      </Form>
      {wrong && <WrongRows rows={wrong.rows} total={wrong.total} headers={headers} />}
      {duplicates && (
        <DuplicateRows
          rows={duplicates.rows.map((row) => ({ ...row, name: namesIn(row.cells, mapping) }))}
          total={duplicates.total}
        />
      )}
      {longest && <Pagination page={longest.page} hasNext={longest.hasNext} one="ligne" many="lignes" />}
    </>
  );
}

function namesIn(cells: string[], mapping: (ImportField | null)[]): string {
  const named: (ImportField | null)[] = ["fullName", "firstName", "lastName"];
  return cells.filter((_, column) => named.includes(mapping[column] ?? null)).join(" ");
}
