import type { FieldMetadata, FormMetadata } from "@conform-to/react";
import { Button } from "~/components/ui/button";
import { TextField } from "~/components/ui/text-field";
import type { PartnerFields } from "./partner-form";

interface Props {
  form: FormMetadata<PartnerFields>;
  field: FieldMetadata<PartnerFields["closures"], PartnerFields>;
}

/** The days a partner is closed: nothing is asked of them then. */
export function Closures({ form, field }: Props) {
  return (
    <fieldset className="grid gap-4">
      <legend className="visually-hidden">Fermetures</legend>
      <p className="text-muted">
        Ces jours-là, ni relance ni réponse attendue : elles passent au premier jour ouvré qui suit.
      </p>
      {field.getFieldList().map((closure, index) => {
        const of = closure.getFieldset();
        return (
          <div key={closure.key ?? index} className="grid gap-3 border-l-2 border-line pl-4 md:grid-cols-2">
            <TextField label="Fermé du" field={of.fromOn} type="date" />
            <TextField label="Fermé jusqu'au" hint="Dernier jour fermé." field={of.toOn} type="date" />
            <TextField label="Motif" field={of.label} optional autoComplete="off" />
            <div className="self-end">
              <Button
                {...form.remove.getButtonProps({ name: field.name, index })}
                variant="quiet"
                size="small"
              >
                Retirer cette fermeture
              </Button>
            </div>
          </div>
        );
      })}
      <div>
        <Button {...form.insert.getButtonProps({ name: field.name })} size="small">
          Ajouter une fermeture
        </Button>
      </div>
    </fieldset>
  );
}
