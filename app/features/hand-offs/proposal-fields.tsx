import type { ReactNode } from "react";
import { Checkbox } from "~/components/ui/checkbox";
import { CheckboxGroup } from "~/components/ui/checkbox-group";
import type { FieldSource } from "~/components/ui/field";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { MOST_PHOTOS, WEEK_DAYS } from "~/vocabulary/proposals";
import { optionsOf } from "~/vocabulary/words";
import { CONTRACTS } from "~/vocabulary/work";
import type { ProposalForm } from "./answer.schema.server";
import type { InputsProps } from "./answer-fields";

/** What is asked of somebody who proposes something, by what the need calls for. */
export const PROPOSAL_INPUTS: Readonly<Record<ProposalForm, (props: InputsProps) => ReactNode>> = {
  housing: HomeInputs,
  "spouse-work": PostInputs,
  childcare: CareInputs,
  schooling: SchoolInputs,
  meeting: MeetingInputs,
  free: FreeInputs,
  visit: VisitInputs,
};

function HomeInputs({ fields }: InputsProps) {
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
      <Note field={fields.note} />
    </>
  );
}

function PostInputs({ fields }: InputsProps) {
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
      <Note field={fields.note} />
    </>
  );
}

function CareInputs({ fields }: InputsProps) {
  return (
    <>
      <TextField label="Où ?" field={fields.place} optional hint="Une crèche, une assistante maternelle." />
      <CheckboxGroup label="Quels jours ?" field={fields.days} options={optionsOf(WEEK_DAYS)} />
      <div className="pair">
        <TextField label="Horaires" field={fields.hours} optional hint="de 8 h à 18 h, le matin…" />
        <TextField label="À partir du" field={fields.fromOn} optional type="date" />
      </div>
      <Note field={fields.note} />
    </>
  );
}

function SchoolInputs({ fields }: InputsProps) {
  return (
    <>
      <TextField label="Quelle école ?" field={fields.school} required />
      <div className="pair">
        <TextField label="Niveau" field={fields.level} optional hint="CM1, petite section…" />
        <TextField label="À partir du" field={fields.fromOn} optional type="date" />
      </div>
      <Note field={fields.note} />
    </>
  );
}

function MeetingInputs({ fields }: InputsProps) {
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
      <Note field={fields.note} hint="Où se retrouver, qui sera là. Lues par la famille." />
    </>
  );
}

function FreeInputs({ fields }: InputsProps) {
  return <Textarea label="Que proposez-vous ?" field={fields.note} required hint="Lu par la famille." />;
}

function VisitInputs({ fields }: InputsProps) {
  return (
    <>
      <div className="pair">
        <TextField label="Quel jour ?" field={fields.visitOn} required type="date" />
        <TextField label="À quelle heure ?" field={fields.hour} optional hint="14 h, dans la matinée…" />
      </div>
      <Note field={fields.note} hint="Où se retrouver, qui sera là. Lues par la personne." />
    </>
  );
}

/** Pictures of a home: chosen again when the form comes back. */
export function PhotosField({ field }: { field: FieldSource }) {
  return (
    <TextField
      label="Photos"
      field={field}
      optional
      type="file"
      multiple
      accept="image/jpeg,image/png,image/webp"
      hint={`${MOST_PHOTOS} au plus, de 10 Mo chacune. À choisir de nouveau si cette page revient avec une erreur.`}
    />
  );
}

function LinkField({ field }: { field: FieldSource }) {
  return (
    <TextField
      label="Lien vers l’annonce"
      aria-label="Lien vers l'annonce"
      field={field}
      optional
      type="url"
      inputMode="url"
      hint="Il commence par https://."
    />
  );
}

function Note({ field, hint = "Lues par la famille." }: { field: FieldSource; hint?: string }) {
  return <Textarea label="Précisions" field={field} optional hint={hint} />;
}
