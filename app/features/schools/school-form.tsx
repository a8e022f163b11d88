import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { FormErrors } from "~/components/ui/field";
import { type Option, Select } from "~/components/ui/select";
import { Textarea } from "~/components/ui/textarea";
import type { SchoolInput } from "./school-card";

interface Props {
  school: SchoolInput;
  partners: readonly Option[];
  lastResult: SubmissionResult<string[]> | undefined;
}

/** What the directory does not say of an establishment, and whom to ask. */
export function SchoolForm({ school, partners, lastResult }: Props) {
  const [form, fields] = useForm<SchoolInput>({ id: "school", lastResult, defaultValue: school });
  const { state } = useNavigation();
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      <DrawnFrom values={{ ...school }} lastResult={lastResult} />
      <FormErrors errors={form.errors} id={form.errorId} />
      <Textarea
        label="Note"
        field={fields.note}
        rows={5}
        optional
        hint="Langues, options, transport, accueil périscolaire, qui appeler. Rien sur un enfant ni sur une famille. Un nouvel import n’y touche pas."
      />
      <Select
        label="Partenaire à qui écrire"
        field={fields.partnerId}
        options={partners}
        placeholder="Aucun"
        optional
        hint="L’établissement, ou la mairie qui inscrit. Il en manque un ? Ajoutez-le d’abord aux partenaires."
      />
      <div>
        <Button variant="primary" pending={state !== "idle"}>
          Enregistrer
        </Button>
      </div>
    </Form>
  );
}
