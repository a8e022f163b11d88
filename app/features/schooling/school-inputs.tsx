import type { FieldSource } from "~/components/ui/field";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { NoteField } from "../needs/proposal-notes";

export type SchoolFieldName =
  | "school"
  | "level"
  | "fromOn"
  | "place"
  | "hasCanteen"
  | "hasAfterSchool"
  | "note";

const YES_NO = [
  { value: "yes", label: "Oui" },
  { value: "no", label: "Non" },
];

/** What is asked of somebody who proposes it. */
export function SchoolInputs({ fields }: { fields: Readonly<Record<SchoolFieldName, FieldSource>> }) {
  return (
    <>
      <TextField label="Quelle école ?" field={fields.school} required />
      <TextField label="Où ?" field={fields.place} optional hint="Une commune, une adresse." />
      <div className="pair">
        <TextField label="Niveau" field={fields.level} optional hint="CM1, petite section…" />
        <TextField label="À partir du" field={fields.fromOn} optional type="date" />
      </div>
      <div className="pair">
        <Select label="Cantine" field={fields.hasCanteen} optional options={YES_NO} placeholder="À voir" />
        <Select
          label="Accueil périscolaire"
          field={fields.hasAfterSchool}
          optional
          options={YES_NO}
          placeholder="À voir"
        />
      </div>
      <NoteField field={fields.note} />
    </>
  );
}
