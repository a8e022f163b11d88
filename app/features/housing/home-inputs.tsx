import { Checkbox } from "~/components/ui/checkbox";
import type { FieldSource } from "~/components/ui/field";
import { TextField } from "~/components/ui/text-field";
import { LinkField, NoteField } from "../needs/proposal-notes";

export type HomeFieldName = "place" | "rent" | "rooms" | "fromOn" | "isFurnished" | "link" | "note";

/** What is asked of somebody who proposes it. */
export function HomeInputs({ fields }: { fields: Readonly<Record<HomeFieldName, FieldSource>> }) {
  return (
    <>
      <TextField label="Où ?" field={fields.place} required hint="Une commune, un quartier, une adresse." />
      <div className="pair">
        <TextField label="Loyer ou prix en euros" field={fields.rent} optional inputMode="decimal" />
        <TextField label="Nombre de pièces" field={fields.rooms} optional inputMode="numeric" />
      </div>
      <TextField label="Libre à partir du" field={fields.fromOn} optional type="date" />
      <Checkbox label="Meublé" field={fields.isFurnished} />
      <LinkField field={fields.link} />
      <NoteField field={fields.note} />
    </>
  );
}
