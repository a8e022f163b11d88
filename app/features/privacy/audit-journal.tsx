import { Form, Link, useSearchParams } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { type Column, DataTable } from "~/components/ui/data-table";
import { EmptyState } from "~/components/ui/empty-state";
import { Notice } from "~/components/ui/notice";
import { PagedList } from "~/components/ui/pagination";
import { type Option, Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { When } from "~/components/ui/when";
import type { AuditLine, AuditSearch } from "./privacy.queries.server";
import type { FoundFile } from "./privacy-files.queries.server";

interface AuditJournalProps {
  events: { rows: AuditLine[]; page: number; hasNext: boolean; total: number };
  people: readonly Option[];
  search: AuditSearch;
  file?: FoundFile;
  choices?: readonly FoundFile[];
  now: Date;
}

const DEEDS = [
  { value: "read", label: "Lectures" },
  { value: "write", label: "Changements" },
];

/** Who read or did what, newest first; searched by file, by colleague, by day, read only. */
export function AuditJournal({ events, people, search, file, choices, now }: AuditJournalProps) {
  return (
    <>
      <p className="mt-4 mb-3 max-w-[75ch] text-muted">
        Qui a ouvert ce dossier en mars{"\u00A0"}? Tapez un nom ou une référence, choisissez les jours. La
        lecture d’un dossier est notée une fois par jour et par collègue.
      </p>
      <Search people={people} search={search} />
      {file && (
        <Notice tone="waiting" title={file.name}>
          {file.detail}. <Link to="/privacy/journal">Voir tout le journal</Link>
        </Notice>
      )}
      {choices ? <Choices choices={choices} /> : <Events events={events} now={now} />}
    </>
  );
}

function Search({ people, search }: Pick<AuditJournalProps, "people" | "search">) {
  return (
    <Form method="get" role="search" className="mb-4 flex flex-wrap items-end gap-3">
      <TextField
        label="Dossier ou personne"
        name="q"
        type="search"
        defaultValue={search.q ?? search.fileId}
      />
      <TextField label="Du" name="from" type="date" defaultValue={search.fromOn} />
      <TextField label="Au" name="to" type="date" defaultValue={search.toOn} />
      <Select
        label="Par"
        name="person"
        options={people}
        placeholder="Tout le monde"
        defaultValue={search.actorId ?? ""}
      />
      <Select label="Quoi" name="deed" options={DEEDS} placeholder="Tout" defaultValue={search.deed ?? ""} />
      <Button>Chercher</Button>
    </Form>
  );
}

function Choices({ choices }: { choices: readonly FoundFile[] }) {
  const [params] = useSearchParams();
  if (choices.length === 0)
    return (
      <EmptyState
        title="Aucun dossier de ce nom"
        why="Essayez un nom de famille, une adresse e-mail, ou la référence d’un dossier."
      />
    );
  const leadTo = (id: string) => {
    const kept = new URLSearchParams(params);
    kept.delete("q");
    kept.set("file", id);
    return `?${kept}`;
  };
  return (
    <>
      <p className="font-semibold">Lequel{"\u00A0"}?</p>
      <ul>
        {choices.map(({ id, name, detail }) => (
          <li key={id} className="border-t border-line py-2.5">
            <Link to={leadTo(id)}>{name}</Link>, <span className="text-muted">{detail}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Events({ events: { rows, page, hasNext, total }, now }: Pick<AuditJournalProps, "events" | "now">) {
  return (
    <PagedList
      rows={rows}
      page={page}
      hasNext={hasNext}
      total={total}
      one="acte"
      many="actes"
      empty={
        <EmptyState title="Rien à ces dates" why="Élargissez les dates, ou choisissez « Tout le monde »." />
      }
    >
      <DataTable caption="Journal" columns={columns(now)} rows={rows} rowKey={({ id }) => id} />
    </PagedList>
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

function Subject({ subject, subjectId, fileId }: AuditLine) {
  if (fileId) return <Link to={`/privacy/journal?file=${fileId}`}>{subject}</Link>;
  return (
    <>
      {subject} {subjectId && <code className="text-12 break-all text-muted">{subjectId}</code>}
    </>
  );
}
