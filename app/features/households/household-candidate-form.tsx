import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { RadioGroup } from "~/components/ui/radio-group";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { LikenessWarning } from "~/features/candidates/likeness-warning";
import { CANDIDATE_KINDS } from "~/vocabulary/candidates";
import { formatPhone, NBSP } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";

export interface KnownAdult {
  id: string;
  firstName: string;
  lastName?: string;
}

/** What is known of the one chosen: how to join them is theirs alone, and shown without being taken over. */
export interface ChosenAdult extends KnownAdult {
  birthName?: string;
  email?: string;
  phone?: string;
}

interface Props {
  adults: readonly KnownAdult[];
  chosen: ChosenAdult | undefined;
  lastResult: SubmissionResult<string[]> | undefined;
}

type Values = Partial<Record<"adultId" | "lastName" | "birthName" | "kind" | "email" | "phone", string>>;

/** Opens a professional half for an adult: only what is written in this form goes there. */
export function HouseholdCandidateForm({ adults, chosen, lastResult }: Props) {
  const { id: adultId, firstName, lastName, birthName, email, phone }: Partial<ChosenAdult> = chosen ?? {};
  const [form, fields] = useForm<Values>({ lastResult, defaultValue: { adultId, lastName, birthName } });
  const { state } = useNavigation();
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      <input type="hidden" name="intent" value="open" />
      <FormErrors errors={form.errors} id={form.errorId} />
      {chosen ? (
        <>
          <input type="hidden" name="adultId" value={chosen.id} />
          <input type="hidden" name="firstName" value={firstName} />
        </>
      ) : (
        <RadioGroup
          label="Qui"
          field={fields.adultId}
          options={adults.map(({ id, firstName, lastName }) => ({
            value: id,
            label: [firstName, lastName].filter(Boolean).join(" "),
          }))}
        />
      )}
      <Select
        label="Situation"
        field={fields.kind}
        options={optionsOf(CANDIDATE_KINDS)}
        placeholder="Choisissez…"
        hint="Elle décide du parcours qui commence."
      />
      <TextField label="Nom" field={fields.lastName} autoComplete="off" />
      <TextField
        label="Nom de naissance"
        field={fields.birthName}
        optional
        autoComplete="off"
        hint="Pour l’équipe seulement."
      />
      <TextField
        label="E-mail"
        field={fields.email}
        type="email"
        optional
        autoComplete="off"
        hint={`Une structure à qui cette personne est présentée le lira.${privately(email)}`}
      />
      <TextField
        label="Téléphone"
        field={fields.phone}
        type="tel"
        optional
        autoComplete="off"
        hint={`Une structure le lira aussi.${privately(phone && formatPhone(phone))}`}
      />
      <LikenessWarning />
      <div>
        <Button variant="primary" pending={state !== "idle"}>
          Ouvrir son projet
        </Button>
      </div>
    </Form>
  );
}

function privately(value: string | undefined): string {
  return value ? ` Connu à titre privé${NBSP}: ${value}. Recopiez-le si cette personne l’accepte.` : "";
}
