import type { SubmissionResult } from "@conform-to/react";
import { Link, useSearchParams } from "@remix-run/react";
import { ArrowLeftRight, DoorOpen, FileText, Mail, Pencil, Phone, Send, StickyNote } from "lucide-react";
import type { ReactNode } from "react";
import { EmptyState } from "~/components/ui/empty-state";
import { Section } from "~/components/ui/section";
import { Timeline, TimelineItem } from "~/components/ui/timeline";
import type { EntryKind } from "~/vocabulary/entries";
import type { FileView } from "./file.queries.server";
import { LineActs } from "./timeline-acts";
import { TimelineFilters } from "./timeline-filters";
import { LineText } from "./timeline-line";
import { NoteForm } from "./timeline-note-form";

const ICONS: Readonly<Record<EntryKind, ReactNode>> = {
  note: <StickyNote />,
  call: <Phone />,
  message: <Mail />,
  "hand-off": <Send />,
  answer: <ArrowLeftRight />,
  form: <FileText />,
  visit: <DoorOpen />,
  change: <Pencil />,
};

interface Props {
  file: FileView;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** « Fil »: everything that happened, latest first, and the place to note. */
export function FileTimeline({ file, lastResult }: Props) {
  const [search] = useSearchParams();
  const { lines, before } = file.timeline;
  return (
    <Section title="Fil">
      <NoteForm key={lines[0]?.id} file={file} lastResult={lastResult} />
      <TimelineFilters people={file.people} />
      {(search.has("ligne") || search.has("avant")) && (
        <p className="mb-3">
          <Link to={hrefWithout(search, "ligne", "avant")}>Revenir au plus récent</Link>
        </p>
      )}
      {lines.length === 0 ? (
        <EmptyState
          title="Rien ici pour l’instant."
          why="Notes, appels, messages, relais, visites et changements s’inscrivent dans ce fil."
        />
      ) : (
        <Timeline label="Fil du dossier">
          {lines.map((line) => (
            <TimelineItem
              key={line.id}
              id={line.id}
              at={line.at}
              now={file.now}
              icon={ICONS[line.kind]}
              by={[line.author, line.member && `au sujet de ${line.member}`].filter(Boolean).join(" · ")}
              act={<LineActs householdId={file.id} line={line} />}
            >
              <LineText line={line} now={file.now} />
            </TimelineItem>
          ))}
        </Timeline>
      )}
      {before && (
        <p className="mt-3">
          <Link to={olderHref(search, before)}>Voir plus ancien</Link>
        </p>
      )}
    </Section>
  );
}

function hrefWithout(search: URLSearchParams, ...names: string[]): string {
  const left = new URLSearchParams([...search].filter(([name]) => !names.includes(name)));
  return `?${left}`;
}

function olderHref(search: URLSearchParams, before: string): string {
  const older = new URLSearchParams(hrefWithout(search, "ligne", "promesse"));
  older.set("avant", before);
  return `?${older}`;
}
