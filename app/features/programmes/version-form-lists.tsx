import type { FieldMetadata, FormMetadata } from "@conform-to/react";
import { Select } from "~/components/ui/select";
import { Several, SeveralItem } from "~/components/ui/several";
import { TextField } from "~/components/ui/text-field";
import { DUTY_KINDS, EXCLUDED_SCHEMES, STUDY_STAGES } from "~/vocabulary/scholarships";
import { optionsOf } from "~/vocabulary/words";
import type { VersionFields } from "./version-form";

interface ListProps<Name extends "duties" | "excludes"> {
  form: FormMetadata<VersionFields>;
  field: FieldMetadata<VersionFields[Name], VersionFields>;
}

/** What is asked in return at each stage of studies. */
export function VersionDuties({ form, field }: ListProps<"duties">) {
  return (
    <Several
      title="Contreparties"
      why="Ce qui est demandé en retour, à chaque moment : un tutorat, un stage local, des années d’exercice."
      add="Ajouter une contrepartie"
      form={form}
      name={field.name}
    >
      {field.getFieldList().map((duty, index) => {
        const of = duty.getFieldset();
        return (
          <SeveralItem
            key={duty.key ?? index}
            remove="Retirer cette contrepartie"
            form={form}
            name={field.name}
            index={index}
          >
            <Select label="Quand" field={of.stage} options={optionsOf(STUDY_STAGES)} />
            <Select label="Quoi" field={of.kind} options={optionsOf(DUTY_KINDS)} />
            <TextField
              label="Ce qui est demandé"
              field={of.words}
              autoComplete="off"
              className="md:col-span-2"
            />
          </SeveralItem>
        );
      })}
    </Several>
  );
}

/** What cannot be had with it, since when, and which text says so. */
export function VersionExclusions({ form, field }: ListProps<"excludes">) {
  return (
    <Several
      title="Non cumulable avec"
      why="Vérifié à l’instruction, selon le jour."
      add="Ajouter une incompatibilité"
      form={form}
      name={field.name}
    >
      {field.getFieldList().map((line, index) => {
        const of = line.getFieldset();
        return (
          <SeveralItem
            key={line.key ?? index}
            remove="Retirer cette incompatibilité"
            form={form}
            name={field.name}
            index={index}
          >
            <Select label="Quelle aide" field={of.scheme} options={optionsOf(EXCLUDED_SCHEMES)} />
            <TextField label="Depuis le" field={of.fromOn} type="date" />
            <TextField
              label="Quel texte le dit"
              field={of.source}
              autoComplete="off"
              className="md:col-span-2"
            />
          </SeveralItem>
        );
      })}
    </Several>
  );
}
