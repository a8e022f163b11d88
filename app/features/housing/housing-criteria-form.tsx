import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { NeedCriteria } from "#models/need";
import { Checkbox } from "~/components/ui/checkbox";
import { type Option, Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { CommuneList } from "~/features/reference-data/commune-list";
import { TENURES } from "~/vocabulary/needs";
import { YES_NO } from "~/vocabulary/proposals";
import { optionsOf } from "~/vocabulary/words";
import { CriteriaEnd } from "../needs/criteria-end";
import { CriteriaStart } from "../needs/criteria-start";
import { ImportanceFields, shownImportances } from "../needs/importance-fields";
import { WorkplaceField } from "../needs/workplace-field";

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

/** What a household looks for in a home. */
export function HousingCriteriaForm({ criteria, seen, communes, lastResult }: Props) {
  const [form, fields] = useForm<Fields>({ lastResult, defaultValue: { criteria: shownOf(criteria) } });
  const of = fields.criteria.getFieldset();
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      <CriteriaStart form={form} seen={seen} />
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
        <Select label="Voiture" field={of.hasCar} options={optionsOf(YES_NO)} placeholder="À préciser" />
      </div>
      <CommuneList form={form} field={of.communes} known={communes} />
      <div className="grid gap-4 md:grid-cols-2">
        <TextField label="Plus précisément" field={of.place} hint="Quartier, alentours." />
        <span aria-hidden="true" className="max-md:hidden" />
        <WorkplaceField criteria={criteria} field={of.workplaceCode} />
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
