import type { SubmissionResult } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { type Column, DataTable } from "~/components/ui/data-table";
import { FormErrors } from "~/components/ui/field";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { When } from "~/components/ui/when";
import { formatDayLong } from "~/vocabulary/typography";
import type { RetentionLine } from "./retention.queries.server";

/** The files whose time has come, each to tick, and those whose time comes. */
export function RetentionList({ rows, now }: { rows: readonly RetentionLine[]; now: Date }) {
  return (
    <DataTable
      caption="Dossiers au terme de leur durée"
      columns={columns(now)}
      rows={rows}
      rowKey={({ id }) => id}
    />
  );
}

function columns(now: Date): Column<RetentionLine>[] {
  return [
    { header: "Dossier", cell: Name, onPhone: true },
    {
      header: "Dernier acte",
      cell: ({ lastActAt }) => <When at={lastActAt} now={now} />,
      onPhone: true,
      isNamedOnPhone: true,
    },
    { header: "Effaçable", cell: Due, onPhone: true, isNamedOnPhone: true },
    { header: "Suivi par", cell: ({ referent }) => referent },
  ];
}

function Name({ id, name, state, isDue, kept, erasureId }: RetentionLine) {
  return (
    <>
      {isDue && !erasureId ? (
        <label className="inline-flex min-h-6 items-center gap-2">
          <input type="checkbox" name="files" value={id} /> {name}
        </label>
      ) : (
        name
      )}
      {state === "open" && <Badge tone="attention">dossier ouvert</Badge>}
      {erasureId && (
        <>
          {" "}
          <Link to={`/privacy/erasures/${erasureId}`}>effacement demandé</Link>
        </>
      )}
      {kept && <div className="text-muted">{kept}</div>}
    </>
  );
}

function Due({ isDue, dueOn }: RetentionLine) {
  return isDue ? <Badge tone="late">depuis le {formatDayLong(dueOn)}</Badge> : `le ${formatDayLong(dueOn)}`;
}

interface KeepProps {
  rows: readonly RetentionLine[];
  lastResult: SubmissionResult<string[]> | undefined;
}

/** Keeps one file beyond its time: why, and until when. */
export function KeepLonger({ rows, lastResult }: KeepProps) {
  const refused = lastResult?.initialValue?.intent === "keep" ? lastResult.error : undefined;
  return (
    <Form method="post" className="form-stack">
      <FormErrors errors={refused?.[""] ?? undefined} />
      <Select
        label="Dossier"
        name="householdId"
        options={rows.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField label="Jusqu’au" name="untilOn" type="date" errors={refused?.untilOn ?? undefined} />
      <TextField
        label="Pourquoi"
        name="reason"
        autoComplete="off"
        hint="Par exemple : un projet repris à l’automne. La raison se lit dans le dossier."
        errors={refused?.reason ?? undefined}
      />
      <div>
        <Button name="intent" value="keep">
          Garder encore
        </Button>
      </div>
    </Form>
  );
}
