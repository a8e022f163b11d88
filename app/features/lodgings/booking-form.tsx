import { getFormProps, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { ChangeEvent } from "react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { isResultOf, type LastResult } from "~/components/ui/item-form";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { AidMarks } from "./aid-marks";
import { BookedAnyway } from "./booked-anyway";
import type { LodgingPage } from "./lodging-page.queries.server";

interface Props {
  page: LodgingPage;
  lastResult: LastResult;
}

type Typed = "bedId" | "placementId" | "fromOn" | "toOn" | "isAnyway";

/**
 * One bed, one intern, for the days they ask unless others are typed; what being lodged here takes away is said before.
 */
export function BookingForm({ page, lastResult }: Props) {
  const [form, fields] = useForm<Record<Typed, string>>({
    id: "book",
    lastResult: isResultOf(lastResult, "book") ? lastResult : undefined,
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
          onChange={(event) => showDays(page.interns, event)}
        />
        <Select label="Lit" field={fields.bedId} options={beds} placeholder="Choisissez…" />
        <TextField
          label="Arrivée"
          field={fields.fromOn}
          type="date"
          optional
          hint="Laissez vide pour les dates que l’interne demande, ou celles de son semestre."
        />
        <TextField
          label="Départ"
          field={fields.toOn}
          type="date"
          optional
          hint="Le jour du départ, le lit est à nouveau libre."
        />
      </div>
      <BookedAnyway page={page} field={fields.isAnyway} />
      <AidMarks aids={page.aids} of="toute personne logée ici" />
      <div>
        <Button>Réserver ce lit</Button>
      </div>
    </Form>
  );
}

/** Shows the days of the intern who is chosen; without script they stay empty, and are the same. */
function showDays(interns: LodgingPage["interns"], { target }: ChangeEvent<HTMLSelectElement>): void {
  const days = interns.find(({ value }) => value === target.value);
  for (const name of ["fromOn", "toOn"] as const) {
    const input = target.form?.elements.namedItem(name);
    if (input instanceof HTMLInputElement) input.value = days?.[name] ?? "";
  }
}
