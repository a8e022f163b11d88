import { getFormProps, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { FormErrors } from "~/components/ui/field";
import { isResultOf, type LastResult } from "~/components/ui/item-form";
import { RadioGroup } from "~/components/ui/radio-group";
import { type Option, Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { CommuneField } from "~/features/reference-data/commune-field";
import { CARE_MODES } from "~/vocabulary/childcare";
import { PROJECT_PRIORITIES } from "~/vocabulary/pledges";
import { optionsOf } from "~/vocabulary/words";
import type { ProjectInput } from "./project-card";

/** Places one may name: neither childminders, told as totals, nor care at home. */
export const CARE_KIND_OPTIONS = optionsOf(CARE_MODES).filter(
  ({ value }) => value !== "childminder" && value !== "home-care",
);

type ProjectFields = Omit<ProjectInput, "isWithPmi" | "places"> & { isWithPmi?: string; places?: string };

interface Props {
  project?: ProjectInput;
  communes?: readonly Option[];
  lastResult: LastResult;
}

/** A childcare project: the need, the answer thought of, where, when, and what must be watched. */
export function ProjectForm({ project, communes = [], lastResult }: Props) {
  const [form, fields] = useForm<ProjectFields>({
    id: "card",
    lastResult: !project || isResultOf(lastResult, "card") ? lastResult : undefined,
    defaultValue: project ? typedOf(project) : { priority: "medium" },
  });
  const { state, formData } = useNavigation();
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      <input type="hidden" name="intent" value="card" />
      {project && <DrawnFrom values={{ ...project }} lastResult={lastResult} />}
      <FormErrors errors={form.errors} id={form.errorId} />
      <TextField label="Nom" field={fields.name} autoComplete="off" />
      <Textarea
        label="Besoin"
        field={fields.need}
        rows={3}
        hint="Combien d’enfants, où, à partir de quand, et d’où vient ce chiffre."
      />
      <div className="grid items-start gap-4 md:grid-cols-2">
        <Select
          label="Mode d'accueil"
          field={fields.kind}
          options={CARE_KIND_OPTIONS}
          placeholder="Choisissez…"
        />
        <TextField label="Places prévues" field={fields.places} type="number" min={1} max={500} />
        <CommuneField label="Commune" field={fields.communeCode} known={communes} />
        <TextField label="Lieu" field={fields.place} optional autoComplete="off" />
        <TextField
          label="Ouverture prévue"
          field={fields.opensIn}
          type="month"
          optional
          hint="Le mois : les places comptent dans l’offre à venir."
        />
        <Select label="Priorité" field={fields.priority} options={optionsOf(PROJECT_PRIORITIES)} />
        <TextField label="Qui porte" field={fields.owner} optional autoComplete="off" />
      </div>
      <Textarea label="Normes à respecter" field={fields.standards} rows={2} optional />
      <Textarea
        label="Effets de seuil"
        field={fields.thresholds}
        rows={2}
        optional
        hint="Ce qui change au-delà d’un nombre de places : encadrement, direction, locaux, financement."
      />
      <div className="grid items-start gap-4 md:grid-cols-2">
        <RadioGroup
          label="Travaillé avec la PMI"
          field={fields.isWithPmi}
          optional
          required={false}
          options={[
            { value: "yes", label: "Oui" },
            { value: "no", label: "Pas encore" },
          ]}
        />
        <TextField label="Depuis le" field={fields.pmiOn} type="date" optional />
      </div>
      <Textarea label="Note" field={fields.note} rows={2} optional />
      <div>
        <Button variant="primary" pending={state !== "idle" && formData?.get("intent") === "card"}>
          Enregistrer
        </Button>
      </div>
    </Form>
  );
}

function typedOf({ isWithPmi, places, ...project }: ProjectInput) {
  return {
    ...project,
    places: String(places),
    ...(isWithPmi === undefined ? {} : { isWithPmi: isWithPmi ? "yes" : "no" }),
  };
}
