import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { Textarea } from "~/components/ui/textarea";
import type { getQuestionPage } from "./question-reply.commands.server";

interface Props {
  page: ReturnType<typeof getQuestionPage>;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** What we answer to the question of a partner, sent as it is typed. */
export function QuestionReplyForm({ page: { answerId, isPresented }, lastResult }: Props) {
  const [form, fields] = useForm<{ reply: string }>({ lastResult });
  const { state } = useNavigation();
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      <input type="hidden" name="answerId" value={answerId} />
      <FormErrors errors={form.errors} id={form.errorId} />
      <Textarea
        label="Votre réponse"
        field={fields.reply}
        rows={5}
        hint={
          isPresented
            ? "Elle sera lue telle quelle : rien de la famille."
            : "Elle sera lue telle quelle : aucun nom, rien du dossier."
        }
      />
      <div>
        <Button variant="primary" pending={state === "submitting"}>
          Envoyer la réponse
        </Button>
      </div>
    </Form>
  );
}
