import { Form } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Line, Lines } from "~/components/ui/line";
import { When } from "~/components/ui/when";
import type { ImportLine } from "./reference-page.queries.server";

/** The last imports, newest first; the version in use says so. */
export function ImportList({ imports, canWrite }: { imports: readonly ImportLine[]; canWrite: boolean }) {
  if (imports.length === 0) {
    return (
      <EmptyState
        title="Rien n’a été importé"
        why="Les communes viennent avec le logiciel. Les contours et les positions viennent de geo.api.gouv.fr, service de l’État : sans eux, les distances sont « inconnue »."
      />
    );
  }
  return (
    <Lines label="Imports">
      {imports.map(({ id, source, at, detail, isCurrent, restorable, removable }) => (
        <Line
          key={id}
          title={source}
          detail={
            <>
              {detail} · <When at={at} />
            </>
          }
          badge={isCurrent && <Badge tone="done">en service</Badge>}
          act={
            canWrite && (
              <>
                {restorable && <Restore departement={restorable} />}
                {removable && <RemoveZoning fromOn={removable} />}
              </>
            )
          }
        />
      ))}
    </Lines>
  );
}

function RemoveZoning({ fromOn }: { fromOn: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="fromOn" value={fromOn} />
      <Button name="intent" value="remove-zoning" size="small" variant="quiet">
        Retirer ce zonage
      </Button>
    </Form>
  );
}

function Restore({ departement }: { departement: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="departement" value={departement} />
      <Button name="intent" value="restore" size="small" variant="quiet">
        Revenir à la version précédente
      </Button>
    </Form>
  );
}
