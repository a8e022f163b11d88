import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { CheckboxGroup } from "~/components/ui/checkbox-group";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { FormErrors } from "~/components/ui/field";
import { type Option, Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { CommuneField } from "~/features/reference-data/commune-field";
import { CARE_AGES, CARE_MANAGEMENTS, ODD_HOURS } from "~/vocabulary/childcare";
import { SERVICE_MODES } from "~/vocabulary/local-services";
import { WEEK_DAYS } from "~/vocabulary/proposals";
import { optionsOf, valuesOf } from "~/vocabulary/words";
import type { CareInput } from "./care-card";
import { CareAges, CareCommissions, CareFundings, CareStops } from "./care-form-lists";
import { CARE_SERVICE_KINDS } from "./care-kinds";

/** The card as its form holds it, with who told its figures, and when. */
export type CareFields = Pick<CareInput, keyof CareInput> & { source?: string; toldOn?: string };

interface Props {
  service?: CareInput;
  /** The communes of the card, to show their names. */
  communes?: readonly Option[];
  relays: readonly Option[];
  today: string;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** A place's card: what it is, where, when, how many places, who pays, when places are given out. */
export function CareForm({ service, communes = [], relays, today, lastResult }: Props) {
  const [form, fields] = useForm<CareFields>({
    id: "card",
    lastResult,
    defaultValue: { mode: "fixed", ...service, byAge: everyAge(service), toldOn: today },
  });
  const { state, formData } = useNavigation();
  const line = { optional: true, autoComplete: "off" } as const;
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
          options={optionsOf(CARE_SERVICE_KINDS)}
          placeholder="Choisissez…"
        />
        <Select
          label="Mode"
          field={fields.mode}
          options={optionsOf(SERVICE_MODES)}
          hint="Itinérant ou mutualisé : dites ses arrêts plus bas."
        />
        <Select
          label="Gestion"
          field={fields.management}
          options={optionsOf(CARE_MANAGEMENTS)}
          placeholder="Non dit"
          optional
        />
        <TextField label="Gestionnaire" field={fields.manager} {...line} />
        <CommuneField label="Commune" field={fields.communeCode} known={communes} />
        <TextField label="Adresse" field={fields.address} {...line} />
        <TextField label="Téléphone" field={fields.phone} type="tel" {...line} />
        <TextField label="E-mail" field={fields.email} type="email" {...line} />
        <TextField label="Site internet" field={fields.website} {...line} />
        <Select
          label="Relais à qui demander"
          field={fields.partnerId}
          options={relays}
          placeholder="Celui de la commune"
          optional
        />
      </div>
      <fieldset className="grid gap-4">
        <legend className="mb-2 font-semibold">Places</legend>
        <div className="grid gap-4 md:grid-cols-2">
          <TextField
            label="Places en tout"
            field={fields.places}
            inputMode="numeric"
            hint="Celles de l’autorisation."
            {...line}
          />
          <TextField
            label="Départs attendus sous cinq ans"
            field={fields.departures}
            inputMode="numeric"
            hint="Un nombre de professionnel·les, jamais un nom."
            {...line}
          />
        </div>
        <CareAges field={fields.byAge} />
        <div className="grid gap-4 md:grid-cols-2">
          <TextField label="Nombres dits le" field={fields.toldOn} type="date" max={today} />
          <TextField
            label="Par qui"
            field={fields.source}
            hint="Caf, PMI, la structure elle-même ; sans rien écrire, l’équipe. Seuls les nombres changés prennent cette date."
            {...line}
          />
        </div>
      </fieldset>
      <div className="grid gap-4 md:grid-cols-2">
        <TextField label="Ouvre à" field={fields.opensAt} type="time" optional />
        <TextField label="Ferme à" field={fields.closesAt} type="time" optional />
        <CheckboxGroup label="Jours" field={fields.days} options={optionsOf(WEEK_DAYS)} optional />
        <CheckboxGroup
          label="Horaires atypiques"
          field={fields.oddHours}
          options={optionsOf(ODD_HOURS)}
          optional
        />
        <div>
          <Checkbox label="Accueil inclusif" field={fields.isInclusive} />
          <Checkbox label="Accueil occasionnel possible" field={fields.takesOccasional} />
          <Checkbox label="Accueil d'urgence possible" field={fields.takesEmergencies} />
        </div>
        <TextField
          label="Ouverture prévue le"
          field={fields.opensOn}
          type="date"
          optional
          hint="Pour un projet : ses places ne sont pas encore là."
        />
      </div>
      <CareStops form={form} field={fields.stops} communes={communes} />
      <CareCommissions form={form} field={fields.commissions} />
      <CareFundings form={form} field={fields.fundings} />
      <Textarea label="Note" field={fields.note} rows={3} optional hint="Pour l’équipe seulement." />
      <div>
        <Button variant="primary" pending={state !== "idle" && formData?.get("intent") === "card"}>
          Enregistrer
        </Button>
      </div>
    </Form>
  );
}

/** A line for every age group, filled or not. */
function everyAge(service: CareInput | undefined): CareInput["byAge"] {
  return valuesOf(CARE_AGES).map((age) => service?.byAge?.find((row) => row.age === age) ?? { age });
}
