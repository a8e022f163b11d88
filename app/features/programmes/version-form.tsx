import { type FieldMetadata, getFormProps, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { CheckboxGroup } from "~/components/ui/checkbox-group";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { FormErrors } from "~/components/ui/field";
import { isResultOf, type LastResult } from "~/components/ui/item-form";
import { type Option, Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { PRACTICE_RULES, PROGRAMME_ZONES, STUDY_YEARS, type StudyYear } from "~/vocabulary/scholarships";
import { typedEuros } from "~/vocabulary/typography";
import { optionsOf, valuesOf } from "~/vocabulary/words";
import type { VersionInput } from "./version-card";
import { VersionDuties, VersionExclusions } from "./version-form-lists";
import { VersionRepayment } from "./version-repayment";

/** The form of a version as it is typed: sums in euros, boxes as they post. */
export type VersionFields = Omit<
  VersionInput,
  "amounts" | "isToCheck" | "isFullWhenNeverServed" | "penaltyCents" | "floorCents"
> & {
  amounts: Partial<Record<StudyYear, string>>;
  isToCheck?: string;
  isFullWhenNeverServed?: string;
  penaltyCents?: string;
  floorCents?: string;
};

interface Props {
  versionId: string;
  card: VersionInput;
  /** The intercommunalités served. */
  places: readonly Option[];
  lastResult: LastResult;
}

/** All that a version says: what it rests on, what it pays, what it asks, what is owed when it is broken. */
export function VersionForm({ versionId, card, places, lastResult }: Props) {
  const isMine = isResultOf(lastResult, "version", versionId);
  const [form, fields] = useForm<VersionFields>({
    id: "version",
    lastResult: isMine ? lastResult : undefined,
    defaultValue: typedOf(card),
  });
  const { state, formData } = useNavigation();
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      {/* Enter saves: without this, it would press the first button of a list. */}
      <button type="submit" hidden />
      <input type="hidden" name="intent" value="version" />
      <input type="hidden" name="itemId" value={versionId} />
      <DrawnFrom values={{ ...card }} lastResult={isMine ? lastResult : undefined} />
      <FormErrors errors={form.errors} id={form.errorId} />
      <div className="grid items-start gap-4 md:grid-cols-2">
        <TextField label="En vigueur à partir du" field={fields.fromOn} type="date" />
        <TextField label="Numéro de la délibération" field={fields.number} optional autoComplete="off" />
        <TextField label="Votée le" field={fields.votedOn} type="date" optional />
        <TextField
          label="Lien vers la délibération"
          field={fields.deliberationLink}
          optional
          autoComplete="off"
        />
      </div>
      <Textarea label="Source" field={fields.source} rows={2} optional hint="D’où viennent ces termes." />
      <Checkbox label="À vérifier" field={fields.isToCheck} hint="Décochez une fois la délibération relue." />
      <VersionAmounts field={fields.amounts} />
      <TextField label="Mois versés au plus" field={fields.months} inputMode="numeric" optional />
      <div className="grid items-start gap-4 md:grid-cols-2">
        <Select
          label="Durée d'exercice demandée"
          field={fields.practiceRule}
          options={optionsOf(PRACTICE_RULES)}
        />
        <TextField
          label="Mois d'exercice"
          field={fields.practiceMonths}
          inputMode="numeric"
          hint="Le moins, quand la durée suit celle des versements."
        />
      </div>
      <CheckboxGroup
        label="Zonage médecins"
        field={fields.zoneKinds}
        options={optionsOf(PROGRAMME_ZONES)}
        optional="rien coché : toutes"
      />
      {places.length > 0 && (
        <CheckboxGroup
          label="Intercommunalités"
          field={fields.epciCodes}
          options={places}
          optional="rien coché : toutes"
        />
      )}
      <VersionDuties form={form} field={fields.duties} />
      <VersionRepayment fields={fields} />
      <VersionExclusions form={form} field={fields.excludes} />
      <Textarea
        label="Pièces du dossier"
        field={fields.requiredPapers}
        rows={4}
        optional
        hint="Une par ligne."
      />
      <Textarea
        label="Justificatifs avant chaque versement"
        field={fields.instalmentProofs}
        rows={2}
        optional
        hint="Un par ligne. Le RIB va au service des finances, jamais ici."
      />
      <Textarea
        label="Justificatifs de chaque année d'exercice"
        field={fields.yearProofs}
        rows={2}
        optional
        hint="Un par ligne."
      />
      <div>
        <Button variant="primary" pending={state !== "idle" && formData?.get("intent") === "version"}>
          Enregistrer la version
        </Button>
      </div>
    </Form>
  );
}

/** What is paid each month, year of study by year of study. */
function VersionAmounts({ field }: { field: FieldMetadata<VersionFields["amounts"], VersionFields> }) {
  const of = field.getFieldset();
  return (
    <fieldset>
      <legend className="font-semibold">Montant par mois, en euros</legend>
      <p className="mb-3 text-muted">Une année laissée vide n’est pas payée.</p>
      <div className="grid grid-cols-2 gap-3 md:grid-cols-3">
        {valuesOf(STUDY_YEARS).map((year) => (
          <TextField
            key={year}
            label={STUDY_YEARS[year].fr.replace("’", "'")}
            field={of[year]}
            inputMode="decimal"
            autoComplete="off"
          />
        ))}
      </div>
    </fieldset>
  );
}

function typedOf({
  amounts,
  isToCheck,
  isFullWhenNeverServed,
  penaltyCents,
  floorCents,
  ...card
}: VersionInput) {
  const typed = Object.entries(amounts).map(([year, cents]) => [year, typedEuros(cents)]);
  return {
    ...card,
    amounts: Object.fromEntries(typed),
    ...{ penaltyCents: typedEuros(penaltyCents), floorCents: typedEuros(floorCents) },
    isToCheck: isToCheck ? "on" : undefined,
    isFullWhenNeverServed: isFullWhenNeverServed ? "on" : undefined,
  };
}
