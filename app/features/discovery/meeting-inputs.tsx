import type { FieldSource } from "~/components/ui/field";
import { TextField } from "~/components/ui/text-field";
import { NoteField } from "../needs/proposal-notes";

export type MeetingFieldName = "on1" | "hour1" | "on2" | "hour2" | "on3" | "hour3" | "note";

/** What is asked of somebody who proposes it. */
export function MeetingInputs({ fields }: { fields: Readonly<Record<MeetingFieldName, FieldSource>> }) {
  const slots = [
    [fields.on1, fields.hour1],
    [fields.on2, fields.hour2],
    [fields.on3, fields.hour3],
  ] as const;
  return (
    <>
      {slots.map(([on, hour], place) => (
        <div className="pair" key={on.name}>
          <TextField
            label={place === 0 ? "Quel jour ?" : `Ou bien, jour ${place + 1}`}
            field={on}
            type="date"
            required={place === 0}
            optional={place > 0}
          />
          <TextField
            label={place === 0 ? "À quelle heure ?" : `Heure ${place + 1}`}
            field={hour}
            optional
            hint={place === 0 && "14 h, dans la matinée…"}
          />
        </div>
      ))}
      <NoteField field={fields.note} hint="Où se retrouver, qui sera là. Lues par la famille." />
    </>
  );
}
