import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { Select } from "~/components/ui/select";
import type { VisitPage } from "./visit-page.queries.server";

interface Props extends Pick<VisitPage, "daysToCopy"> {
  lastResult: SubmissionResult<string[]> | undefined;
}

/** An empty day may begin with the steps of another. */
export function TakeStepsForm({ daysToCopy, lastResult }: Props) {
  const [form, fields] = useForm<{ modelId: string }>({ id: "take-steps", lastResult });
  if (daysToCopy.length === 0) return null;
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack mt-4 max-w-[40rem]">
      <input type="hidden" name="intent" value="take-steps" />
      <FormErrors errors={form.errors} id={form.errorId} />
      <Select
        label="Reprendre le déroulé d’une autre journée"
        field={fields.modelId}
        placeholder="Choisissez…"
        options={daysToCopy}
        hint="Ses étapes et ses hôtes, tous à demander. Rien de l’autre famille n’est repris."
      />
      <div>
        <Button>Reprendre ces étapes</Button>
      </div>
    </Form>
  );
}
