import type { FieldMetadata, FormMetadata } from "@conform-to/react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import type { Option } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { CommuneField } from "~/features/reference-data/commune-field";
import type { EditedProject } from "./candidate-project.queries.server";

type Values = EditedProject["values"];

const MOST_COMMUNES = 5;

interface ContactListProps {
  form: FormMetadata<Values>;
  field: FieldMetadata<string[], Values>;
  legend: string;
  one: string;
  act: string;
  type: "email" | "tel";
}

/** Addresses or numbers, the one to use first. */
export function ContactList({ form, field, legend, one, act, type }: ContactListProps) {
  const lines = field.getFieldList();
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1 font-semibold">{legend}</legend>
      {lines.map((line, index) => (
        <div key={line.key} className="flex items-end gap-2">
          <TextField
            label={`${one} ${index + 1}`}
            field={line}
            type={type}
            autoComplete="off"
            className="flex-1"
          />
          <Button
            {...form.remove.getButtonProps({ name: field.name, index })}
            variant="quiet"
            aria-label={`Retirer : ${one.toLowerCase()} ${index + 1}`}
          >
            Retirer
          </Button>
        </div>
      ))}
      <div>
        <Button {...form.insert.getButtonProps({ name: field.name })} size="small">
          {act}
        </Button>
      </div>
    </fieldset>
  );
}

interface CommuneListProps {
  form: FormMetadata<Values>;
  field: FieldMetadata<string[], Values>;
  /** The communes chosen so far, by name. */
  known: readonly Option[];
}

/** Communes wished for, the one that counts most first. */
export function CommuneList({ form, field, known }: CommuneListProps) {
  const lines = field.getFieldList();
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1 font-semibold">Communes souhaitées</legend>
      <FormErrors errors={field.errors} id={field.errorId} />
      {lines.map((line, index) => (
        <div key={line.key} className="flex items-end gap-2">
          <CommuneField label={`Commune ${index + 1}`} field={line} known={known} className="flex-1" />
          <Button
            {...form.remove.getButtonProps({ name: field.name, index })}
            variant="quiet"
            aria-label={`Retirer : commune ${index + 1}`}
          >
            Retirer
          </Button>
        </div>
      ))}
      {lines.length < MOST_COMMUNES && (
        <div>
          <Button {...form.insert.getButtonProps({ name: field.name })} size="small">
            Ajouter une commune
          </Button>
        </div>
      )}
    </fieldset>
  );
}
