import type { FieldMetadata, FormMetadata } from "@conform-to/react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import type { Option } from "~/components/ui/select";
import { MOST_COMMUNES } from "~/vocabulary/needs";
import { CommuneField } from "./commune-field";

interface Props<Values extends Record<string, unknown>> {
  form: FormMetadata<Values>;
  field: FieldMetadata<string[], Values>;
  /** The communes chosen so far, by name. */
  known: readonly Option[];
}

/** Communes wished for, the one that counts most first. */
export function CommuneList<Values extends Record<string, unknown>>({ form, field, known }: Props<Values>) {
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
