import { CheckboxGroup } from "~/components/ui/checkbox-group";
import type { FieldSource } from "~/components/ui/field";
import { TextField } from "~/components/ui/text-field";
import { WEEK_DAYS } from "~/vocabulary/proposals";
import { optionsOf } from "~/vocabulary/words";
import { NoteField } from "../needs/proposal-notes";

export type CareFieldName = "place" | "days" | "hours" | "fromOn" | "note";

/** What is asked of somebody who proposes it. */
export function CareInputs({ fields }: { fields: Readonly<Record<CareFieldName, FieldSource>> }) {
  return (
    <>
      <TextField label="Où ?" field={fields.place} optional hint="Une crèche, une assistante maternelle." />
      <CheckboxGroup label="Quels jours ?" field={fields.days} options={optionsOf(WEEK_DAYS)} />
      <div className="pair">
        <TextField label="Horaires" field={fields.hours} optional hint="de 8 h à 18 h, le matin…" />
        <TextField label="À partir du" field={fields.fromOn} optional type="date" />
      </div>
      <NoteField field={fields.note} />
    </>
  );
}
