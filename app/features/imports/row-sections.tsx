import { Form, Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { Section } from "~/components/ui/section";
import { DUPLICATE_RULES, type DuplicateRule } from "~/vocabulary/imports";
import { DUPLICATE_REASONS, type DuplicateReason } from "~/vocabulary/submissions";
import { optionsOf } from "~/vocabulary/words";

interface WrongRow {
  number: number;
  cells: string[];
  problems: { column: number; message: string }[];
}

/** Rows with something wrong: the cell is repaired where it stands, the rest of the row says whose it is. */
export function WrongRows({ rows, total, headers }: { rows: WrongRow[]; total: number; headers: string[] }) {
  if (rows.length === 0) return null;
  return (
    <Section title="Lignes à réparer" count={total}>
      <p className="mb-2 text-muted">
        Corrigez dans la case. Une ligne laissée en erreur n’est pas importée.
      </p>
      <Form method="post">
        <input type="hidden" name="intent" value="repair" />
        <ol className="border-b border-line">
          {rows.map((row) => (
            <li key={row.number} className="border-t border-line py-3">
              <div className="mb-1.5 text-muted">
                Ligne {row.number} · {row.cells.filter(Boolean).slice(0, 4).join(" · ")}
              </div>
              <div className="grid gap-3 md:grid-cols-2">
                {onePerCell(row.problems).map(({ column, message }) => (
                  <RepairedCell
                    key={column}
                    name={`cell-${row.number}-${column}`}
                    header={headers[column] ?? ""}
                    row={row.number}
                    value={row.cells[column] ?? ""}
                    message={message}
                  />
                ))}
              </div>
            </li>
          ))}
        </ol>
        <Button className="mt-3">Relire ces lignes</Button>
      </Form>
    </Section>
  );
}

interface CellProps {
  name: string;
  header: string;
  row: number;
  value: string;
  message: string;
}

function RepairedCell({ name, header, row, value, message }: CellProps) {
  return (
    <div className="field">
      <label htmlFor={name}>
        {header}
        <span className="visually-hidden">, ligne {row}</span>
      </label>
      <input
        id={name}
        name={name}
        className="control"
        defaultValue={value}
        aria-invalid
        aria-describedby={`${name}-error`}
      />
      <p className="field-error" id={`${name}-error`}>
        {message}
      </p>
    </div>
  );
}

interface DuplicateRow {
  number: number;
  name: string;
  decision?: DuplicateRule;
  duplicates: { householdId?: string; row?: number; name: string; reasons: DuplicateReason[] }[];
}

interface DuplicatesProps {
  rows: DuplicateRow[];
  total: number;
}

/** Rows that may be somebody known, with why; each may be decided, the rule does for the rest. */
export function DuplicateRows({ rows, total }: DuplicatesProps) {
  if (rows.length === 0) return null;
  return (
    <Section title="Peut-être déjà connus" count={total}>
      <Form method="post">
        <input type="hidden" name="intent" value="decide" />
        <ol className="border-b border-line">
          {rows.map(({ number, name, duplicates: [first], decision }) => (
            <li
              key={number}
              className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line py-2.5"
            >
              <div className="min-w-0 flex-[1_1_16rem]">
                <div className="font-semibold">
                  Ligne {number} · {name}
                </div>
                <div className="flex flex-wrap items-center gap-2 text-muted">
                  {first?.householdId ? (
                    <Link to={`/households/${first.householdId}`}>{first.name}</Link>
                  ) : (
                    <span>
                      {first?.name}, ligne {first?.row}
                    </span>
                  )}
                  {first?.reasons.map((reason) => (
                    <Badge key={reason} tone="attention">
                      {DUPLICATE_REASONS[reason].fr}
                    </Badge>
                  ))}
                </div>
              </div>
              <select
                name={`decision-${number}`}
                className="control md:w-80"
                defaultValue={decision ?? ""}
                aria-label={`Que faire de la ligne ${number}`}
              >
                <option value="">Comme la règle</option>
                {optionsOf(DUPLICATE_RULES).map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            </li>
          ))}
        </ol>
        <Button className="mt-3">Garder ces choix</Button>
      </Form>
    </Section>
  );
}

function onePerCell(problems: WrongRow["problems"]): WrongRow["problems"] {
  return problems.filter(
    ({ column }, index) => problems.findIndex((other) => other.column === column) === index,
  );
}
