import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { Section } from "~/components/ui/section";
import type { Option } from "~/components/ui/select";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { DISMISSAL_REASONS, type SubmissionState } from "~/vocabulary/submissions";
import { optionsOf } from "~/vocabulary/words";

interface Props {
  state: SubmissionState;
  isSuspect: boolean;
  referents: Option[];
  proposedReferent: string;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** Open a file, assign, dismiss: the main act first, the quiet ones below. */
export function TriageActs({ state, isSuspect, referents, proposedReferent, lastResult }: Props) {
  const isBusy = useNavigation().state !== "idle";
  const [form, fields] = useForm<{ referentId: string; reason: string; note: string }>({ lastResult });
  if (state === "opened" || state === "attached") return null;
  return (
    <div>
      <FormErrors errors={form.errors} id={form.errorId} />
      {state === "new" && (
        <Section title="Ouvrir un dossier">
          <Form method="post" className="form-stack">
            <Select label="Suivi par" name="referentId" options={referents} defaultValue={proposedReferent} />
            <div className="flex flex-wrap gap-2">
              <Button name="intent" value="open" variant="primary" pending={isBusy}>
                Ouvrir le dossier
              </Button>
              <Button name="intent" value="assign">
                Attribuer seulement
              </Button>
            </div>
          </Form>
        </Section>
      )}
      {(state === "dismissed" || isSuspect) && (
        <Form method="post" className="mt-6">
          <Button name="intent" value="restore">
            Remettre à trier
          </Button>
        </Form>
      )}
      {state === "new" && (
        <Section title="Écarter">
          <Form method="post" {...getFormProps(form)} className="form-stack">
            <Select
              label="Raison"
              field={fields.reason}
              options={optionsOf(DISMISSAL_REASONS)}
              placeholder="Choisissez…"
            />
            <TextField label="Précision" field={fields.note} optional />
            <div>
              <Button name="intent" value="dismiss" variant="danger">
                Écarter la demande
              </Button>
            </div>
          </Form>
        </Section>
      )}
    </div>
  );
}
