import type { SubmissionResult } from "@conform-to/react";
import { Form, Link, useNavigation } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { type Column, DataTable } from "~/components/ui/data-table";
import { FormErrors } from "~/components/ui/field";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { When } from "~/components/ui/when";
import { ERASURE_WORD } from "~/vocabulary/erasures";
import { SUBMISSION_STATES } from "~/vocabulary/submissions";
import { formatDayLong } from "~/vocabulary/typography";
import type { RequestLine, RetentionLine } from "./retention.queries.server";

interface ListProps<Line> {
  rows: readonly Line[];
  now: Date;
  /** The form in which each is ticked once its time has come. */
  form: string;
}

/** The files whose time has come, each to tick, and those whose time comes. */
export function RetentionList({ rows, now, form }: ListProps<RetentionLine>) {
  return (
    <DataTable
      caption="Dossiers au terme de leur durée"
      columns={columns(now, form)}
      rows={rows}
      rowKey={({ id }) => id}
    />
  );
}

/** The requests that no file took, in the same way. */
export function RequestList({ rows, now, form }: ListProps<RequestLine>) {
  return (
    <DataTable
      caption="Demandes sans dossier au terme de leur durée"
      columns={requestColumns(now, form)}
      rows={rows}
      rowKey={({ id }) => id}
    />
  );
}

function requestColumns(now: Date, form: string): Column<RequestLine>[] {
  return [
    {
      header: "Demande",
      cell: ({ id, name, isDue }) =>
        isDue ? <Tick form={form} name="requests" value={id} label={name} /> : name,
      onPhone: true,
    },
    {
      header: "Reçue",
      cell: ({ receivedAt }) => <When at={receivedAt} now={now} />,
      onPhone: true,
      isNamedOnPhone: true,
    },
    { header: "Effaçable", cell: Due, onPhone: true, isNamedOnPhone: true },
    { header: "État", cell: ({ state }) => SUBMISSION_STATES[state].fr },
  ];
}

function columns(now: Date, form: string): Column<RetentionLine>[] {
  return [
    { header: "Dossier", cell: (line) => <Name {...line} form={form} />, onPhone: true },
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

function Name({ id, name, state, isDue, kept, erasureId, form }: RetentionLine & { form: string }) {
  return (
    <>
      {isDue && !erasureId ? <Tick form={form} name="files" value={id} label={name} /> : name}
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

function Due({ isDue, dueOn }: Pick<RetentionLine, "isDue" | "dueOn">) {
  return isDue ? <Badge tone="late">depuis le {formatDayLong(dueOn)}</Badge> : `le ${formatDayLong(dueOn)}`;
}

function Tick({ form, name, value, label }: { form: string; name: string; value: string; label: string }) {
  return (
    <label className="inline-flex min-h-6 items-center gap-2">
      <input type="checkbox" form={form} name={name} value={value} /> {label}
    </label>
  );
}

interface EraseProps {
  id: string;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** Erases what is ticked in the lists, once the word is written. */
export function EraseTicked({ id, lastResult }: EraseProps) {
  const isPending = useNavigation().state !== "idle";
  const refused = lastResult?.initialValue?.intent === "erase" ? lastResult.error : undefined;
  return (
    <Form method="post" id={id} className="form-stack">
      <FormErrors errors={refused?.[""] ?? refused?.files ?? undefined} />
      <p className="max-w-[40rem]">
        L’effacement <strong>ne s’annule pas</strong>. Les chiffres restent justes ; chaque partenaire qui
        avait reçu quelque chose est prié de le supprimer.
      </p>
      <TextField
        label={`Pour confirmer, écrivez le mot « ${ERASURE_WORD} »`}
        name="word"
        autoComplete="off"
        errors={refused?.word ?? undefined}
      />
      <div>
        <Button name="intent" value="erase" variant="danger" pending={isPending}>
          Effacer définitivement
        </Button>
      </div>
    </Form>
  );
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
        placeholder="Choisissez un dossier"
        errors={refused?.householdId ?? undefined}
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
