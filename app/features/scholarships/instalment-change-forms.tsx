import { Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { type Option, Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { formatMonth } from "~/vocabulary/typography";

interface Props {
  line: { id: string; dueOn: string };
  years: readonly Option[];
  lastResult: LastResult;
}

/** What may be changed of an instalment to come, each with its reason. */
export function InstalmentChangeForms({ line: { id, dueOn }, years, lastResult }: Props) {
  return (
    <div className="flex flex-col gap-2 border-l-4 border-line py-2 pl-4">
      <p className="text-muted">{`Changer le versement de ${formatMonth(dueOn)}`}</p>
      <Folded summary="Déplacer à un autre jour" isOpen={isResultOf(lastResult, "move", id)}>
        <ItemForm intent="move" itemId={id} values={{ dueOn }} lastResult={lastResult} submit="Déplacer">
          {(fields) => (
            <>
              <TextField label="Nouveau jour" field={fields.dueOn} type="date" />
              <TextField label="Pourquoi" field={fields.reason} autoComplete="off" />
            </>
          )}
        </ItemForm>
      </Folded>
      <ReasonForm id={id} intent="suspend" summary="Suspendre" lastResult={lastResult} />
      <ReasonForm id={id} intent="cancel" summary="Annuler ce mois" lastResult={lastResult} />
      <Folded summary="Corriger l’année d’études à partir d’ici" isOpen={isResultOf(lastResult, "year", id)}>
        <ItemForm intent="year" itemId={id} lastResult={lastResult} submit="Recalculer">
          {({ year }) => (
            <Select
              label="Année d’études ce mois-là"
              field={year}
              options={years}
              placeholder="Choisissez…"
              hint="Les mois suivants sont recalculés : l’année change chaque 1ᵉʳ octobre."
            />
          )}
        </ItemForm>
      </Folded>
    </div>
  );
}

interface ReasonProps {
  id: string;
  intent: "suspend" | "cancel";
  summary: string;
  lastResult: LastResult;
}

function ReasonForm({ id, intent, summary, lastResult }: ReasonProps) {
  return (
    <Folded summary={summary} isOpen={isResultOf(lastResult, intent, id)}>
      <ItemForm intent={intent} itemId={id} lastResult={lastResult} submit={summary}>
        {({ reason }) => (
          <TextField
            label="Pourquoi"
            field={reason}
            autoComplete="off"
            hint="Une raison administrative. Rien de la santé, ni de la famille."
          />
        )}
      </ItemForm>
    </Folded>
  );
}
