import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { CheckboxGroup } from "~/components/ui/checkbox-group";
import { FormErrors } from "~/components/ui/field";
import { RadioGroup } from "~/components/ui/radio-group";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { CANDIDATE_KINDS, SEEKS } from "~/vocabulary/candidates";
import { NEED_KINDS } from "~/vocabulary/needs";
import { optionsOf } from "~/vocabulary/words";
import { LikenessWarning } from "../candidates/likeness-warning";
import type { CallInput } from "../interest-form/interest-form.schema.server";

interface Props {
  territories: { value: string; label: string }[];
  lastResult: SubmissionResult<string[]> | undefined;
  /** What a mail says already. */
  known?: KnownCall;
}

export type KnownCall = Partial<Pick<CallInput, "firstName" | "lastName" | "email" | "phone" | "message">>;

/** What a colleague types while on the phone, or completes of a mail. */
export function CallForm({ territories, lastResult, known }: Props) {
  const navigation = useNavigation();
  const [form, fields] = useForm<CallInput>({
    lastResult,
    defaultValue: known,
    shouldRevalidate: "onInput",
  });
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      <FormErrors errors={form.errors} id={form.errorId} />
      {!known && (
        <RadioGroup
          label="Reçue par"
          field={fields.channel}
          options={[
            { value: "call", label: "Appel" },
            { value: "mail", label: "Mail" },
          ]}
          defaultValue="call"
        />
      )}
      <div className="grid gap-4 md:grid-cols-2">
        <TextField label="Prénom" field={fields.firstName} autoComplete="off" autoFocus />
        <TextField label="Nom" field={fields.lastName} autoComplete="off" />
        <TextField label="Téléphone" field={fields.phone} type="tel" inputMode="tel" optional />
        <TextField label="Adresse e-mail" field={fields.email} type="email" optional />
        <Select
          label="La personne est"
          field={fields.kind}
          options={optionsOf(CANDIDATE_KINDS)}
          placeholder="Choisissez…"
        />
        <TextField label="Spécialité" field={fields.specialty} optional />
        <TextField label="À partir du" field={fields.fromOn} type="date" optional />
        <TextField label="Jusqu’au" field={fields.toOn} type="date" optional />
      </div>
      <LikenessWarning />
      <CheckboxGroup label="Cherche" field={fields.seeks} options={optionsOf(SEEKS)} />
      <CheckboxGroup label="Où ?" field={fields.territories} options={territories} />
      <CheckboxGroup label="Besoins" field={fields.needs} options={optionsOf(NEED_KINDS)} />
      <Textarea
        label="Ce que la personne a dit"
        field={fields.message}
        rows={known ? 8 : 4}
        optional
        hint="Écrivez comme si elle devait vous lire : elle peut demander à le faire. Jamais de santé, ni de cause d’absence."
      />
      <div>
        <Button variant="primary" pending={navigation.state !== "idle"}>
          Enregistrer la demande
        </Button>
      </div>
    </Form>
  );
}
