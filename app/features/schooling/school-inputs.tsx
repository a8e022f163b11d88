import type { FieldSource } from "~/components/ui/field";
import { TextField } from "~/components/ui/text-field";
import { NoteField } from "../needs/proposal-notes";

export type SchoolFieldName = "school" | "level" | "fromOn" | "note";

/** What is asked of somebody who proposes it. */
export function SchoolInputs({ fields }: { fields: Readonly<Record<SchoolFieldName, FieldSource>> }) {
  return (
    <>
      <TextField label="Quelle école ?" field={fields.school} required />
      <div className="pair">
        <TextField label="Niveau" field={fields.level} optional hint="CM1, petite section…" />
        <TextField label="À partir du" field={fields.fromOn} optional type="date" />
      </div>
      <NoteField field={fields.note} />
    </>
  );
}
