import { getFormProps, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { FormErrors } from "~/components/ui/field";
import { isResultOf, type LastResult } from "~/components/ui/item-form";
import { type Option, Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { StructureField } from "~/features/structures/structure-field";
import type { PlaceInput } from "./place-card";

interface Props {
  place?: PlaceInput;
  levels: readonly Option[];
  /** The structure of the card, to show its name. */
  structures?: readonly Option[];
  /** Who may be told as first supervisor of a new place. */
  supervisors?: readonly Option[];
  lastResult: LastResult;
}

/** A training place: which structure, which level, what it asks of the intern. */
export function PlaceForm({ place, levels, structures = [], supervisors, lastResult }: Props) {
  const [form, fields] = useForm<PlaceInput & { supervisorId?: string }>({
    id: "card",
    lastResult: !place || isResultOf(lastResult, "card") ? lastResult : undefined,
    defaultValue: place ?? {},
  });
  const { state, formData } = useNavigation();
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      <input type="hidden" name="intent" value="card" />
      {place && <DrawnFrom values={{ ...place }} lastResult={lastResult} />}
      <FormErrors errors={form.errors} id={form.errorId} />
      <div className="grid items-start gap-4 md:grid-cols-2">
        <StructureField
          label="Structure"
          field={fields.structureId}
          known={structures}
          hint="Elle donne la commune et l’intercommunalité."
        />
        <Select label="Niveau" field={fields.level} options={levels} placeholder="Choisissez…" />
        <TextField
          label="Précision"
          field={fields.label}
          optional
          autoComplete="off"
          hint="Pour distinguer deux terrains du même niveau : Dr Roux, site de Bretenoux…"
        />
        {supervisors && (
          <Select
            label="Maître de stage"
            field={fields.supervisorId}
            options={supervisors}
            placeholder="À préciser ensuite"
            optional
          />
        )}
      </div>
      <Checkbox label="Une voiture est nécessaire" field={fields.needsCar} />
      <Checkbox label="On y fait des gardes" field={fields.hasOnCall} />
      <Textarea label="Note" field={fields.note} rows={3} optional hint="Pour l’équipe." />
      <div>
        <Button variant="primary" pending={state !== "idle" && formData?.get("intent") === "card"}>
          Enregistrer
        </Button>
      </div>
    </Form>
  );
}
