import { getFormProps, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { NeedCriteria } from "#models/need";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { OccupationField } from "~/features/occupations/occupation-field";
import { CommuneList } from "~/features/reference-data/commune-list";
import { NBSP } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";
import { TELEWORK, WORK_SECTORS, WORKING_TIMES } from "~/vocabulary/work";
import { CriteriaEnd } from "../needs/criteria-end";
import type { CriteriaFormProps } from "../needs/criteria-forms";
import { CriteriaStart } from "../needs/criteria-start";
import { ImportanceFields, shownImportances } from "../needs/importance-fields";

const TEXTS = [
  "memberId",
  "occupation",
  "romeCode",
  "diplomas",
  "sector",
  "experienceYears",
  "workingTime",
  "telework",
  "wageMin",
  "distanceMaxKm",
  "place",
  "fromOn",
  "wish",
  "note",
  "curriculumId",
] as const;

type Fields = {
  criteria: { [Name in (typeof TEXTS)[number]]: string } & {
    communes: string[];
    importances: Record<string, string>;
  };
};

/** What an adult looks for in a post, and what they bring. */
export function WorkCriteriaForm(props: CriteriaFormProps) {
  const { criteria, seen, communes, people = [], personId, trade, papers = [], lastResult } = props;
  const [form, fields] = useForm<Fields>({
    lastResult,
    defaultValue: { criteria: shownOf(criteria, personId, trade) },
  });
  const of = fields.criteria.getFieldset();
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      <CriteriaStart form={form} seen={seen} />
      <div className="grid gap-4 md:grid-cols-2">
        <Select label="Qui cherche" field={of.memberId} options={people} placeholder="À préciser" />
        <OccupationField
          label="Métier"
          field={of.occupation}
          romeCode={of.romeCode}
          hint="Choisissez dans la liste, ou gardez vos mots."
        />
        <TextField label="Diplômes" field={of.diplomas} />
        <TextField label="Expérience, en années" field={of.experienceYears} inputMode="numeric" />
        <Select
          label="Secteur"
          field={of.sector}
          options={optionsOf(WORK_SECTORS)}
          placeholder="Indifférent"
        />
        <Select
          label="Temps de travail"
          field={of.workingTime}
          options={optionsOf(WORKING_TIMES)}
          placeholder="Indifférent"
        />
        <Select
          label="Télétravail"
          field={of.telework}
          options={optionsOf(TELEWORK)}
          placeholder="Indifférent"
        />
        <TextField
          label="Salaire au moins, en euros brut par mois"
          field={of.wageMin}
          inputMode="decimal"
          hint="Avant cotisations et impôt. Transmis aux seuls services de l’emploi."
        />
        <TextField label="À partir du" field={of.fromOn} type="date" />
      </div>
      <CommuneList form={form} field={of.communes} known={communes} />
      <div className="grid gap-4 md:grid-cols-2">
        <TextField
          label="Distance au plus, en kilomètres"
          field={of.distanceMaxKm}
          inputMode="numeric"
          hint="À vol d’oiseau, depuis ces communes."
        />
        <TextField label="Plus précisément" field={of.place} hint="Quartier, alentours." />
      </div>
      <Textarea
        label="Avec ses mots"
        field={of.wish}
        rows={3}
        hint={`Transmis tel quel aux partenaires${NBSP}: ni nom, ni employeur, rien sur la santé.`}
      />
      <Select
        label="Son CV"
        field={of.curriculumId}
        options={papers}
        placeholder={papers.length > 0 ? "Aucun" : "Aucun CV déposé"}
        hint="Déposé par cette personne sur sa page de suivi. Transmis à un employeur avec son accord seulement."
      />
      <ImportanceFields kind="spouse-work" field={of.importances} />
      <CriteriaEnd note={of.note} />
    </Form>
  );
}

/** As it is kept; whose it is and their trade are proposed as long as nobody said. */
function shownOf(criteria: NeedCriteria, personId = "", trade = ""): Partial<Fields["criteria"]> {
  const shown = Object.fromEntries(TEXTS.map((name) => [name, String(criteria[name] ?? "")]));
  const importances = shownImportances("spouse-work", criteria);
  const communes = criteria.communes.length > 0 ? criteria.communes : [""];
  const proposed = { memberId: criteria.memberId ?? personId, occupation: criteria.occupation ?? trade };
  return { ...shown, ...proposed, communes, importances };
}
