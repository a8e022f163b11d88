import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { DOCUMENT_PURPOSES } from "~/vocabulary/documents";
import { TRACKS } from "~/vocabulary/needs";
import { optionsOf } from "~/vocabulary/words";

const ACCEPTED = ".pdf,.jpg,.jpeg,.png,.webp,.docx,.xlsx,.odt";

interface Props {
  lastResult: SubmissionResult<string[]> | undefined;
}

/** Where papers are given to a file, with what they are for and until when. */
export function DocumentForm({ lastResult }: Props) {
  const { state } = useNavigation();
  const [form, fields] = useForm<{ files: string; purpose: string; track: string; keptUntil: string }>({
    id: "documents",
    lastResult: lastResult?.initialValue?.intent === "add" ? lastResult : undefined,
    defaultValue: { track: "family" },
  });
  return (
    <Form method="post" encType="multipart/form-data" {...getFormProps(form)} className="form-stack">
      <input type="hidden" name="intent" value="add" />
      <FormErrors errors={form.errors} id={form.errorId} />
      <TextField
        label="Fichiers"
        field={fields.files}
        type="file"
        multiple
        accept={ACCEPTED}
        hint="PDF, image, Word, Excel ou ODT ; cinq au plus, 10 Mo chacun. Après un refus, choisissez-les de nouveau."
      />
      <Select
        label="À quoi sert-il"
        field={fields.purpose}
        options={optionsOf(DOCUMENT_PURPOSES)}
        placeholder="Choisissez…"
      />
      <Select label="Projet" field={fields.track} options={optionsOf(TRACKS)} />
      <TextField
        label="Gardé jusqu’au"
        field={fields.keptUntil}
        type="date"
        hint="Le lendemain, il s’efface de lui-même."
      />
      <div>
        <Button variant="primary" pending={state !== "idle"}>
          Déposer
        </Button>
      </div>
    </Form>
  );
}
