import type { FieldSource } from "~/components/ui/field";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { optionsOf } from "~/vocabulary/words";
import { CONTRACTS } from "~/vocabulary/work";
import { LinkField, NoteField } from "../needs/proposal-notes";

export type PostFieldName = "post" | "employer" | "contract" | "hours" | "fromOn" | "link" | "note";

/** What is asked of somebody who proposes it. */
export function PostInputs({ fields }: { fields: Readonly<Record<PostFieldName, FieldSource>> }) {
  return (
    <>
      <TextField label="Quel poste ?" field={fields.post} required hint="Secrétaire médicale, développeur…" />
      <div className="pair">
        <TextField label="Employeur" field={fields.employer} optional />
        <Select
          label="Contrat"
          field={fields.contract}
          optional
          options={optionsOf(CONTRACTS)}
          placeholder="Je ne sais pas"
        />
      </div>
      <div className="pair">
        <TextField label="Horaires" field={fields.hours} optional hint="35 h, le matin, à distance…" />
        <TextField label="À partir du" field={fields.fromOn} optional type="date" />
      </div>
      <LinkField field={fields.link} />
      <NoteField field={fields.note} />
    </>
  );
}
