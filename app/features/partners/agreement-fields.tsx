import type { FormMetadata } from "@conform-to/react";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { ONBOARDING_STEPS } from "~/vocabulary/partners";
import { optionsOf } from "~/vocabulary/words";
import type { PartnerFields } from "./partner-form";
import type { PartnerPage } from "./partner-page.queries.server";

interface Props extends Pick<PartnerPage, "defaults"> {
  fields: ReturnType<FormMetadata<PartnerFields>["getFieldset"]>;
  /** A new card begins at the first step; only an old one may say none. */
  isNew: boolean;
}

/** How far we are with a partner, what was signed, how often they may be asked. */
export function AgreementFields({ fields, defaults, isNew }: Props) {
  const agreement = fields.agreement.getFieldset();
  return (
    <>
      <Select
        label="Où en est la relation"
        field={fields.onboarding}
        options={optionsOf(ONBOARDING_STEPS)}
        placeholder={isNew ? undefined : "Non précisé : actif"}
        optional={!isNew}
      />
      <fieldset className="grid gap-3 md:grid-cols-2">
        <legend className="mb-2 font-semibold">Accord signé</legend>
        <TextField label="Signé le" field={agreement.signedOn} type="date" optional />
        <TextField label="Valable jusqu'au" field={agreement.untilOn} type="date" optional />
        <TextField
          label="Ce qu'il prévoit"
          field={agreement.note}
          optional
          autoComplete="off"
          className="md:col-span-2"
        />
      </fieldset>
      <TextField
        label="Sollicitations par an, au plus"
        field={fields.yearlyCap}
        type="number"
        min={1}
        inputMode="numeric"
        optional
        hint={`Vide : ${defaults.yearlyCap}, comme dans les réglages. Au-delà, l’équipe doit confirmer.`}
      />
    </>
  );
}
