import type { FormMetadata } from "@conform-to/react";
import { Button } from "~/components/ui/button";
import { CheckboxGroup } from "~/components/ui/checkbox-group";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { CommuneField } from "~/features/reference-data/commune-field";
import { NEED_KINDS } from "~/vocabulary/needs";
import { PARTNER_CHANNELS } from "~/vocabulary/partners";
import { optionsOf } from "~/vocabulary/words";
import type { PartnerFields } from "./partner-form";
import type { PartnerPage } from "./partner-page.queries.server";

interface Props extends Pick<PartnerPage, "choices" | "defaults"> {
  form: FormMetadata<PartnerFields>;
  fields: ReturnType<FormMetadata<PartnerFields>["getFieldset"]>;
}

/** How a partner likes to be asked, for what, and who is asked in their place. */
export function AskingFields({ form, fields, choices, defaults }: Props) {
  return (
    <>
      <Select
        label="Moyen préféré"
        field={fields.channel}
        options={optionsOf(PARTNER_CHANNELS)}
        placeholder="Non précisé : par mail"
        optional
      />
      <TextField
        label="Délai de réponse, en jours ouvrés"
        field={fields.delayDays}
        type="number"
        min={1}
        inputMode="numeric"
        optional
        hint={`Vide : ${defaults.delayDays}, comme dans les réglages.`}
      />
      <Select
        label="Partenaire de secours"
        field={fields.backUpId}
        options={choices.partners}
        placeholder="Aucun"
        optional
        hint="Celui à qui demander quand celui-ci ne répond pas."
      />
      <CheckboxGroup
        label="Sollicité seulement pour"
        field={fields.themes}
        options={optionsOf(NEED_KINDS)}
        hint="Rien de coché : tout ce que son type permet."
      />
      <CommuneField
        label="Commune où il se trouve"
        field={fields.communeCode}
        known={choices.communes}
        optional
        hint="Les partenaires proposés disent à quelle distance ils sont."
      />
      <CoveredCommunes form={form} field={fields.communes} known={choices.communes} />
    </>
  );
}

function CoveredCommunes({
  form,
  field,
  known,
}: Pick<Props, "form"> & {
  field: Props["fields"]["communes"];
  known: PartnerPage["choices"]["communes"];
}) {
  return (
    <fieldset className="grid gap-3">
      <legend className="font-semibold">Communes couvertes</legend>
      <p className="text-muted">Seulement si ce partenaire ne couvre pas tout son territoire.</p>
      {field.getFieldList().map((commune, index) => (
        <div key={commune.key ?? index} className="flex flex-wrap items-end gap-3">
          <CommuneField label={`Commune couverte ${index + 1}`} field={commune} known={known} />
          <Button {...form.remove.getButtonProps({ name: field.name, index })} variant="quiet" size="small">
            Retirer cette commune
          </Button>
        </div>
      ))}
      <div>
        <Button {...form.insert.getButtonProps({ name: field.name })} size="small">
          Ajouter une commune
        </Button>
      </div>
    </fieldset>
  );
}
