import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { NeedCriteria } from "#models/need";
import { CheckboxGroup } from "~/components/ui/checkbox-group";
import type { Option } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { CommuneList } from "~/features/reference-data/commune-list";
import { INTERESTS } from "~/vocabulary/interests";
import { WISHES } from "~/vocabulary/needs";
import { NBSP } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";
import { CriteriaEnd } from "../needs/criteria-end";
import { CriteriaStart } from "../needs/criteria-start";

interface Props {
  criteria: NeedCriteria;
  seen: string;
  /** The communes of the criteria, by name. */
  communes: readonly Option[];
  lastResult: SubmissionResult<string[]> | undefined;
}

type Fields = {
  criteria: { [Name in "wish" | "place" | "fromOn" | "note"]: string } & {
    interests: string[];
    communes: string[];
  };
};

/** What a household would like to find around it. */
export function DiscoveryCriteriaForm({ criteria, seen, communes, lastResult }: Props) {
  const [form, fields] = useForm<Fields>({ lastResult, defaultValue: { criteria: shownOf(criteria) } });
  const of = fields.criteria.getFieldset();
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      <CriteriaStart form={form} seen={seen} />
      <CheckboxGroup label="Ce qu’ils aiment" field={of.interests} options={optionsOf(INTERESTS)} />
      <Textarea
        label="Et encore"
        field={of.wish}
        rows={2}
        hint={`Par exemple${NBSP}: ${WISHES.discovery.example}. Transmis tel quel aux partenaires${NBSP}: ni nom, ni date de naissance, rien sur la santé.`}
      />
      <CommuneList form={form} field={of.communes} known={communes} />
      <div className="grid gap-4 md:grid-cols-2">
        <TextField
          label="Plus précisément"
          field={of.place}
          hint="Une vallée, un bourg, à moins de 30 min…"
        />
        <TextField label="À partir du" field={of.fromOn} type="date" />
      </div>
      <CriteriaEnd note={of.note} act="Enregistrer les envies" />
    </Form>
  );
}

function shownOf({ interests = [], communes, ...words }: NeedCriteria): Fields["criteria"] {
  const { wish = "", place = "", fromOn = "", note = "" } = words;
  return {
    ...{ wish, place, fromOn, note, interests: [...interests] },
    communes: communes.length > 0 ? communes : [""],
  };
}
