import { Form, Link } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { CheckboxGroup } from "~/components/ui/checkbox-group";
import { NBSP } from "~/vocabulary/typography";
import type { ConflictLine } from "./restructurings.queries.server";
import type { Since } from "./since.queries.server";

interface Props {
  conflicts: ConflictLine[];
  /** What was made since in a merged file. */
  since: Since[];
  pending: boolean;
}

/** « Tout annuler », with what changed since asked item by item: a box unticked keeps what is there now. */
export function UndoForm({ conflicts, since, pending }: Props) {
  return (
    <Form method="post" className="mt-3">
      <input type="hidden" name="intent" value="undo" />
      {conflicts.length > 0 && (
        <>
          <p className="mb-2 text-muted">
            Ce qui a changé depuis reste tel quel. Cochez ce qui doit revenir comme avant malgré cela.
          </p>
          <ul className="mb-4 border-b border-line">
            {conflicts.map((conflict) => (
              <li key={conflict.id} className="border-t border-line py-2.5">
                <Item conflict={conflict} />
              </li>
            ))}
          </ul>
        </>
      )}
      {since.length > 0 && (
        <CheckboxGroup
          label="Ce qui a été fait depuis reste dans ce dossier. Cochez ce qui revient à l’autre."
          name="toOther"
          options={since.map(({ model, documentId, label }) => ({
            value: `${model}:${documentId}`,
            label,
          }))}
        />
      )}
      <Button variant="danger" pending={pending}>
        Tout annuler
      </Button>
    </Form>
  );
}

function Item({ conflict }: { conflict: ConflictLine }) {
  const { id, name, householdId, reason, label, before, written, current } = conflict;
  const title = householdId ? <Link to={`/households/${householdId}`}>{name}</Link> : name;
  if (reason === "joined") {
    return (
      <>
        <div className="font-semibold">{title}</div>
        <div className="text-muted">Ce dossier reste{NBSP}: des choses y ont été ajoutées depuis.</div>
      </>
    );
  }
  const question = label ? `Remettre « ${before} »` : "L’effacer quand même";
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <div className="min-w-0 flex-[1_1_18rem]">
        <div className="font-semibold">{title}</div>
        <div className="text-muted">
          {label
            ? `${label}${NBSP}: avant « ${before} », écrit « ${written} », depuis modifié en « ${current} ».`
            : "Modifié depuis sa création."}
        </div>
      </div>
      <label className="choice">
        <input type="checkbox" name="putBack" value={id} aria-label={`${question}, ${name}`} />
        <span>{question}</span>
      </label>
    </div>
  );
}
