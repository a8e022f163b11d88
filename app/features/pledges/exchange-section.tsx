import type { PlanExchange } from "#models/action-plan";
import { Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { type Option, Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { formatCount, formatDayLong } from "~/vocabulary/typography";

interface Props {
  exchanges: readonly PlanExchange[];
  exchange?: { holderId: string; holder: string; daysBefore: number; remindOn: string; dueOn?: string };
  hasDay: boolean;
  colleagues: readonly Option[];
  today: string;
  canWrite: boolean;
  lastResult: LastResult;
}

/** The exchange of each year: who calls it, when they are told, and one line of what was said. */
export function ExchangeSection(props: Props) {
  const { exchanges, exchange, hasDay, canWrite, today, lastResult } = props;
  return (
    <Section title={<span id="echanges">Échange annuel</span>} count={exchanges.length}>
      <p className="mb-2">{reminderWords(exchange, hasDay)}</p>
      <Lines label="Échanges">
        {exchanges.map(({ id, on, said }) => (
          <Line
            key={id}
            title={`Le ${formatDayLong(on)}`}
            detail={said}
            below={
              canWrite && (
                <Folded
                  summary="Corriger"
                  label={`Corriger l'échange du ${on}`}
                  isOpen={isResultOf(lastResult, "exchange", id)}
                >
                  <ExchangeForm values={{ on, said }} itemId={id} lastResult={lastResult} />
                </Folded>
              )
            }
          />
        ))}
      </Lines>
      {canWrite && (
        <div className="mt-3 grid gap-2">
          <Folded summary="Noter un échange" isOpen={isResultOf(lastResult, "exchange")}>
            <ExchangeForm values={{ on: today }} lastResult={lastResult} />
          </Folded>
          {hasDay && <ReminderForm {...props} />}
        </div>
      )}
    </Section>
  );
}

function reminderWords(exchange: Props["exchange"], hasDay: boolean): string {
  if (!hasDay) return "Dites le jour de l’adoption du plan : le rappel compte à partir de son anniversaire.";
  if (!exchange) return "Personne n’est encore chargé de convoquer l’échange annuel.";
  const { holder, daysBefore, dueOn } = exchange;
  const who = holder ? `${holder} en a la charge` : "Un rappel est prévu";
  const when = dueOn ? ` Prochain échange avant le ${formatDayLong(dueOn)}` : "";
  return `${who}.${when}, rappel ${formatCount(daysBefore, "jour", "jours")} avant.`;
}

interface FormProps {
  values: { on?: string; said?: string };
  itemId?: string;
  lastResult: LastResult;
}

function ExchangeForm({ values, itemId, lastResult }: FormProps) {
  return (
    <ItemForm
      intent="exchange"
      itemId={itemId}
      values={values}
      lastResult={lastResult}
      submit="Enregistrer l’échange"
    >
      {(fields) => (
        <div className="grid items-start gap-4 md:grid-cols-[10rem_1fr]">
          <TextField label="Le" field={fields.on} type="date" />
          <TextField label="Ce qui s'est dit, en une ligne" field={fields.said} autoComplete="off" />
        </div>
      )}
    </ItemForm>
  );
}

function ReminderForm({ exchange, colleagues, lastResult }: Props) {
  return (
    <Folded summary="Qui convoque, et quand" isOpen={isResultOf(lastResult, "exchange-plan")}>
      <ItemForm
        intent="exchange-plan"
        values={{ holderId: exchange?.holderId, daysBefore: String(exchange?.daysBefore ?? 60) }}
        lastResult={lastResult}
        submit="Enregistrer le rappel"
      >
        {(fields) => (
          <div className="grid items-start gap-4 md:grid-cols-2">
            <Select
              label="Qui convoque"
              field={fields.holderId}
              options={colleagues}
              placeholder="Choisissez…"
            />
            <TextField
              label="Jours avant l'anniversaire"
              field={fields.daysBefore}
              type="number"
              min={1}
              max={300}
            />
          </div>
        )}
      </ItemForm>
    </Folded>
  );
}
