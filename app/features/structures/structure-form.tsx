import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { FormErrors } from "~/components/ui/field";
import { type Option, Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { CommuneField } from "~/features/reference-data/commune-field";
import { SECTORS, STRUCTURE_KINDS, STRUCTURE_STATES } from "~/vocabulary/structures";
import { optionsOf } from "~/vocabulary/words";
import type { StructureInput } from "./structure-card";

interface Props {
  structure?: StructureInput;
  /** The partners one may write to. */
  partners: readonly Option[];
  /** The commune of the card, to show its name. */
  commune?: Option;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** A structure's card: what it is, where, who works there, whom to write to. */
export function StructureForm({ structure, partners, commune, lastResult }: Props) {
  const [form, fields] = useForm<StructureInput>({
    id: "structure",
    lastResult,
    defaultValue: structure ?? { state: "open" },
  });
  const { state, formData } = useNavigation();
  const isPending = state !== "idle" && formData?.get("intent") === "structure";
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      <input type="hidden" name="intent" value="structure" />
      {structure && <DrawnFrom values={structure} lastResult={lastResult} />}
      <FormErrors errors={form.errors} id={form.errorId} />
      <TextField label="Nom" field={fields.name} autoComplete="off" />
      <div className="grid gap-4 md:grid-cols-2">
        <Select
          label="Type"
          field={fields.kind}
          options={optionsOf(STRUCTURE_KINDS)}
          placeholder="Choisissez…"
        />
        <Select
          label="Secteur"
          field={fields.sector}
          options={optionsOf(SECTORS)}
          placeholder="Non précisé"
          optional
        />
        <Select
          label="État"
          field={fields.state}
          options={optionsOf(STRUCTURE_STATES)}
          hint="Une structure fermée quitte la liste."
        />
        <CommuneField
          label="Commune"
          field={fields.communeCode}
          known={commune ? [commune] : []}
          hint="Elle donne l’intercommunalité et le zonage."
        />
        <TextField
          label="Numéro FINESS"
          field={fields.finess}
          optional
          autoComplete="off"
          hint="9 caractères, celui du site."
        />
        <TextField
          label="FINESS de l'entité juridique"
          field={fields.finessEj}
          optional
          autoComplete="off"
          hint="9 caractères."
        />
      </div>
      <Textarea
        label="Équipe"
        field={fields.team}
        rows={2}
        optional
        hint="Par exemple : 3 généralistes, 2 infirmières, 1 assistante médicale."
      />
      <Textarea
        label="Logiciel et matériel"
        field={fields.tools}
        rows={2}
        optional
        hint="Logiciel métier, échographe, salle d’urgence, logement au-dessus…"
      />
      <TextField label="Financement" field={fields.funder} optional autoComplete="off" />
      <Select
        label="Partenaire à qui écrire"
        field={fields.partnerId}
        options={partners}
        placeholder="Aucun"
        optional
        hint="Ses contacts reçoivent ce que nous envoyons à la structure."
      />
      <Textarea label="Note" field={fields.note} rows={3} optional hint="Pour l’équipe seulement." />
      <div>
        <Button variant="primary" pending={isPending}>
          Enregistrer
        </Button>
      </div>
    </Form>
  );
}
