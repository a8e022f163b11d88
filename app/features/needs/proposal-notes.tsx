import type { ReactNode } from "react";
import type { FieldSource } from "~/components/ui/field";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { YES_NO } from "~/vocabulary/proposals";
import { optionsOf } from "~/vocabulary/words";

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

/** What is so, is not, or is still to be seen. */
export function YesNoField({ label, field }: { label: string; field: FieldSource }) {
  return <Select label={label} field={field} optional options={optionsOf(YES_NO)} placeholder="À voir" />;
}

/** What is added in words. */
export function NoteField({ field, hint = "Lues par la famille." }: { field: FieldSource; hint?: string }) {
  return <Textarea label="Précisions" field={field} optional hint={hint} />;
}
