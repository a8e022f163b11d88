import { getFormProps, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { CheckboxGroup } from "~/components/ui/checkbox-group";
import { FormErrors } from "~/components/ui/field";
import type { LastResult } from "~/components/ui/item-form";
import { type Option, Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { EXCLUDED_SCHEMES, STUDY_YEARS } from "~/vocabulary/scholarships";
import { optionsOf } from "~/vocabulary/words";
import { OTHER_AIDS } from "./request-sections";

interface Props {
  programmes: readonly Option[];
  /** What the programmes offered exclude, each with its source. */
  exclusions: readonly string[];
  /** What we already know the person has. */
  schemes: readonly string[];
  today: string;
  lastResult: LastResult;
}

type Values = Record<"programmeId" | "year" | "askedOn" | "otherAids" | "heldSchemes", string>;

/** What is asked, when and in which year, and what the person already has, which the programme may exclude. */
export function NewScholarshipForm({ programmes, exclusions, schemes, today, lastResult }: Props) {
  const [form, fields] = useForm<Values>({
    id: "scholarship",
    lastResult,
    defaultValue: { askedOn: today, programmeId: programmes.length === 1 ? programmes[0]?.value : "" },
  });
  const { state } = useNavigation();
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      <FormErrors errors={form.errors} id={form.errorId} />
      <Select
        label="Programme"
        field={fields.programmeId}
        options={programmes}
        placeholder="Choisissez un programme"
      />
      <Select
        label="Année d’études"
        field={fields.year}
        options={optionsOf(STUDY_YEARS)}
        placeholder="Choisissez l’année"
      />
      <TextField
        label="Demandée le"
        field={fields.askedOn}
        type="date"
        hint="Les termes en vigueur ce jour-là s’appliquent."
      />
      <CheckboxGroup
        label="La personne a déjà"
        field={fields.heldSchemes}
        options={optionsOf(EXCLUDED_SCHEMES)}
        defaultValues={lastResult ? undefined : schemes}
        optional
        hint={
          exclusions.length > 0 ? `Ce que les programmes excluent. ${exclusions.join(" ; ")}.` : undefined
        }
      />
      <Textarea label="Autres aides" field={fields.otherAids} rows={3} optional hint={OTHER_AIDS} />
      <div>
        <Button variant="primary" pending={state !== "idle"}>
          Ouvrir la bourse
        </Button>
      </div>
    </Form>
  );
}
