import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { NeedVisit } from "#models/need-visit";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { RadioGroup } from "~/components/ui/radio-group";
import { Textarea } from "~/components/ui/textarea";
import { accessibleName } from "~/vocabulary/accessible-name";
import { LIKINGS } from "~/vocabulary/need-options";
import type { NeedKind } from "~/vocabulary/needs";
import { optionsOf } from "~/vocabulary/words";
import { ownResult, ReasonsField } from "./option-discard";

interface Props {
  visit: NeedVisit;
  kind: NeedKind;
  title: string;
  lastResult: SubmissionResult<string[]> | undefined;
}

interface Fields {
  liking: string;
  reasons: string[];
  note: string;
}

/** That it took place, and what the household thought of it. */
export function VisitTellForm({ visit, kind, title, lastResult }: Props) {
  const own = ownResult(lastResult, "record-visit", "visitId", visit.id);
  const [form, fields] = useForm<Fields>({ id: `tell-${visit.id}`, lastResult: own });
  const act = visit.state === "done" ? "Ajouter un avis" : "C’est passé";
  return (
    <details className="open:w-full" open={own ? true : undefined} key={visit.feedback.length}>
      <summary className="button button-small" aria-label={accessibleName(`${act}, ${title}`)}>
        {act}…
      </summary>
      <Form method="post" {...getFormProps(form)} className="form-stack mt-3 mb-2">
        <input type="hidden" name="intent" value="record-visit" />
        <input type="hidden" name="visitId" value={visit.id} />
        <FormErrors errors={form.errors} id={form.errorId} />
        <RadioGroup label="Ce que le foyer en pense" field={fields.liking} options={optionsOf(LIKINGS)} />
        <ReasonsField kind={kind} field={fields.reasons} />
        <Textarea label="Précisions" field={fields.note} rows={2} optional />
        <div>
          <Button size="small">Noter cet avis</Button>
        </div>
      </Form>
    </details>
  );
}
