import type { ReactNode } from "react";
import type { FieldSource } from "~/components/ui/field";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { optionsOf } from "~/vocabulary/words";
import { CONTRACTS, TELEWORK, WORKING_TIMES } from "~/vocabulary/work";
import { LinkField, NoteField } from "../needs/proposal-notes";

export type PostFieldName =
  | "post"
  | "employer"
  | "contract"
  | "workingTime"
  | "telework"
  | "wage"
  | "hours"
  | "place"
  | "fromOn"
  | "link"
  | "note";

const UNKNOWN = "Je ne sais pas";

interface Props {
  fields: Readonly<Record<PostFieldName, FieldSource>>;
  /** Where the team says which trade it is of. */
  trade?: ReactNode;
}

/** What is asked of somebody who proposes it. */
export function PostInputs({ fields, trade }: Props) {
  return (
    <>
      <TextField label="Quel poste ?" field={fields.post} required hint="Secrétaire médicale, développeur…" />
      {trade}
      <div className="pair">
        <TextField label="Employeur" field={fields.employer} optional />
        <TextField label="Où ?" field={fields.place} optional hint="Une commune suffit." />
      </div>
      <div className="pair">
        <Select
          label="Contrat"
          field={fields.contract}
          optional
          options={optionsOf(CONTRACTS)}
          placeholder={UNKNOWN}
        />
        <Select
          label="Temps de travail"
          field={fields.workingTime}
          optional
          options={optionsOf(WORKING_TIMES)}
          placeholder={UNKNOWN}
        />
      </div>
      <div className="pair">
        <Select
          label="Télétravail"
          field={fields.telework}
          optional
          options={optionsOf(TELEWORK)}
          placeholder={UNKNOWN}
        />
        <TextField label="Salaire brut par mois, en euros" field={fields.wage} optional inputMode="decimal" />
      </div>
      <div className="pair">
        <TextField label="Horaires" field={fields.hours} optional hint="35 h, le matin…" />
        <TextField label="À partir du" field={fields.fromOn} optional type="date" />
      </div>
      <LinkField field={fields.link} />
      <NoteField field={fields.note} />
    </>
  );
}
