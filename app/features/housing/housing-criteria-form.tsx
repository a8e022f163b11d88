import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import type { NeedCriteria } from "#models/need";
import { Button } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { FormErrors } from "~/components/ui/field";
import { type Option, Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { CommuneField } from "~/features/reference-data/commune-field";
import { TENURES } from "~/vocabulary/needs";
import { optionsOf } from "~/vocabulary/words";

interface Props {
  criteria: NeedCriteria;
  /** The communes of the criteria, by name. */
  communes: readonly Option[];
  lastResult: SubmissionResult<string[]> | undefined;
}

interface Fields {
  criteria: Record<
    | "tenure"
    | "communes"
    | "place"
    | "budgetMax"
    | "rooms"
    | "people"
    | "fromOn"
    | "months"
    | "isFurnished"
    | "hasPets"
    | "hasCar"
    | "note",
    string
  >;
}

const CAR = [
  { value: "yes", label: "Oui" },
  { value: "no", label: "Non" },
];

/** What a household looks for in a home. */
export function HousingCriteriaForm({ criteria, communes, lastResult }: Props) {
  const [form, fields] = useForm<Fields>({ lastResult, defaultValue: { criteria: shownOf(criteria) } });
  const { state } = useNavigation();
  const of = fields.criteria.getFieldset();
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      <input type="hidden" name="intent" value="criteria" />
      <FormErrors errors={form.errors} id={form.errorId} />
      <div className="grid gap-4 md:grid-cols-2">
        <Select label="Projet" field={of.tenure} options={optionsOf(TENURES)} placeholder="À préciser" />
        <CommuneField label="Commune" field={of.communes} known={communes} placeholder="À préciser" />
        <TextField label="Plus précisément" field={of.place} hint="Quartier, alentours, distance." />
        <TextField label="À partir du" field={of.fromOn} type="date" />
        <TextField label="Durée, en mois" field={of.months} inputMode="numeric" />
        <TextField label="Budget au plus, en euros" field={of.budgetMax} inputMode="numeric" />
        <TextField label="Pièces" field={of.rooms} inputMode="numeric" />
        <TextField label="Personnes à loger" field={of.people} inputMode="numeric" />
        <Select label="Voiture" field={of.hasCar} options={CAR} placeholder="À préciser" />
      </div>
      <Checkbox label="Meublé" field={of.isFurnished} />
      <Checkbox label="Avec un animal" field={of.hasPets} />
      <Textarea
        label="Pour nous"
        field={of.note}
        rows={2}
        hint="Cette note n’est jamais transmise à un partenaire."
      />
      <div>
        <Button pending={state !== "idle"}>Enregistrer les critères</Button>
      </div>
    </Form>
  );
}

function shownOf(criteria: NeedCriteria): Fields["criteria"] {
  const text = (value: unknown) => (value === undefined || value === null ? "" : String(value));
  const box = (value: boolean | undefined) => (value ? "on" : "");
  return {
    tenure: text(criteria.tenure),
    communes: text(criteria.communes[0]),
    place: text(criteria.place),
    budgetMax: text(criteria.budgetMax),
    rooms: text(criteria.rooms),
    people: text(criteria.people),
    fromOn: text(criteria.fromOn),
    months: text(criteria.months),
    isFurnished: box(criteria.isFurnished),
    hasPets: box(criteria.hasPets),
    hasCar: criteria.hasCar === undefined ? "" : yesNo(criteria.hasCar),
    note: text(criteria.note),
  };
}

function yesNo(value: boolean): string {
  return value ? "yes" : "no";
}
