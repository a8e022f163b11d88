import { Form } from "@remix-run/react";
import type { ReactNode } from "react";

/** Takes a copy of a document where it is named: a form, since a copy taken is written down and a GET changes nothing. */
export function DocumentCopy({ id, children }: { id: string; children: ReactNode }) {
  return (
    <Form method="post" action={`/documents/${id}`} reloadDocument className="inline">
      <button type="submit" className="link">
        {children}
      </button>
    </Form>
  );
}
