import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { NeedCriteria } from "#models/need";
import { Checkbox } from "~/components/ui/checkbox";
import { FormErrors } from "~/components/ui/field";
import { type Option, Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { CommuneField } from "~/features/reference-data/commune-field";
import { CommuneList } from "~/features/reference-data/commune-list";
import { TENURES } from "~/vocabulary/needs";
import { optionsOf } from "~/vocabulary/words";
import { CriteriaEnd } from "../needs/criteria-end";
import { ImportanceFields, shownImportances } from "../needs/importance-fields";

interface Props {
  criteria: NeedCriteria;
  seen: string;
  /** The communes of the criteria, by name. */
  communes: readonly Option[];
  lastResult: SubmissionResult<string[]> | undefined;
}

type Fields = {
  criteria: {
    [Name in
      | "tenure"
      | "place"
      | "workplaceCode"
      | "distanceMaxKm"
      | "budgetMax"
      | "rooms"
      | "people"
      | "fromOn"
      | "months"
      | "nights"
      | "isFurnished"
      | "hasPets"
      | "isAccessible"
      | "hasCar"
      | "note"]: string;
  } & { communes: string[]; importances: Record<string, string> };
};

const CAR = [
  { value: "yes", label: "Oui" },
  { value: "no", label: "Non" },
];

/** What a household looks for in a home. */
export function HousingCriteriaForm({ criteria, seen, communes, lastResult }: Props) {
  const [form, fields] = useForm<Fields>({ lastResult, defaultValue: { criteria: shownOf(criteria) } });
  const of = fields.criteria.getFieldset();
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      {/* Enter saves: without this, it would press the first button of the list. */}
      <button type="submit" hidden />
      <input type="hidden" name="intent" value="criteria" />
      <input type="hidden" name="seen" value={seen} />
      <FormErrors errors={form.errors} id={form.errorId} />
      <div className="grid gap-4 md:grid-cols-2">
        <Select label="Projet" field={of.tenure} options={optionsOf(TENURES)} placeholder="À préciser" />
        <TextField label="À partir du" field={of.fromOn} type="date" />
        <TextField label="Durée, en mois" field={of.months} inputMode="numeric" />
        <TextField
          label="Ou en nuits"
          field={of.nights}
          inputMode="numeric"
          hint="Pour un toit provisoire, le temps d’une visite."
        />
        <TextField label="Budget au plus, en euros" field={of.budgetMax} inputMode="numeric" />
        <TextField label="Pièces" field={of.rooms} inputMode="numeric" />
        <TextField label="Personnes à loger" field={of.people} inputMode="numeric" />
        <Select label="Voiture" field={of.hasCar} options={CAR} placeholder="À préciser" />
      </div>
      <CommuneList form={form} field={of.communes} known={communes} />
      <div className="grid gap-4 md:grid-cols-2">
        <TextField label="Plus précisément" field={of.place} hint="Quartier, alentours." />
        <span aria-hidden="true" className="max-md:hidden" />
        <CommuneField
          label="Commune du lieu de travail"
          field={of.workplaceCode}
          known={workplaceOf(criteria)}
          placeholder="À préciser"
        />
        <TextField
          label="À combien de kilomètres au plus"
          field={of.distanceMaxKm}
          inputMode="numeric"
          hint="De cette commune, à vol d’oiseau."
        />
      </div>
      <Checkbox label="Meublé" field={of.isFurnished} />
      <Checkbox label="Avec un animal" field={of.hasPets} />
      <Checkbox
        label="De plain-pied ou avec ascenseur"
        field={of.isAccessible}
        hint="Nous ne demandons jamais pourquoi."
      />
      <ImportanceFields kind="housing" field={of.importances} />
      <CriteriaEnd note={of.note} />
    </Form>
  );
}

function workplaceOf({ workplaceCode, workplaceName }: NeedCriteria): Option[] {
  return workplaceCode ? [{ value: workplaceCode, label: workplaceName ?? workplaceCode }] : [];
}

function shownOf(criteria: NeedCriteria): Fields["criteria"] {
  const text = (value: unknown) => (value === undefined || value === null ? "" : String(value));
  const box = (value: boolean | undefined) => (value ? "on" : "");
  return {
    tenure: text(criteria.tenure),
    communes: criteria.communes.length > 0 ? criteria.communes : [""],
    place: text(criteria.place),
    workplaceCode: text(criteria.workplaceCode),
    distanceMaxKm: text(criteria.distanceMaxKm),
    budgetMax: text(criteria.budgetMax),
    rooms: text(criteria.rooms),
    people: text(criteria.people),
    fromOn: text(criteria.fromOn),
    months: text(criteria.months),
    nights: text(criteria.nights),
    isFurnished: box(criteria.isFurnished),
    hasPets: box(criteria.hasPets),
    isAccessible: box(criteria.isAccessible),
    hasCar: criteria.hasCar === undefined ? "" : yesNo(criteria.hasCar),
    note: text(criteria.note),
    importances: shownImportances("housing", criteria),
  };
}

function yesNo(value: boolean): string {
  return value ? "yes" : "no";
}
