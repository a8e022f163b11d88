import type { FieldMetadata, FormMetadata } from "@conform-to/react";
import { Button } from "~/components/ui/button";
import type { Option } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { CommuneField } from "~/features/reference-data/commune-field";
import type { ServiceFields } from "./service-form";

interface Props {
  form: FormMetadata<ServiceFields>;
  field: FieldMetadata<ServiceFields["stops"], ServiceFields>;
  communes: readonly Option[];
}

/** Where and when something itinerant stops. */
export function ServiceStops({ form, field, communes }: Props) {
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-2 font-semibold">Arrêts</legend>
      {field.getFieldList().map((stop, index) => {
        const of = stop.getFieldset();
        return (
          <div key={stop.key ?? index} className="grid gap-3 border-l-2 border-line pl-4 md:grid-cols-2">
            <CommuneField label="Commune de l'arrêt" field={of.communeCode} known={communes} />
            <TextField
              label="Lieu"
              field={of.place}
              optional
              autoComplete="off"
              hint="Par exemple : place de la mairie."
            />
            <TextField
              label="Jours et heures"
              field={of.when}
              optional
              autoComplete="off"
              hint="Par exemple : le 1ᵉʳ mardi du mois, de 9 h à 12 h."
            />
            <div className="self-end">
              <Button
                {...form.remove.getButtonProps({ name: field.name, index })}
                variant="quiet"
                size="small"
              >
                Retirer cet arrêt
              </Button>
            </div>
          </div>
        );
      })}
      <div>
        <Button {...form.insert.getButtonProps({ name: field.name })} size="small">
          Ajouter un arrêt
        </Button>
      </div>
    </fieldset>
  );
}
