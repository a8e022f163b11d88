import { Form } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { ActButton, Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { formatCount, NBSP } from "~/vocabulary/typography";
import type { LodgingPage } from "./lodging-page.queries.server";

interface Props {
  page: LodgingPage;
  lastResult: LastResult;
}

/** Nights taken out of nights open, semester by semester. */
export function OccupancySection({ page }: { page: LodgingPage }) {
  return (
    <Section title="Occupation">
      {page.occupancy.length === 0 && <p className="text-muted">Aucun semestre n’est encore ouvert.</p>}
      <ul className="grid gap-1">
        {page.occupancy.map(({ id, label, taken, open, percent }) => (
          <li key={id}>
            <strong>{label}</strong> : {formatCount(taken, "nuit réservée", "nuits réservées")} sur {open},
            soit {percent}
            {NBSP}% ; {formatCount(open - taken, "nuit libre", "nuits libres")}.
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The beds, open or closed to bookings. */
export function BedSection({ page, lastResult }: Props) {
  const { beds, canWrite } = page;
  return (
    <Section title="Lits" count={beds.length}>
      <Lines label="Lits">
        {beds.map(({ id, label, isClosed }) => (
          <Line
            key={id}
            title={label}
            badge={isClosed && <Badge>fermé aux réservations</Badge>}
            act={
              canWrite && (
                <ActButton
                  intent={isClosed ? "bed-open" : "bed-close"}
                  fields={{ bedId: id }}
                  label={`${isClosed ? "Ouvrir" : "Fermer"} ${label}`}
                >
                  {isClosed ? "Ouvrir" : "Fermer"}
                </ActButton>
              )
            }
          />
        ))}
      </Lines>
      {canWrite && (
        <Folded summary="Ajouter un lit" isOpen={isResultOf(lastResult, "bed")}>
          <ItemForm intent="bed" lastResult={lastResult} submit="Ajouter ce lit">
            {(fields) => <TextField label="Nom du lit" field={fields.label} autoComplete="off" />}
          </ItemForm>
        </Folded>
      )}
    </Section>
  );
}

/** What is in the lodging, counted at each arrival and departure. */
export function InventorySection({ page, lastResult }: Props) {
  const { inventory, canWrite } = page;
  return (
    <Section title="Inventaire" count={inventory.length}>
      <Lines label="Inventaire">
        {inventory.map(({ id, label, count }) => (
          <Line
            key={id}
            title={`${count} × ${label}`}
            act={
              canWrite && (
                <ActButton intent="line-remove" fields={{ itemId: id }} label={`Retirer ${label}`}>
                  Retirer
                </ActButton>
              )
            }
            below={
              canWrite && (
                <Folded
                  summary="Modifier"
                  label={`Modifier ${label}`}
                  isOpen={isResultOf(lastResult, "line", id)}
                >
                  <LineForm itemId={id} values={{ label, count: String(count) }} lastResult={lastResult} />
                </Folded>
              )
            }
          />
        ))}
      </Lines>
      {canWrite && (
        <Folded summary="Ajouter une ligne" isOpen={isResultOf(lastResult, "line")}>
          <LineForm lastResult={lastResult} />
        </Folded>
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
        <Folded summary="Ajouter une clé" isOpen={isResultOf(lastResult, "key")}>
          <ItemForm intent="key" lastResult={lastResult} submit="Ajouter cette clé">
            {(fields) => <TextField label="Nom de la clé" field={fields.label} autoComplete="off" />}
          </ItemForm>
        </Folded>
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

/** Photos of the lodging, content-checked. */
export function PhotoSection({ page, lastResult }: Props) {
  const { id, photos, canWrite } = page;
  const errors = isResultOf(lastResult, "photo")
    ? Object.values(lastResult?.error ?? {}).flatMap((e) => e ?? [])
    : [];
  return (
    <Section title="Photos" count={photos.length}>
      <div className="grid gap-3 md:grid-cols-3">
        {photos.map((photo) => (
          <figure key={photo.id}>
            <img
              src={`/lodgings/${id}/photos/${photo.id}`}
              alt={photo.name}
              loading="lazy"
              className="w-full rounded"
            />
            {canWrite && (
              <ActButton
                intent="photo-aside"
                fields={{ itemId: photo.id }}
                label={`Retirer la photo ${photo.name}`}
              >
                Retirer
              </ActButton>
            )}
          </figure>
        ))}
      </div>
      {canWrite && (
        <Folded summary="Ajouter une photo" isOpen={errors.length > 0}>
          <Form method="post" encType="multipart/form-data" className="form-stack">
            <input type="hidden" name="intent" value="photo" />
            <TextField
              label="Photo"
              name="files"
              type="file"
              accept=".jpg,.jpeg,.png,.webp"
              errors={errors}
              hint="JPEG, PNG ou WebP, 10 Mo au plus. Personne ne doit y être reconnaissable."
            />
            <div>
              <Button>Ajouter cette photo</Button>
            </div>
          </Form>
        </Folded>
      )}
    </Section>
  );
}
