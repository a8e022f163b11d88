import { Form, Link } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { CheckboxGroup } from "~/components/ui/checkbox-group";
import type { RestructuringKind } from "~/vocabulary/restructurings";
import { NBSP } from "~/vocabulary/typography";
import type { Rejoining } from "./rejoining.queries.server";
import type { ConflictLine } from "./restructurings.queries.server";
import type { Since } from "./since.queries.server";

interface Props {
  kind: RestructuringKind;
  asked: Asked;
  pending: boolean;
}

/** What changed, and what was made, since a merge or a split; each is decided item by item. */
interface Asked extends Rejoining {
  conflicts: ConflictLine[];
  since: Since[];
}

/** « Tout annuler », with what changed since asked item by item: a box unticked keeps what is there now. */
export function UndoForm({ kind, asked, pending }: Props) {
  const { conflicts, since, added, fields } = asked;
  return (
    <Form method="post" className="form-stack mt-3">
      <input type="hidden" name="intent" value="undo" />
      {conflicts.length > 0 && (
        <div>
          <p className="mb-2 text-muted">
            Ce qui a changé depuis reste tel quel. Cochez ce qui doit revenir comme avant malgré cela.
          </p>
          <ul className="border-b border-line">
            {conflicts.map((conflict) => (
              <li key={conflict.id} className="border-t border-line py-2.5">
                <Item conflict={conflict} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {kind === "split" ? (
        <Rejoined since={[...since, ...added]} fields={fields} />
      ) : (
        since.length > 0 && (
          <CheckboxGroup
            label="Ce qui a été fait depuis reste dans ce dossier. Cochez ce qui revient à l’autre."
            name="toOther"
            options={optionsOf(since)}
          />
        )
      )}
      <div>
        <Button variant="danger" pending={pending}>
          Tout annuler
        </Button>
      </div>
    </Form>
  );
}

/** What the new file of a split became: its documents and its members join unless ticked, its fields if ticked. */
function Rejoined({ since, fields }: { since: Since[]; fields: Rejoining["fields"] }) {
  return (
    <>
      {since.length > 0 && (
        <CheckboxGroup
          label="Ce qui a été fait depuis dans le nouveau dossier revient dans celui d’origine. Cochez ce qui ne doit pas y revenir."
          hint="Une tâche, une note ou un document coché attend 30 jours à la corbeille. Le reste coché (personne, frein, confidence, étiquette) est effacé avec le nouveau dossier."
          name="left"
          options={optionsOf(since)}
        />
      )}
      {fields.length > 0 && (
        <CheckboxGroup
          label="Ces informations ont changé dans le nouveau dossier. Cochez celles que reprend le dossier d’origine."
          name="taken"
          options={fields}
        />
      )}
    </>
  );
}

function optionsOf(since: Since[]) {
  return since.map(({ value, label }) => ({ value, label }));
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
