import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { CheckboxGroup } from "~/components/ui/checkbox-group";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { FormErrors } from "~/components/ui/field";
import { type Option, Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { CommuneField } from "~/features/reference-data/commune-field";
import { SERVICE_KINDS, SERVICE_MODES, SERVICE_THEMES } from "~/vocabulary/local-services";
import { optionsOf } from "~/vocabulary/words";
import type { ServiceInput } from "./service-card";
import { ServiceStops } from "./service-stops";

/** The card as its form holds it: funders are one line of text; a new one also says where it comes from. */
export type ServiceFields = Omit<ServiceInput, "funders"> & {
  funders?: string;
  source?: string;
  checkedOn?: string;
};

interface Props {
  service?: ServiceInput;
  /** The communes of the card, to show their names. */
  communes?: readonly Option[];
  /** Today, the day a new card is checked on. */
  today?: string;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** A service's card: what it is, where, when it is open, how to reach it. */
export function ServiceForm({ service, communes = [], today, lastResult }: Props) {
  const [form, fields] = useForm<ServiceFields>({
    id: "card",
    lastResult,
    defaultValue: service
      ? { ...service, funders: service.funders?.join(", ") }
      : { mode: "fixed", checkedOn: today },
  });
  const { state, formData } = useNavigation();
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      <input type="hidden" name="intent" value="card" />
      {service && <DrawnFrom values={{ ...service }} lastResult={lastResult} />}
      <FormErrors errors={form.errors} id={form.errorId} />
      <TextField label="Nom" field={fields.name} autoComplete="off" />
      <div className="grid gap-4 md:grid-cols-2">
        <Select
          label="Type"
          field={fields.kind}
          options={optionsOf(SERVICE_KINDS)}
          placeholder="Choisissez…"
        />
        <Select
          label="Mode"
          field={fields.mode}
          options={optionsOf(SERVICE_MODES)}
          hint="Itinérant : dites ses arrêts plus bas."
        />
        <CommuneField
          label="Commune"
          field={fields.communeCode}
          known={communes}
          hint="Elle donne l’intercommunalité."
        />
        <TextField label="Adresse" field={fields.address} optional autoComplete="off" />
        <TextField label="Téléphone" field={fields.phone} type="tel" optional autoComplete="off" />
        <TextField
          label="E-mail"
          field={fields.email}
          type="email"
          optional
          autoComplete="off"
          hint="Celui du service : nous lui demanderons un jour si cette fiche est toujours exacte."
        />
        <TextField label="Site internet" field={fields.website} optional autoComplete="off" />
        <TextField
          label="Financement"
          field={fields.funders}
          optional
          autoComplete="off"
          hint="Séparez par des virgules : CAF, commune, État."
        />
      </div>
      <Textarea
        label="Horaires"
        field={fields.opening}
        rows={2}
        optional
        hint="En mots : du mardi au samedi, de 10 h à 18 h."
      />
      <ServiceStops form={form} field={fields.stops} communes={communes} />
      <CheckboxGroup
        label="Thèmes"
        field={fields.themes}
        options={optionsOf(SERVICE_THEMES)}
        optional
        hint="Sans rien cocher, ceux de son type."
      />
      {!service && (
        <div className="grid gap-4 md:grid-cols-2">
          <TextField
            label="Source"
            field={fields.source}
            optional
            autoComplete="off"
            hint="Où vous l’avez lu ou entendu ; sans rien écrire, l’équipe."
          />
          <TextField label="Vérifié le" field={fields.checkedOn} type="date" max={today} />
        </div>
      )}
      <Textarea label="Note" field={fields.note} rows={3} optional hint="Pour l’équipe seulement." />
      <div>
        <Button variant="primary" pending={state !== "idle" && formData?.get("intent") === "card"}>
          Enregistrer
        </Button>
      </div>
    </Form>
  );
}
