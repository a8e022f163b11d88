import type { ReactNode } from "react";
import type { FieldSource } from "~/components/ui/field";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { CareInputs } from "~/features/childcare/care-inputs";
import { MeetingInputs } from "~/features/discovery/meeting-inputs";
import { HomeInputs } from "~/features/housing/home-inputs";
import { NoteField } from "~/features/needs/proposal-notes";
import { SchoolInputs } from "~/features/schooling/school-inputs";
import { PostInputs } from "~/features/spouse-work/post-inputs";
import { MOST_PHOTOS } from "~/vocabulary/proposals";
import type { ProposalForm } from "./answer.schema.server";
import type { AnswerFieldName, InputsProps } from "./answer-fields";

interface ProposalProps {
  fields: Readonly<Record<AnswerFieldName, FieldSource>>;
  /** Of the letter, which the forms of other acts read. */
  page?: InputsProps["page"];
}

/** What is asked of somebody who proposes something, by what the need calls for. */
export const PROPOSAL_INPUTS: Readonly<Record<ProposalForm, (props: ProposalProps) => ReactNode>> = {
  housing: HomeInputs,
  "spouse-work": PostInputs,
  childcare: CareInputs,
  schooling: SchoolInputs,
  meeting: MeetingInputs,
  free: FreeInputs,
  visit: VisitInputs,
};

function FreeInputs({ fields }: ProposalProps) {
  return <Textarea label="Que proposez-vous ?" field={fields.note} required hint="Lu par la famille." />;
}

function VisitInputs({ fields }: ProposalProps) {
  return (
    <>
      <div className="pair">
        <TextField label="Quel jour ?" field={fields.visitOn} required type="date" />
        <TextField label="À quelle heure ?" field={fields.hour} optional hint="14 h, dans la matinée…" />
      </div>
      <NoteField field={fields.note} hint="Où se retrouver, qui sera là. Lues par la personne." />
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
