import { Form } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Line, Lines } from "~/components/ui/line";
import { DOCUMENT_PURPOSES, DOCUMENT_TYPES } from "~/vocabulary/documents";
import { TRACKS } from "~/vocabulary/needs";
import { formatBytes, formatDateTime, formatDayLong } from "~/vocabulary/typography";
import type { DocumentLine } from "./documents.queries.server";

/** The papers of a file: what for, until when, who gave them and who took a copy. */
export function DocumentList({ documents }: { documents: readonly DocumentLine[] }) {
  if (documents.length === 0) {
    return (
      <EmptyState
        title="Aucun document."
        why="Gardez ici ce que le foyer vous confie pour une démarche, et rien de plus."
      />
    );
  }
  return (
    <Lines label="Documents">
      {documents.map((document) => (
        <Line
          key={document.id}
          title={document.name}
          detail={<Details document={document} />}
          act={<DocumentActs document={document} />}
        />
      ))}
    </Lines>
  );
}

function Details({ document }: { document: DocumentLine }) {
  const { type, bytes, purpose, track, keptUntil, addedAt, addedBy, downloads } = document;
  const facts = [
    DOCUMENT_PURPOSES[purpose].fr,
    TRACKS[track].fr.toLowerCase(),
    `${DOCUMENT_TYPES[type].fr}, ${formatBytes(bytes)}`,
  ];
  return (
    <>
      <span className="block">{facts.join(" · ")}</span>
      <span className="block">
        Déposé {formatDateTime(addedAt)}
        {addedBy && ` par ${addedBy}`} · gardé jusqu’au {formatDayLong(keptUntil)}
      </span>
      {downloads.length > 0 && (
        <details>
          <summary className="inline-block cursor-pointer py-0.5">Copies prises : {downloads.length}</summary>
          <ul>
            {downloads.map(({ by, at }) => (
              <li key={`${by} ${at.toISOString()}`}>
                {by}, {formatDateTime(at)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function DocumentActs({ document: { id, name } }: { document: DocumentLine }) {
  return (
    <>
      <Form method="post" action={`/documents/${id}`} reloadDocument>
        <Button size="small" aria-label={`Télécharger ${name}`}>
          Télécharger
        </Button>
      </Form>
      <Form method="post">
        <input type="hidden" name="documentId" value={id} />
        <Button
          name="intent"
          value="delete"
          size="small"
          variant="quiet"
          aria-label={`Mettre à la corbeille ${name}`}
        >
          Mettre à la corbeille
        </Button>
      </Form>
    </>
  );
}
