import type { FieldMetadata } from "@conform-to/react";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { NBSP } from "~/vocabulary/typography";

/** The day of a session, its place, who sits. */
export function SessionFields({ fields }: { fields: Readonly<Record<string, FieldMetadata<string>>> }) {
  return (
    <>
      <div className="grid items-start gap-3 md:grid-cols-2">
        <TextField label="Date" field={fields.on} type="date" />
        <TextField label="Heure" field={fields.at} type="time" optional />
      </div>
      <TextField label="Lieu" field={fields.place} optional autoComplete="off" />
      <Textarea
        label="Membres"
        field={fields.members}
        rows={6}
        optional
        hint={`Un par ligne${NBSP}: prénom et nom, virgule, qualité.`}
      />
    </>
  );
}
