import type { FieldSource } from "~/components/ui/field";
import { TextField } from "~/components/ui/text-field";
import { NoteField, YesNoField } from "../needs/proposal-notes";

export type SchoolFieldName =
  | "school"
  | "level"
  | "fromOn"
  | "place"
  | "hasCanteen"
  | "hasAfterSchool"
  | "note";

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
        <YesNoField label="Cantine" field={fields.hasCanteen} />
        <YesNoField label="Accueil périscolaire" field={fields.hasAfterSchool} />
      </div>
      <NoteField field={fields.note} />
    </>
  );
}
