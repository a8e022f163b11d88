import { getFormProps, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { NeedCriteria } from "#models/need";
import { Checkbox } from "~/components/ui/checkbox";
import { CheckboxGroup } from "~/components/ui/checkbox-group";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { CommuneList } from "~/features/reference-data/commune-list";
import { CARE_MODES, CARE_RHYTHMS, ODD_HOURS } from "~/vocabulary/childcare";
import type { WeekDay } from "~/vocabulary/proposals";
import { NBSP } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";
import { CriteriaEnd } from "../needs/criteria-end";
import type { CriteriaFormProps } from "../needs/criteria-forms";
import { CriteriaStart } from "../needs/criteria-start";
import { ImportanceFields, shownImportances } from "../needs/importance-fields";
import { WorkplaceField } from "../needs/workplace-field";
import { oddHoursIn } from "./care-week";
import { CareWeekField, type DayHours, type WeekValues } from "./care-week-field";

const TEXTS = [
  "careFromMonth",
  "rhythm",
  "onCallPattern",
  "settlingOn",
  "workplaceCode",
  "distanceMaxKm",
  "place",
  "wish",
  "note",
] as const;
const TICKS = ["withSiblings", "hasAdaptedCare"] as const;

type Fields = {
  criteria: { [Name in (typeof TEXTS)[number] | (typeof TICKS)[number]]: string } & {
    week: WeekValues;
    oddHours: string[];
    modes: string[];
    communes: string[];
    importances: Record<string, string>;
  };
};

/** What minding one child takes: when, which days, where. */
export function ChildcareCriteriaForm(props: CriteriaFormProps) {
  const { criteria, seen, communes, careFromMonth, lastResult } = props;
  const [form, fields] = useForm<Fields>({
    lastResult,
    defaultValue: { criteria: shownOf(criteria, careFromMonth) },
  });
  const of = fields.criteria.getFieldset();
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      <CriteriaStart form={form} seen={seen} />
      <div className="grid gap-4 md:grid-cols-2">
        <TextField
          label="Mois où l’accueil doit commencer"
          field={of.careFromMonth}
          type="month"
          hint="Par exemple 2027-03."
        />
        <Select label="Rythme" field={of.rhythm} options={optionsOf(CARE_RHYTHMS)} placeholder="À préciser" />
      </div>
      <CareWeekField form={form} field={of.week} />
      <CheckboxGroup
        label="Horaires atypiques"
        field={of.oddHours}
        options={optionsOf(ODD_HOURS)}
        hint="Ce que la semaine type dit déjà n’est pas à cocher."
      />
      <TextField
        label="Comment tournent les gardes"
        field={of.onCallPattern}
        hint="Une semaine sur trois, de 20 h à 8 h. Transmis avec les horaires."
      />
      <CheckboxGroup label="Modes d’accueil souhaités" field={of.modes} options={optionsOf(CARE_MODES)} />
      <CommuneList form={form} field={of.communes} known={communes} />
      <div className="grid gap-4 md:grid-cols-2">
        <WorkplaceField criteria={criteria} field={of.workplaceCode} />
        <TextField
          label="Distance au plus, en kilomètres"
          field={of.distanceMaxKm}
          inputMode="numeric"
          hint="À vol d’oiseau, depuis ces communes."
        />
        <TextField label="Plus précisément" field={of.place} hint="Quartier, alentours." />
        <TextField label="Premier jour d’adaptation" field={of.settlingOn} type="date" />
      </div>
      <Checkbox label="Avec ses frères et sœurs, au même endroit" field={of.withSiblings} />
      <Textarea
        label="Avec ses mots"
        field={of.wish}
        rows={2}
        hint={`Transmis tel quel aux partenaires${NBSP}: ni nom, ni rien sur la santé.`}
      />
      <Checkbox
        label="Accueil adapté, à évoquer avec la famille"
        field={of.hasAdaptedCare}
        hint="Pour l’équipe seule, jamais écrit à personne. Une tâche d’appel s’ouvre, qui n’en dit rien : la raison ne se lit qu’ici."
      />
      <ImportanceFields kind="childcare" field={of.importances} />
      <CriteriaEnd note={of.note} />
    </Form>
  );
}

/** As it is kept; the month of arrival is proposed as long as nobody said, and what the week tells is not ticked. */
function shownOf(criteria: NeedCriteria, proposed = ""): Partial<Fields["criteria"]> {
  const { week = [], oddHours = [], modes = [], communes, fromOn } = criteria;
  const texts = Object.fromEntries(TEXTS.map((name) => [name, String(criteria[name] ?? "")]));
  const ticks = Object.fromEntries(TICKS.map((name) => [name, criteria[name] ? "on" : ""]));
  const told = oddHoursIn(week);
  return {
    ...texts,
    ...ticks,
    careFromMonth: criteria.careFromMonth ?? fromOn?.slice(0, 7) ?? proposed,
    week: shownWeek(week),
    oddHours: oddHours.filter((one) => !told.includes(one)),
    modes,
    communes: communes.length > 0 ? communes : [""],
    importances: shownImportances("childcare", criteria),
  };
}

function shownWeek(week: NonNullable<NeedCriteria["week"]>): WeekValues {
  const hoursOf = (day: WeekDay): DayHours => {
    const { from = "", to = "" } = week.find((slot) => slot.day === day) ?? {};
    return { from, to };
  };
  return {
    monday: hoursOf("monday"),
    tuesday: hoursOf("tuesday"),
    wednesday: hoursOf("wednesday"),
    thursday: hoursOf("thursday"),
    friday: hoursOf("friday"),
    saturday: hoursOf("saturday"),
    sunday: hoursOf("sunday"),
  };
}
