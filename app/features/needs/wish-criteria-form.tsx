import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { NeedCriteria } from "#models/need";
import type { Option } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { CommuneField } from "~/features/reference-data/commune-field";
import { WISHES, type WishKind } from "~/vocabulary/needs";
import { NBSP } from "~/vocabulary/typography";
import { CriteriaEnd } from "./criteria-end";
import { CriteriaStart } from "./criteria-start";

interface Props {
  kind: WishKind;
  criteria: NeedCriteria;
  seen: string;
  /** The communes of the criteria, by name. */
  communes: readonly Option[];
  lastResult: SubmissionResult<string[]> | undefined;
}

interface Fields {
  criteria: Record<"wish" | "communes" | "place" | "fromOn" | "note", string>;
}

/** What a household looks for when it is not a home: in words, which partners read. */
export function WishCriteriaForm({ kind, criteria, seen, communes, lastResult }: Props) {
  const [form, fields] = useForm<Fields>({ lastResult, defaultValue: { criteria: shownOf(criteria) } });
  const of = fields.criteria.getFieldset();
  const { fr: label, example } = WISHES[kind];
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      <CriteriaStart form={form} seen={seen} />
      <Textarea
        label={label}
        field={of.wish}
        rows={3}
        hint={`Par exemple${NBSP}: ${example}. Transmis tel quel aux partenaires${NBSP}: ni nom, ni date de naissance, rien sur la santé.`}
      />
      <div className="grid gap-4 md:grid-cols-2">
        <CommuneField label="Commune" field={of.communes} known={communes} placeholder="À préciser" />
        <TextField label="Plus précisément" field={of.place} hint="Quartier, alentours, distance." />
        <TextField label="À partir du" field={of.fromOn} type="date" />
      </div>
      <CriteriaEnd note={of.note} />
    </Form>
  );
}

function shownOf({
  wish = "",
  communes,
  place = "",
  fromOn = "",
  note = "",
}: NeedCriteria): Fields["criteria"] {
  return { wish, communes: communes[0] ?? "", place, fromOn, note };
}
