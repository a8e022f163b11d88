import { Form } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { ActButton, Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import type { LodgingPage } from "./lodging-page.queries.server";

interface Props {
  page: LodgingPage;
  lastResult: LastResult;
}

/** What is in the lodging, counted at each arrival and departure. */
export function InventorySection({ page, lastResult }: Props) {
  const { inventory, canWrite } = page;
  return (
    <Section title="Inventaire" count={inventory.length}>
      {inventory.length === 0 && <p className="text-muted">Rien n’est encore noté de ce qui s’y trouve.</p>}
      <Lines label="Inventaire">
        {inventory.map(({ id, label, count }) => (
          <Line
            key={id}
            title={`${count} × ${label}`}
            acts={
              canWrite && (
                <>
                  <Folded
                    summary="Modifier"
                    label={`Modifier ${label}`}
                    isOpen={isResultOf(lastResult, "line", id)}
                  >
                    <LineForm itemId={id} values={{ label, count: String(count) }} lastResult={lastResult} />
                  </Folded>
                  <ActButton intent="line-remove" fields={{ itemId: id }} label={`Retirer ${label}`}>
                    Retirer
                  </ActButton>
                </>
              )
            }
          />
        ))}
      </Lines>
      {canWrite && (
        <div className="mt-3">
          <Folded summary="Ajouter une ligne" isOpen={isResultOf(lastResult, "line")}>
            <LineForm lastResult={lastResult} />
          </Folded>
        </div>
      )}
    </Section>
  );
}

interface LineFormProps {
  itemId?: string;
  values?: Record<string, string>;
  lastResult: LastResult;
}

function LineForm({ itemId, values = { count: "1" }, lastResult }: LineFormProps) {
  return (
    <ItemForm intent="line" itemId={itemId} values={values} lastResult={lastResult} submit="Enregistrer">
      {(fields) => (
        <div className="grid grid-cols-2 gap-3">
          <TextField label="Quoi" field={fields.label} autoComplete="off" />
          <TextField label="Combien" field={fields.count} type="number" min={0} max={999} />
        </div>
      )}
    </ItemForm>
  );
}

/** The keys: with us, or with the intern of a booking. */
export function KeySection({ page, lastResult }: Props) {
  const { keys, canWrite } = page;
  return (
    <Section title="Clés" count={keys.length}>
      {keys.length === 0 && <p className="text-muted">Aucune clé n’est notée.</p>}
      <Lines label="Clés">
        {keys.map(({ id, label, bookingId, since, with: holder }) => (
          <Line
            key={id}
            title={label}
            detail={bookingId ? `Remise à ${holder ?? "un·e interne"} le ${since}` : "Chez nous"}
            act={canWrite && <KeyAct page={page} keyId={id} label={label} isOut={bookingId !== undefined} />}
          />
        ))}
      </Lines>
      {canWrite && (
        <div className="mt-3">
          <Folded summary="Ajouter une clé" isOpen={isResultOf(lastResult, "key")}>
            <ItemForm intent="key" lastResult={lastResult} submit="Ajouter cette clé">
              {(fields) => <TextField label="Nom de la clé" field={fields.label} autoComplete="off" />}
            </ItemForm>
          </Folded>
        </div>
      )}
    </Section>
  );
}

interface KeyActProps {
  page: LodgingPage;
  keyId: string;
  label: string;
  isOut: boolean;
}

function KeyAct({ page, keyId, label, isOut }: KeyActProps) {
  if (isOut) {
    return (
      <ActButton intent="key-return" fields={{ itemId: keyId }} label={`Noter le retour de ${label}`}>
        Rendue
      </ActButton>
    );
  }
  const options = page.bookings.map(({ id, name, bed }) => ({ value: id, label: `${name} · ${bed}` }));
  if (options.length === 0) return null;
  return (
    <Form method="post" preventScrollReset className="no-print flex flex-wrap items-end gap-2">
      <input type="hidden" name="itemId" value={keyId} />
      <Select label={`Remettre ${label} à`} name="bookingId" options={options} />
      <Button name="intent" value="key-give" size="small">
        Remettre
      </Button>
    </Form>
  );
}
