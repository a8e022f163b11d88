import { getFormProps, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { isResultOf, type LastResult } from "~/components/ui/item-form";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import type { LodgingPage } from "./lodging-page.queries.server";

interface Props {
  page: LodgingPage;
  lastResult: LastResult;
}

/** One bed, one intern, from a day to another; what being lodged here takes away is said before. */
export function BookingForm({ page, lastResult }: Props) {
  const first = page.calendar?.periods[0];
  const [form, fields] = useForm<Record<"bedId" | "placementId" | "fromOn" | "toOn", string>>({
    id: "book",
    lastResult: isResultOf(lastResult, "book") ? lastResult : undefined,
    defaultValue:
      page.occupancy[0] && first ? { fromOn: page.occupancy[0].fromOn, toOn: page.occupancy[0].endsOn } : {},
  });
  const beds = page.beds.filter(({ isClosed }) => !isClosed).map(({ id, label }) => ({ value: id, label }));
  if (beds.length === 0)
    return <p className="text-muted">Aucun lit n’est ouvert. Ajoutez-en un ci-dessous.</p>;
  if (page.interns.length === 0) {
    return (
      <p className="text-muted">
        Aucun·e interne n’est attendu·e ces deux semestres, parmi les dossiers que vous suivez. Ouvrez d’abord
        leur semestre.
      </p>
    );
  }
  const waitingFirst = [...page.interns].sort((a, b) => Number(b.isWaiting) - Number(a.isWaiting));
  return (
    <Form method="post" preventScrollReset {...getFormProps(form)} className="form-stack">
      <input type="hidden" name="intent" value="book" />
      <FormErrors errors={form.errors} id={form.errorId} />
      <div className="grid items-start gap-4 md:grid-cols-2">
        <Select
          label="Interne"
          field={fields.placementId}
          options={waitingFirst.map(({ value, label }) => ({ value, label }))}
          placeholder="Choisissez…"
        />
        <Select label="Lit" field={fields.bedId} options={beds} placeholder="Choisissez…" />
        <TextField label="Arrivée" field={fields.fromOn} type="date" />
        <TextField
          label="Départ"
          field={fields.toOn}
          type="date"
          hint="Le jour du départ, le lit est à nouveau libre."
        />
      </div>
      {page.aids.map((words) => (
        <p key={words} className="max-w-[75ch] text-attention">
          {words}
        </p>
      ))}
      <div>
        <Button>Réserver ce lit</Button>
      </div>
    </Form>
  );
}
