import { Form, Link } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Section } from "~/components/ui/section";
import type { StageChange } from "./pipeline-changes.queries.server";

interface Props {
  changes: StageChange[];
  /** The fields of the stage, as they were previewed. */
  fields: readonly (readonly [string, string])[];
}

/** What writing the stage would change, then the act. */
export function StagePreview({ changes, fields }: Props) {
  return (
    <Section title="Ce qui change">
      {changes.length === 0 && (
        <p className="border-t border-line py-2.5 text-muted">Aucun dossier ne change.</p>
      )}
      <ul>
        {changes.map(({ words, files }) => (
          <li key={words} className="border-t border-line py-2.5">
            {words}
            {files.length > 0 && (
              <span className="mt-1 flex flex-wrap gap-x-3">
                {files.map(({ id, title }) => (
                  <Link key={id} to={`/households/${id}`}>
                    {title}
                  </Link>
                ))}
              </span>
            )}
          </li>
        ))}
      </ul>
      <Form method="post" className="mt-2">
        {fields.map(([name, value]) => (
          <input key={`${name}-${value}`} type="hidden" name={name} value={value} />
        ))}
        <Button variant="primary">Enregistrer l’étape</Button>
      </Form>
    </Section>
  );
}
