import { Form } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { type Column, DataTable } from "~/components/ui/data-table";
import { EmptyState } from "~/components/ui/empty-state";
import { PagedList } from "~/components/ui/pagination";
import { type Option, Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { When } from "~/components/ui/when";
import type { AuditLine, AuditSearch } from "./privacy.queries.server";

interface AuditJournalProps {
  events: { rows: AuditLine[]; page: number; hasNext: boolean; total: number };
  people: readonly Option[];
  search: AuditSearch;
  now: Date;
}

/** Who did what, newest first; searched by day and by person, read only. */
export function AuditJournal({ events, people, search, now }: AuditJournalProps) {
  const { rows, page, hasNext, total } = events;
  return (
    <>
      <Form method="get" className="mb-4 flex flex-wrap items-end gap-3">
        <TextField label="Du" name="from" type="date" defaultValue={search.fromOn} />
        <TextField label="Au" name="to" type="date" defaultValue={search.toOn} />
        <Select
          label="Par"
          name="person"
          options={people}
          placeholder="Tout le monde"
          defaultValue={search.actorId ?? ""}
        />
        <Button>Chercher</Button>
      </Form>
      <PagedList
        rows={rows}
        page={page}
        hasNext={hasNext}
        total={total}
        one="acte"
        many="actes"
        empty={
          <EmptyState title="Rien à ces dates" why="Élargissez les dates, ou choisissez « Tout le monde »." />
        }
      >
        <DataTable caption="Journal" columns={columns(now)} rows={rows} rowKey={({ id }) => id} />
      </PagedList>
    </>
  );
}

function columns(now: Date): Column<AuditLine>[] {
  return [
    { header: "Acte", cell: ({ action }) => action, onPhone: true },
    { header: "Par", cell: ({ who }) => who, onPhone: true },
    { header: "Quand", cell: ({ at }) => <When at={at} now={now} />, onPhone: true },
    { header: "Sur", cell: Subject, onPhone: true, isNamedOnPhone: true },
    { header: "Champs", cell: ({ fields }) => fields },
  ];
}

function Subject({ subject, subjectId }: AuditLine) {
  return (
    <>
      {subject} {subjectId && <code className="text-12 break-all text-muted">{subjectId}</code>}
    </>
  );
}
