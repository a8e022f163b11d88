import { Checkbox } from "~/components/ui/checkbox";
import type { FieldSource } from "~/components/ui/field";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { LinkField, NoteField, YesNoField } from "../needs/proposal-notes";

export type HomeFieldName =
  | "place"
  | "tenure"
  | "rent"
  | "rooms"
  | "fromOn"
  | "isFurnished"
  | "takesPets"
  | "isAccessible"
  | "link"
  | "note";

const LET_OR_SOLD = [
  { value: "rent", label: "À louer" },
  { value: "buy", label: "À vendre" },
];

/** What is asked of somebody who proposes it. */
export function HomeInputs({ fields }: { fields: Readonly<Record<HomeFieldName, FieldSource>> }) {
  return (
    <>
      <TextField label="Où ?" field={fields.place} required hint="Une commune, un quartier, une adresse." />
      <div className="pair">
        <TextField label="Loyer ou prix en euros" field={fields.rent} optional inputMode="decimal" />
        <TextField label="Nombre de pièces" field={fields.rooms} optional inputMode="numeric" />
      </div>
      <div className="pair">
        <Select
          label="À louer ou à vendre"
          field={fields.tenure}
          optional
          options={LET_OR_SOLD}
          placeholder="Au choix"
        />
        <TextField label="Libre à partir du" field={fields.fromOn} optional type="date" />
      </div>
      <Checkbox label="Meublé" field={fields.isFurnished} />
      <div className="pair">
        <YesNoField label="Animaux acceptés" field={fields.takesPets} />
        <YesNoField label="De plain-pied ou avec ascenseur" field={fields.isAccessible} />
      </div>
      <LinkField field={fields.link} />
      <NoteField field={fields.note} />
    </>
  );
}
