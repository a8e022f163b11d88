import { Form, Link } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Notice } from "~/components/ui/notice";
import { TextField } from "~/components/ui/text-field";
import type { FileChoice } from "./file-choice.queries.server";

/** Finds a file by a name, an address or a reference, and chooses one; what the file holds is not shown. */
export function FileFinder({ choice: { q, file, found } }: { choice: FileChoice }) {
  return (
    <>
      <Form method="get" role="search" className="mb-4 flex flex-wrap items-end gap-3">
        <TextField
          label="Nom, adresse e-mail ou référence du dossier"
          name="q"
          type="search"
          defaultValue={q}
        />
        <Button>Trouver</Button>
      </Form>
      {file && (
        <Notice tone="waiting" title={file.name}>
          {file.detail}
        </Notice>
      )}
      {found?.length === 0 && (
        <EmptyState
          title="Aucun dossier de ce nom"
          why="Essayez un nom de famille, ou l’adresse e-mail de la personne."
        />
      )}
      <ul>
        {found?.map(({ id, name, detail }) => (
          <li key={id} className="border-t border-line py-2.5">
            <Link to={`?file=${id}`}>{name}</Link>, <span className="text-muted">{detail}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
