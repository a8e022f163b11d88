import type { FieldMetadata } from "@conform-to/react";
import { Checkbox } from "~/components/ui/checkbox";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { PENALTY_KINDS, REPAYMENT_FORMULAS, REPAYMENT_UNITS } from "~/vocabulary/scholarships";
import { optionsOf } from "~/vocabulary/words";
import type { VersionFields } from "./version-form";

type Name = "formula" | "unit" | "isFullWhenNeverServed" | "penaltyKind" | "penaltyCents" | "floorCents";

interface Props {
  fields: { [Field in Name]: FieldMetadata<VersionFields[Field], VersionFields> };
}

/** What is asked back from whoever leaves before the end: one formula of a closed list, and its parameters. */
export function VersionRepayment({ fields }: Props) {
  return (
    <fieldset className="form-stack">
      <legend className="mb-2 font-semibold">En cas de rupture</legend>
      <div className="grid items-start gap-4 md:grid-cols-2">
        <Select label="À rembourser" field={fields.formula} options={optionsOf(REPAYMENT_FORMULAS)} />
        <Select
          label="Ce qui reste est compté"
          field={fields.unit}
          options={optionsOf(REPAYMENT_UNITS)}
          hint="Ne sert qu’à la part qui reste à servir."
        />
      </div>
      <Checkbox
        label="Qui n'a jamais exercé rembourse tout"
        field={fields.isFullWhenNeverServed}
        hint="Quelle que soit la formule choisie, sauf si rien n’est à rembourser."
      />
      <div className="grid items-start gap-4 md:grid-cols-3">
        <Select
          label="Pénalité"
          field={fields.penaltyKind}
          options={optionsOf(PENALTY_KINDS)}
          placeholder="Aucune pénalité"
        />
        <TextField
          label="Montant, en euros"
          field={fields.penaltyCents}
          inputMode="decimal"
          optional
          autoComplete="off"
        />
        <TextField
          label="Plancher, en euros"
          field={fields.floorCents}
          inputMode="decimal"
          optional
          autoComplete="off"
          hint="Le moins, pour une somme par mois."
        />
      </div>
    </fieldset>
  );
}
