import type { FieldMetadata, FormMetadata } from "@conform-to/react";
import { CheckboxGroup } from "~/components/ui/checkbox-group";
import type { Option } from "~/components/ui/select";
import { Several, SeveralItem } from "~/components/ui/several";
import { TextField } from "~/components/ui/text-field";
import { CommuneField } from "~/features/reference-data/commune-field";
import { CARE_AGES } from "~/vocabulary/childcare";
import { WEEK_DAYS } from "~/vocabulary/proposals";
import { isOneOf, optionsOf } from "~/vocabulary/words";
import type { CareFields } from "./care-form";

type ListName = "stops" | "commissions" | "fundings";

interface ListProps<Name extends ListName> {
  form: FormMetadata<CareFields>;
  field: FieldMetadata<CareFields[Name], CareFields>;
}

/** Places of each age group, and those free today. */
export function CareAges({ field }: { field: FieldMetadata<CareFields["byAge"], CareFields> }) {
  return (
    <div className="grid gap-3">
      {field.getFieldList().map((row) => {
        const of = row.getFieldset();
        const age = of.age.initialValue ?? of.age.value;
        const label = isOneOf(CARE_AGES, age) ? CARE_AGES[age].fr : "";
        return (
          <div key={row.id} className="grid grid-cols-2 gap-3">
            <input type="hidden" name={of.age.name} value={age} />
            <TextField
              label={`Places, ${label}`}
              field={of.places}
              inputMode="numeric"
              optional
              autoComplete="off"
            />
            <TextField
              label={`Libres, ${label}`}
              field={of.free}
              inputMode="numeric"
              optional
              autoComplete="off"
            />
          </div>
        );
      })}
    </div>
  );
}

/** Where an itinerant or shared service stops, and on which days. */
export function CareStops({ form, field, communes }: ListProps<"stops"> & { communes: readonly Option[] }) {
  return (
    <Several title="Arrêts" add="Ajouter un arrêt" form={form} name={field.name}>
      {field.getFieldList().map((stop, index) => {
        const of = stop.getFieldset();
        return (
          <SeveralItem
            key={stop.key ?? index}
            remove="Retirer cet arrêt"
            form={form}
            name={field.name}
            index={index}
          >
            <CommuneField label="Commune de l'arrêt" field={of.communeCode} known={communes} />
            <TextField
              label="Heures"
              field={of.when}
              optional
              autoComplete="off"
              hint="Par exemple : de 9 h à 12 h, hors vacances."
            />
            <CheckboxGroup label="Jours de l'arrêt" field={of.days} options={optionsOf(WEEK_DAYS)} optional />
          </SeveralItem>
        );
      })}
    </Several>
  );
}

/** The sessions that give places out, with the last day for a file. */
export function CareCommissions({ form, field }: ListProps<"commissions">) {
  return (
    <Several
      title="Commissions d’attribution des places"
      add="Ajouter une commission"
      form={form}
      name={field.name}
    >
      {field.getFieldList().map((commission, index) => {
        const of = commission.getFieldset();
        return (
          <SeveralItem
            key={commission.key ?? index}
            remove="Retirer cette commission"
            form={form}
            name={field.name}
            index={index}
          >
            {of.id.initialValue && <input type="hidden" name={of.id.name} value={of.id.initialValue} />}
            <TextField label="Commission le" field={of.on} type="date" />
            <TextField label="Dossier à déposer avant le" field={of.fileBefore} type="date" />
            <TextField label="Pour des entrées de" field={of.forFrom} type="month" placeholder="2027-03" />
            <TextField label="jusqu'à" field={of.forTo} type="month" placeholder="2027-05" />
          </SeveralItem>
        );
      })}
    </Several>
  );
}

/** Who pays, how much of it, until when. */
export function CareFundings({ form, field }: ListProps<"fundings">) {
  return (
    <Several title="Cofinancement" add="Ajouter un financeur" form={form} name={field.name}>
      {field.getFieldList().map((funding, index) => {
        const of = funding.getFieldset();
        return (
          <SeveralItem
            key={funding.key ?? index}
            remove="Retirer ce financeur"
            form={form}
            name={field.name}
            index={index}
          >
            <TextField label="Qui paie" field={of.payer} autoComplete="off" />
            <TextField label="Part, en %" field={of.share} inputMode="decimal" optional autoComplete="off" />
            <TextField label="Jusqu'au" field={of.untilOn} type="date" optional />
          </SeveralItem>
        );
      })}
    </Several>
  );
}
