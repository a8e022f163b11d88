import { getFormProps, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { FormErrors } from "~/components/ui/field";
import type { LastResult } from "~/components/ui/item-form";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { EVENT_KINDS } from "~/vocabulary/events";
import { optionsOf } from "~/vocabulary/words";
import type { EventInput } from "./event-card";

type Typed = Partial<Record<keyof EventInput, string>>;

interface Props {
  /** Of an event that is corrected: as it is stored, which its form was drawn from. */
  card?: EventInput;
  typed?: Typed;
  lastResult: LastResult;
}

/** An event: what, when, where, who holds it, what it costs. */
export function EventForm({ card, typed, lastResult }: Props) {
  const [form, fields] = useForm<Typed>({ id: "event", lastResult, defaultValue: typed });
  const { state } = useNavigation();
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      {card && <input type="hidden" name="intent" value="event" />}
      {card && <DrawnFrom values={{ ...card }} lastResult={lastResult} />}
      <FormErrors errors={form.errors} id={form.errorId} />
      <div className="grid items-start gap-4 md:grid-cols-2">
        <TextField
          label="Nom"
          field={fields.name}
          autoComplete="off"
          hint="Les personnes le lisent en haut du formulaire."
        />
        <Select label="Type" field={fields.kind} options={optionsOf(EVENT_KINDS)} placeholder="Choisissez…" />
        <TextField label="Jour" field={fields.on} type="date" />
        <TextField label="Heure" field={fields.time} type="time" optional />
        <TextField label="Lieu" field={fields.place} optional autoComplete="off" />
        <TextField
          label="Coût"
          field={fields.costCents}
          optional
          inputMode="decimal"
          hint="En euros, tout compris : location, buffet, déplacements."
        />
        <TextField
          label="Qui organise"
          field={fields.organisers}
          optional
          autoComplete="off"
          hint="Des collègues, des partenaires."
        />
      </div>
      <Textarea label="Note" field={fields.note} rows={3} optional hint="Pour l'équipe." />
      <div>
        <Button variant={card ? "secondary" : "primary"} pending={state !== "idle"}>
          {card ? "Enregistrer" : "Ajouter la rencontre"}
        </Button>
      </div>
    </Form>
  );
}
