import { Form } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Line, Lines } from "~/components/ui/line";
import { accessibleName } from "~/vocabulary/accessible-name";
import { formatCount, NBSP } from "~/vocabulary/typography";
import type { AskingIntern } from "./asking-interns.queries.server";

/** Those who asked for a placement around these days and are not yet in the list. */
export function AskingInterns({ interns }: { interns: readonly AskingIntern[] }) {
  if (interns.length === 0) return null;
  const said = formatCount(interns.length, "interne a demandé", "internes ont demandé");
  return (
    <details className="mt-6">
      <summary className="link inline-flex min-h-6">
        {said} un stage à ces dates{NBSP}: à ajouter à ce semestre
      </summary>
      <div className="mt-2">
        <Lines label="Ont demandé un stage à ces dates">
          {interns.map(({ candidateId, name, period, needsBed }) => (
            <Line
              key={candidateId}
              title={name}
              detail={needsBed ? `${period}, avec un hébergement` : period}
              act={<OpenForm ids={[candidateId]} label="Ajouter à ce semestre" name={name} />}
            />
          ))}
        </Lines>
        {interns.length > 1 && (
          <div className="mt-3">
            <OpenForm
              ids={interns.map(({ candidateId }) => candidateId)}
              label="Les ajouter toutes et tous"
            />
          </div>
        )}
      </div>
    </details>
  );
}

function OpenForm({ ids, label, name }: { ids: readonly string[]; label: string; name?: string }) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="candidateIds" value={ids.join(",")} />
      <Button
        name="intent"
        value="open"
        size="small"
        aria-label={name ? accessibleName(`${label} : ${name}`) : undefined}
      >
        {label}
      </Button>
    </Form>
  );
}
