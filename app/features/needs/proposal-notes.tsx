import type { ReactNode } from "react";
import type { FieldSource } from "~/components/ui/field";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";

/** The inputs of something proposed, by the names of its fields. */
export type ProposalInputs<Name extends string> = (props: {
  fields: Readonly<Record<Name, FieldSource>>;
}) => ReactNode;

/** The page of an advertisement. */
export function LinkField({ field }: { field: FieldSource }) {
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

/** What is added in words. */
export function NoteField({ field, hint = "Lues par la famille." }: { field: FieldSource; hint?: string }) {
  return <Textarea label="Précisions" field={field} optional hint={hint} />;
}
