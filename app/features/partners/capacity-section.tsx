import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { RadioGroup } from "~/components/ui/radio-group";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import { CAPACITY_LIGHTS } from "~/vocabulary/partners";
import { formatDayShort } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";
import type { PartnerPage } from "./partner-page.queries.server";

interface Props extends Pick<PartnerPage, "capacity" | "askedOn"> {
  /** What came back refused, of either form. */
  refusals: Readonly<Record<string, SubmissionResult<string[]> | undefined>>;
}

/** What a partner can take, when they said it, and the two ways to know it again. */
export function CapacitySection({ capacity, askedOn, refusals }: Props) {
  const asking = refusals["ask-capacity"];
  return (
    <Section
      title="Capacité"
      act={
        <Form method="post">
          <Button name="intent" value="ask-capacity" size="small" variant={askedOn ? "quiet" : "secondary"}>
            {askedOn ? "Redemander" : "Demander où ils en sont"}
          </Button>
        </Form>
      }
    >
      <FormErrors errors={asking?.error?.[""] ?? undefined} />
      {capacity && (
        <p className={capacity.isStale ? "text-muted" : undefined}>
          <Badge tone={capacity.tone}>{capacity.label}</Badge> {capacity.said}
          {capacity.sentence && ` : « ${capacity.sentence} »`}
          {capacity.isStale && !askedOn && (
            <span className="block">C’est ancien : mieux vaut redemander.</span>
          )}
        </p>
      )}
      {!capacity && !askedOn && (
        <p className="text-muted">
          Rien n’a été dit. Demandez-le par mail : trois réponses au choix, en un geste.
        </p>
      )}
      {askedOn && <p className="text-muted">Demandé par mail le {formatDayShort(askedOn)}, sans réponse.</p>}
      <details className="mt-3" open={refusals.capacity !== undefined || undefined}>
        <summary className="button button-small">Noter ce qu’ils disent</summary>
        <CapacityForm key={capacity?.said} lastResult={refusals.capacity} />
      </details>
    </Section>
  );
}

function CapacityForm({ lastResult }: { lastResult: SubmissionResult<string[]> | undefined }) {
  const [form, fields] = useForm<{ light: string; sentence: string }>({ id: "capacity", lastResult });
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack mt-3">
      <FormErrors errors={form.errors} id={form.errorId} />
      <RadioGroup
        label="Ce qu'ils peuvent prendre"
        field={fields.light}
        options={optionsOf(CAPACITY_LIGHTS)}
      />
      <TextField
        label="En une phrase"
        field={fields.sentence}
        optional
        maxLength={200}
        hint="Par exemple : deux studios libres à partir de mai."
      />
      <div>
        <Button name="intent" value="capacity" size="small">
          Noter
        </Button>
      </div>
    </Form>
  );
}
