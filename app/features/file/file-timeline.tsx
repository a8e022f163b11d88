import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, Link, useNavigation, useSearchParams } from "@remix-run/react";
import { ArrowLeftRight, FileText, Mail, Pencil, Phone, Send, StickyNote } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Section } from "~/components/ui/section";
import { TabLinks } from "~/components/ui/tab-links";
import { Textarea } from "~/components/ui/textarea";
import { Timeline, TimelineItem } from "~/components/ui/timeline";
import { ENTRY_FILTERS, type EntryKind } from "~/vocabulary/entries";
import type { FileView, TimelineLine } from "./file.queries.server";

const ICONS: Readonly<Record<EntryKind, ReactNode>> = {
  note: <StickyNote />,
  call: <Phone />,
  message: <Mail />,
  "hand-off": <Send />,
  answer: <ArrowLeftRight />,
  form: <FileText />,
  change: <Pencil />,
};

interface Props {
  file: FileView;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** « Fil »: everything that happened, latest first, and the place to note. */
export function FileTimeline({ file, lastResult }: Props) {
  const [search] = useSearchParams();
  const current = search.get("fil") ?? "";
  const { lines, before } = file.timeline;
  const tabs = [
    { to: "?", label: "Tout", isCurrent: current === "" },
    ...Object.entries(ENTRY_FILTERS).map(([key, { fr }]) => ({
      to: `?fil=${key}`,
      label: fr,
      isCurrent: current === key,
    })),
  ];
  return (
    <Section title="Fil">
      <NoteForm key={lines[0]?.id} lastResult={lastResult} />
      <TabLinks label="Filtrer le fil" tabs={tabs} />
      {lines.length === 0 ? (
        <EmptyState
          title="Rien ici pour l’instant."
          why="Notes, appels, messages, relais et changements s’inscrivent dans ce fil."
        />
      ) : (
        <Timeline label="Fil du dossier">
          {lines.map((line) => (
            <TimelineItem
              key={line.id}
              at={line.at}
              now={file.now}
              icon={ICONS[line.kind]}
              by={line.author}
              act={<UndoAct line={line} />}
            >
              <LineText line={line} />
            </TimelineItem>
          ))}
        </Timeline>
      )}
      {before && (
        <p className="mt-3">
          <Link to={`?${new URLSearchParams({ ...(current ? { fil: current } : {}), avant: before })}`}>
            Voir plus ancien
          </Link>
        </p>
      )}
    </Section>
  );
}

function LineText({ line }: { line: TimelineLine }) {
  return (
    <>
      {!(line.kind === "note" && line.quote) && <p>{line.text}</p>}
      {line.quote && (
        <p className="whitespace-pre-line">{line.kind === "note" ? line.quote : `« ${line.quote} »`}</p>
      )}
      {changesUnsaid(line).map(({ label, before, after }) => (
        <p key={label} className="text-muted">
          {label} : <s>{before}</s> {after}
        </p>
      ))}
      {line.mailFailed && (
        <p className="text-late">
          Ce message n’est pas parti. <Link to="/outbox">Voir le courrier</Link>
        </p>
      )}
    </>
  );
}

/** The changes that the sentence of the line does not already tell. */
export function changesUnsaid({
  text,
  changes,
}: Pick<TimelineLine, "text" | "changes">): TimelineLine["changes"] {
  return changes.filter(({ label, after }) => !text.includes(label) || !text.includes(after));
}

function UndoAct({ line }: { line: TimelineLine }) {
  if (!line.canUndoMailId) return null;
  return (
    <Form method="post">
      <input type="hidden" name="mailId" value={line.canUndoMailId} />
      <Button name="intent" value="undo-reply" size="small">
        Annuler l’envoi
      </Button>
    </Form>
  );
}

function NoteForm({ lastResult }: Pick<Props, "lastResult">) {
  const { state } = useNavigation();
  const [form, fields] = useForm<{ text: string }>({
    id: "note",
    lastResult: lastResult?.initialValue?.intent === "note" ? lastResult : undefined,
  });
  return (
    <Form method="post" {...getFormProps(form)} className="mb-4 grid gap-2">
      <input type="hidden" name="intent" value="note" />
      <Textarea
        label="Noter"
        data-shortcut="note"
        field={fields.text}
        rows={2}
        hint="La personne peut demander à lire ses notes. Jamais de santé, ni de cause d’absence."
      />
      <div>
        <Button pending={state !== "idle"}>Ajouter la note</Button>
      </div>
    </Form>
  );
}
