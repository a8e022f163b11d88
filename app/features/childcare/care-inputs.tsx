import { CheckboxGroup } from "~/components/ui/checkbox-group";
import type { FieldSource } from "~/components/ui/field";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { CARE_MODES } from "~/vocabulary/childcare";
import { WEEK_DAYS } from "~/vocabulary/proposals";
import { optionsOf } from "~/vocabulary/words";
import { NoteField } from "../needs/proposal-notes";

export type CareFieldName =
  | "mode"
  | "place"
  | "communeName"
  | "days"
  | "opensAt"
  | "closesAt"
  | "hours"
  | "fromOn"
  | "note";

/** What is asked of somebody who proposes it. */
export function CareInputs({ fields }: { fields: Readonly<Record<CareFieldName, FieldSource>> }) {
  return (
    <>
      <Select
        label="Mode d’accueil"
        field={fields.mode}
        optional
        options={optionsOf(CARE_MODES)}
        placeholder="À préciser"
      />
      <div className="pair">
        <TextField
          label="Où ?"
          field={fields.place}
          optional
          hint="Le nom d’une structure, jamais celui d’un enfant."
        />
        <TextField label="Commune" field={fields.communeName} optional />
      </div>
      <CheckboxGroup label="Quels jours ?" field={fields.days} options={optionsOf(WEEK_DAYS)} />
      <div className="pair">
        <TextField label="De quelle heure" field={fields.opensAt} optional type="time" />
        <TextField label="à quelle heure" field={fields.closesAt} optional type="time" />
      </div>
      <div className="pair">
        <TextField
          label="Horaires"
          field={fields.hours}
          optional
          hint="Ce qui varie : le matin, hors vacances…"
        />
        <TextField label="À partir du" field={fields.fromOn} optional type="date" />
      </div>
      <NoteField field={fields.note} />
    </>
  );
}
