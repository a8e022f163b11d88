import { Form } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Section } from "~/components/ui/section";
import { When } from "~/components/ui/when";
import { NBSP } from "~/vocabulary/typography";
import type { FileView } from "./file.queries.server";

/** What the person corrected in their own answer, to accept or to leave. */
export function Corrections({ file: { corrections, now } }: { file: FileView }) {
  if (corrections.length === 0) return null;
  return (
    <Section title="Corrections reçues" count={corrections.length}>
      {corrections.map(({ id, submissionId, at, changes, warning }) => (
        <Form
          method="post"
          key={id}
          className="flex flex-wrap items-start justify-between gap-3 border-t border-line py-3"
        >
          <input type="hidden" name="submissionId" value={submissionId} />
          <input type="hidden" name="correctionId" value={id} />
          <ul>
            {changes.map(({ label, before, after }) => (
              <li key={label}>
                {`${label}${NBSP}: ${before} → `}
                <strong className="font-semibold">{after}</strong>
              </li>
            ))}
            {warning && <li className="text-attention">{warning}</li>}
            <li className="text-muted">
              <When at={at} now={now} />
            </li>
          </ul>
          <div className="flex gap-2">
            <Button name="intent" value="accept-correction">
              Accepter
            </Button>
            <Button name="intent" value="refuse-correction" variant="quiet">
              Laisser
            </Button>
          </div>
        </Form>
      ))}
    </Section>
  );
}
