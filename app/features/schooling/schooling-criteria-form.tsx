import { getFormProps, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { NeedCriteria } from "#models/need";
import { Checkbox } from "~/components/ui/checkbox";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { CommuneList } from "~/features/reference-data/commune-list";
import { SCHOOL_LEVELS, SCHOOL_SECTORS, SCHOOL_WISHES } from "~/vocabulary/schooling";
import { NBSP, upperFirst } from "~/vocabulary/typography";
import { optionsOf, valuesOf } from "~/vocabulary/words";
import { CriteriaEnd } from "../needs/criteria-end";
import type { CriteriaFormProps } from "../needs/criteria-forms";
import { CriteriaStart } from "../needs/criteria-start";
import { ImportanceFields, shownImportances } from "../needs/importance-fields";
import type { SchoolYearChoice } from "./school-years";

const TEXTS = [
  "schoolYear",
  "level",
  "schoolSector",
  "languages",
  "schoolOptions",
  "sectorSchool",
  "distanceMaxKm",
  "place",
  "fromOn",
  "wish",
  "note",
] as const;
const WISHES = valuesOf(SCHOOL_WISHES);
const TICKS = [...WISHES, "needsArrangements"] as const;

type Fields = {
  criteria: { [Name in (typeof TEXTS)[number] | (typeof TICKS)[number]]: string } & {
    communes: string[];
    importances: Record<string, string>;
  };
};

/** What a family wishes of the school of one child. */
export function SchoolingCriteriaForm(props: CriteriaFormProps) {
  const { criteria, seen, communes, schoolYears = [], lastResult } = props;
  const [form, fields] = useForm<Fields>({
    lastResult,
    defaultValue: { criteria: shownOf(criteria, schoolYears) },
  });
  const of = fields.criteria.getFieldset();
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      <CriteriaStart form={form} seen={seen} />
      <div className="grid gap-4 md:grid-cols-2">
        <Select
          label="Rentrée"
          field={of.schoolYear}
          options={schoolYears.map(({ year, label }) => ({ value: String(year), label }))}
          placeholder="À préciser"
        />
        <Select
          label="Classe"
          field={of.level}
          options={optionsOf(SCHOOL_LEVELS)}
          placeholder="À préciser"
          hint="Déduite de l’année de naissance. Changez-la si l’enfant a sauté ou repris une classe."
        />
        <Select
          label="Public ou privé"
          field={of.schoolSector}
          options={optionsOf(SCHOOL_SECTORS)}
          placeholder="Indifférent"
        />
        <TextField label="À partir du" field={of.fromOn} type="date" />
        <TextField label="Langues" field={of.languages} hint="Anglais, espagnol, occitan…" />
        <TextField label="Options" field={of.schoolOptions} hint="Section sportive, musique…" />
      </div>
      <fieldset className="grid gap-2">
        <legend className="mb-1 font-semibold">Autour de l’école</legend>
        {WISHES.map((wish) => (
          <Checkbox key={wish} label={upperFirst(SCHOOL_WISHES[wish].fr)} field={of[wish]} />
        ))}
      </fieldset>
      <CommuneList form={form} field={of.communes} known={communes} />
      <div className="grid gap-4 md:grid-cols-2">
        <TextField
          label="Distance au plus, en kilomètres"
          field={of.distanceMaxKm}
          inputMode="numeric"
          hint="À vol d’oiseau, depuis ces communes."
        />
        <TextField label="Plus précisément" field={of.place} hint="Quartier, alentours." />
        <TextField
          label="École de secteur"
          field={of.sectorSchool}
          hint="Ce qu’en dit la mairie, pour l’école publique."
        />
      </div>
      <Textarea
        label="Avec ses mots"
        field={of.wish}
        rows={2}
        hint={`Transmis tel quel aux partenaires${NBSP}: ni nom, ni rien sur la santé.`}
      />
      <Checkbox
        label="Aménagement à prévoir"
        field={of.needsArrangements}
        hint="Oui ou non, rien de plus, et jamais transmis : la famille en parle elle-même avec l’école."
      />
      <ImportanceFields kind="schooling" field={of.importances} />
      <CriteriaEnd note={of.note} />
    </Form>
  );
}

/** As it is kept; the year that comes and the class the birth year tells are proposed as long as nobody said. */
function shownOf(criteria: NeedCriteria, years: readonly SchoolYearChoice[]): Partial<Fields["criteria"]> {
  const [next] = years;
  const texts = Object.fromEntries(TEXTS.map((name) => [name, String(criteria[name] ?? "")]));
  const ticks = Object.fromEntries(TICKS.map((name) => [name, criteria[name] ? "on" : ""]));
  const isNew = criteria.schoolYear === undefined && criteria.level === undefined;
  const proposed = isNew && next ? { schoolYear: String(next.year), level: next.level ?? "" } : {};
  return {
    ...texts,
    ...ticks,
    ...proposed,
    communes: criteria.communes.length > 0 ? criteria.communes : [""],
    importances: shownImportances("schooling", criteria),
  };
}
