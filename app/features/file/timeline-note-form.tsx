import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { MentionTextarea } from "~/features/entries/mention-textarea";
import type { FileView } from "./file.queries.server";

interface Props {
  file: FileView;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** Where a colleague notes what was said, whom it concerns and, for a visit, its day. */
export function NoteForm({ file, lastResult }: Props) {
  const { state } = useNavigation();
  const refused = lastResult?.initialValue?.intent === "note" ? lastResult : undefined;
  const [form, fields] = useForm<{ text: string; memberId: string; visitOn: string }>({
    id: "note",
    lastResult: refused,
  });
  return (
    <Form method="post" {...getFormProps(form)} className="mb-4 grid gap-2">
      <input type="hidden" name="intent" value="note" />
      <MentionTextarea
        label="Noter"
        field={fields.text}
        colleagues={file.referents}
        hint="La personne peut demander à lire ses notes. Jamais de santé, ni de cause d’absence. « @Prénom » prévient un·e collègue."
      />
      <div className="flex flex-wrap items-end gap-3">
        {file.people.length > 1 && (
          <Select
            label="Au sujet de"
            field={fields.memberId}
            options={file.people}
            placeholder="Tout le foyer"
          />
        )}
        <TextField label="Si c’est une visite, son jour" field={fields.visitOn} type="date" />
        <Button pending={state !== "idle"}>Ajouter la note</Button>
      </div>
    </Form>
  );
}
