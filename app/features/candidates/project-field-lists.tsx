import type { FieldMetadata, FormMetadata } from "@conform-to/react";
import { Button } from "~/components/ui/button";
import { TextField } from "~/components/ui/text-field";
import type { EditedProject } from "./candidate-project.queries.server";

type Values = EditedProject["values"];

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
