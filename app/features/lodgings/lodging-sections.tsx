import { Form } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { ActButton, Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
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
        <div className="mt-3">
          <Folded summary="Ajouter un lit" isOpen={isResultOf(lastResult, "bed")}>
            <ItemForm intent="bed" lastResult={lastResult} submit="Ajouter ce lit">
              {(fields) => <TextField label="Nom du lit" field={fields.label} autoComplete="off" />}
            </ItemForm>
          </Folded>
        </div>
      )}
    </Section>
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
        <div className="mt-3">
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
        </div>
      )}
    </Section>
  );
}
