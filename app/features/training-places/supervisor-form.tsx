import { getFormProps, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { FormErrors } from "~/components/ui/field";
import { isResultOf, type LastResult } from "~/components/ui/item-form";
import type { Option } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { StructureField } from "~/features/structures/structure-field";
import type { SupervisorInput } from "./supervisor-card";

interface Props {
  supervisor?: SupervisorInput;
  /** The structure of the card, to show its name. */
  structures?: readonly Option[];
  lastResult: LastResult;
}

/** A supervisor: who, how to reach them, where they practise, when they foresee to stop. */
export function SupervisorForm({ supervisor, structures = [], lastResult }: Props) {
  const [form, fields] = useForm<SupervisorInput>({
    id: "card",
    lastResult: !supervisor || isResultOf(lastResult, "card") ? lastResult : undefined,
    defaultValue: supervisor ?? {},
  });
  const { state, formData } = useNavigation();
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      <input type="hidden" name="intent" value="card" />
      {supervisor && <DrawnFrom values={{ ...supervisor }} lastResult={lastResult} />}
      <FormErrors errors={form.errors} id={form.errorId} />
      <div className="grid items-start gap-4 md:grid-cols-2">
        <TextField label="Prénom" field={fields.firstName} autoComplete="off" />
        <TextField label="Nom" field={fields.lastName} autoComplete="off" />
        <TextField
          label="E-mail"
          field={fields.email}
          type="email"
          optional
          autoComplete="off"
          hint="Les places lui sont demandées à cette adresse, chaque semestre."
        />
        <TextField label="Téléphone" field={fields.phone} type="tel" optional autoComplete="off" />
        <StructureField label="Structure" field={fields.structureId} known={structures} optional />
        <TextField
          label="Fin d'activité prévue"
          field={fields.retiresOn}
          type="date"
          optional
          hint="Un an avant, la liste le dit."
        />
      </div>
      <Textarea
        label="Note"
        field={fields.note}
        rows={3}
        optional
        hint="Pour l’équipe. Rien sur la santé ni sur la raison d’une absence."
      />
      <div>
        <Button variant="primary" pending={state !== "idle" && formData?.get("intent") === "card"}>
          Enregistrer
        </Button>
      </div>
    </Form>
  );
}
