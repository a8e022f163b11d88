import { Optional } from "~/components/ui/field";
import { ItemForm, type LastResult } from "~/components/ui/item-form";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { PANEL_RESULTS } from "~/vocabulary/scholarship-states";
import { optionsOf } from "~/vocabulary/words";

interface Props {
  /** On the page of a session, the scholarship that is decided. */
  itemId?: string;
  sessionOn: string;
  lastResult: LastResult;
}

/** What the commission decided: its result, its votes, its act. */
export function DecisionForm({ itemId, sessionOn, lastResult }: Props) {
  return (
    <ItemForm
      intent="decide"
      itemId={itemId}
      values={{ on: sessionOn }}
      lastResult={lastResult}
      submit="Noter la décision"
    >
      {(fields) => (
        <>
          <Select
            label="Décision"
            field={fields.result}
            options={optionsOf(PANEL_RESULTS)}
            placeholder="Choisissez…"
          />
          <fieldset>
            <legend className="mb-2 font-semibold">
              Voix <Optional word />
            </legend>
            <div className="grid grid-cols-3 items-start gap-3">
              <TextField label="Pour" field={fields.votesFor} inputMode="numeric" />
              <TextField label="Contre" field={fields.votesAgainst} inputMode="numeric" />
              <TextField label="Abstention" field={fields.votesAbstained} inputMode="numeric" />
            </div>
          </fieldset>
          <div className="grid items-start gap-3 md:grid-cols-2">
            <TextField
              label="Numéro de l’acte"
              field={fields.actNumber}
              optional
              hint="Attendu quand la bourse est accordée ou refusée."
            />
            <TextField label="Date de l’acte" field={fields.on} type="date" />
          </div>
          <Textarea label="Motif" field={fields.words} rows={2} optional />
        </>
      )}
    </ItemForm>
  );
}
