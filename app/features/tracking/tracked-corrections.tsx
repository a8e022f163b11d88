import { Form } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Section } from "~/components/ui/section";
import { When } from "~/components/ui/when";
import { NBSP } from "~/vocabulary/typography";
import type { WaitingCorrection } from "./tracking-staff.queries.server";

interface Props {
  householdId: string;
  corrections: readonly WaitingCorrection[];
  /** They are shown in the file, where whoever answers them stays. */
  isInFile?: boolean;
  now: Date;
}

/** What the adults corrected of themselves, each from their own page, to accept or to leave. */
export function TrackedCorrections({ householdId, corrections, isInFile, now }: Props) {
  if (corrections.length === 0) return null;
  return (
    <Section title="Corrections reçues des pages de suivi" count={corrections.length}>
      {corrections.map(({ id, memberId, name, at, lines }) => (
        <Form
          method="post"
          action={`/households/${householdId}/tracking`}
          key={id}
          className="flex flex-wrap items-start justify-between gap-3 border-t border-line py-3"
        >
          <input type="hidden" name="memberId" value={memberId} />
          <input type="hidden" name="correctionId" value={id} />
          {isInFile && <input type="hidden" name="from" value="file" />}
          <ul>
            {lines.map(({ label, before, after }) => (
              <li key={label}>
                {`${label}${NBSP}: ${before} → `}
                <strong className="font-semibold">{after}</strong>
              </li>
            ))}
            <li className="text-muted">
              {name}, <When at={at} now={now} />
            </li>
          </ul>
          <div className="flex gap-2">
            <Button name="intent" value="accept">
              Accepter
            </Button>
            <Button name="intent" value="refuse" variant="quiet">
              Laisser
            </Button>
          </div>
        </Form>
      ))}
    </Section>
  );
}
