import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";

interface Props {
  subject: string;
  isPresented: boolean;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** A letter to who wrote for a partner. */
export function PartnerLetterForm({ subject, isPresented, lastResult }: Props) {
  const [form, fields] = useForm<{ subject: string; text: string }>({
    lastResult,
    defaultValue: { subject },
  });
  const { state } = useNavigation();
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      <FormErrors errors={form.errors} id={form.errorId} />
      <TextField label="Objet" field={fields.subject} />
      <Textarea
        label="Votre réponse"
        field={fields.text}
        rows={8}
        hint={
          isPresented
            ? "Elle sera lue telle quelle : rien de la famille."
            : "Elle sera lue telle quelle : aucun nom, rien du dossier."
        }
      />
      <div>
        <Button variant="primary" pending={state !== "idle"}>
          Envoyer le message
        </Button>
      </div>
    </Form>
  );
}
