import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { BALLS, type Ball, NEED_STATES, type NeedState } from "~/vocabulary/needs";
import { optionsOf } from "~/vocabulary/words";

interface Props {
  need: { state: NeedState; ball: Ball; holder?: string; promisedOn?: string };
  lastResult: SubmissionResult<string[]> | undefined;
}

/** Until when what a colleague says counts. */
const HOLDS =
  "Ce que vous dites ici tient jusqu’au prochain mouvement d’un relais ou d’une proposition. Réglé ou sans objet, le besoin le reste jusqu’à ce que vous disiez autre chose.";

/** Where a need stands, who has the ball, by when. */
export function ProgressForm({ need, lastResult }: Props) {
  const [form, fields] = useForm<Props["need"]>({
    id: "progress",
    lastResult: lastResult?.initialValue?.intent === "progress" ? lastResult : undefined,
    defaultValue: need,
  });
  const { state } = useNavigation();
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack">
      <input type="hidden" name="intent" value="progress" />
      <FormErrors errors={form.errors} id={form.errorId} />
      <p className="text-muted">{HOLDS}</p>
      <div className="grid gap-4 md:grid-cols-2">
        <Select label="Où en est-on" field={fields.state} options={optionsOf(NEED_STATES)} />
        <Select label="Qui a la balle" field={fields.ball} options={optionsOf(BALLS)} />
        <TextField label="Chez qui" field={fields.holder} hint="Une personne, un organisme" optional />
        <TextField label="Réponse promise le" field={fields.promisedOn} type="date" optional />
      </div>
      <div>
        <Button pending={state !== "idle"}>Enregistrer l’avancement</Button>
      </div>
    </Form>
  );
}
