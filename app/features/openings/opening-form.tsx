import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { FormErrors } from "~/components/ui/field";
import { RadioGroup } from "~/components/ui/radio-group";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { EXERCISE_MODES } from "~/vocabulary/exercise";
import { CONFIDENTIALITIES, OPENING_NATURES } from "~/vocabulary/openings";
import { formatNumber } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";
import type { OpeningInput } from "./opening-card";

interface Props {
  opening?: OpeningInput;
  today: string;
  lastResult: SubmissionResult<string[]> | undefined;
}

type Fields = Omit<OpeningInput, "fte"> & { fte?: string };

/** An opening: what is offered, from when, in which premises, who may know. */
export function OpeningForm({ opening, today, lastResult }: Props) {
  const [form, fields] = useForm<Fields>({
    id: "opening",
    lastResult,
    defaultValue: opening
      ? { ...opening, fte: opening.fte === undefined ? undefined : formatNumber(opening.fte) }
      : { confidentiality: "public", lastCheckedOn: today },
  });
  const { state, formData } = useNavigation();
  const isPending = state !== "idle" && formData?.get("intent") === "opening";
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      <input type="hidden" name="intent" value="opening" />
      {opening && <DrawnFrom values={opening} lastResult={lastResult} />}
      <FormErrors errors={form.errors} id={form.errorId} />
      <div className="grid gap-4 md:grid-cols-2">
        <Select
          label="Exercice proposé"
          field={fields.kind}
          options={optionsOf(EXERCISE_MODES)}
          placeholder="Choisissez…"
        />
        <Select
          label="Nature"
          field={fields.nature}
          options={optionsOf(OPENING_NATURES)}
          placeholder="Non précisée"
          optional
        />
        <TextField
          label="Spécialité"
          field={fields.specialty}
          optional
          autoComplete="off"
          hint="Par exemple : Médecine générale."
        />
        <TextField label="À partir du" field={fields.fromOn} type="date" optional />
        <TextField
          label="Jusqu'au"
          field={fields.toOn}
          type="date"
          optional
          hint="Pour un remplacement, une vacation."
        />
        <TextField
          label="Temps de travail (ETP)"
          field={fields.fte}
          inputMode="decimal"
          optional
          autoComplete="off"
          hint="1 pour un temps plein, 0,5 pour un mi-temps."
        />
        <TextField
          label="Vérifiée le"
          field={fields.lastCheckedOn}
          type="date"
          max={today}
          hint="Le dernier jour où la structure l’a confirmée."
        />
      </div>
      <Textarea
        label="Locaux"
        field={fields.premises}
        rows={2}
        optional
        hint="Cabinet libre, loyer, secrétariat, départ en retraite…"
      />
      <RadioGroup
        label="Confidentialité"
        field={fields.confidentiality}
        options={optionsOf(CONFIDENTIALITIES)}
        hint="Un départ en retraite ne se dit pas toujours : une ouverture discrète ne quitte jamais l’équipe."
      />
      <Textarea label="Note" field={fields.note} rows={3} optional hint="Pour l’équipe seulement." />
      <div>
        <Button variant="primary" pending={isPending}>
          {opening ? "Enregistrer" : "Ajouter cette ouverture"}
        </Button>
      </div>
    </Form>
  );
}
