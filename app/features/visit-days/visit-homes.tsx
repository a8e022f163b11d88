import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { CheckboxGroup } from "~/components/ui/checkbox-group";
import { FormErrors } from "~/components/ui/field";
import { Line, Lines } from "~/components/ui/line";
import { RadioGroup } from "~/components/ui/radio-group";
import { Section } from "~/components/ui/section";
import { Textarea } from "~/components/ui/textarea";
import { accessibleName } from "~/vocabulary/accessible-name";
import { LIKINGS, REFUSAL_REASONS, REFUSAL_REASONS_OF } from "~/vocabulary/need-options";
import { NBSP } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";
import type { VisitedHome } from "./visit-homes.queries.server";
import type { VisitPage } from "./visit-page.queries.server";

type LastResult = SubmissionResult<string[]> | undefined;

/** The homes of a day already come: what is noted here is with each of them, among what was proposed. */
export function VisitedHomes({
  visitedHomes,
  housingPath,
  lastResult,
}: Pick<VisitPage, "visitedHomes" | "housingPath"> & { lastResult: LastResult }) {
  if (visitedHomes.length === 0) return null;
  return (
    <Section title="Logements visités" count={visitedHomes.length}>
      <Lines label="Logements visités">
        {visitedHomes.map((home) => (
          <Line
            key={home.stepId}
            title={<Link to={housingPath}>{home.label}</Link>}
            detail={
              home.told.length === 0
                ? "Aucun avis noté. Ce que vous notez ici va avec cette proposition."
                : home.told.map(({ id, words }) => (
                    <span key={id} className="block text-ink">
                      {words}
                    </span>
                  ))
            }
            below={<TellForm key={home.told.length} home={home} lastResult={lastResult} />}
          />
        ))}
      </Lines>
    </Section>
  );
}

interface Fields {
  liking: string;
  reasons: string[];
  note: string;
}

function TellForm({ home: { stepId, label }, lastResult }: { home: VisitedHome; lastResult: LastResult }) {
  const own = lastResult?.initialValue?.stepId === stepId ? lastResult : undefined;
  const [form, fields] = useForm<Fields>({ id: `home-${stepId}`, lastResult: own });
  const reasons = REFUSAL_REASONS_OF.housing ?? [];
  return (
    <details className="open:w-full" open={own ? true : undefined}>
      <summary className="button button-small" aria-label={accessibleName(`Noter leur avis, ${label}`)}>
        Noter leur avis…
      </summary>
      <Form method="post" {...getFormProps(form)} className="form-stack mt-3 mb-2">
        <input type="hidden" name="intent" value="tell-home" />
        <input type="hidden" name="stepId" value={stepId} />
        <FormErrors errors={form.errors} id={form.errorId} />
        <RadioGroup label="Ce que le foyer en pense" field={fields.liking} options={optionsOf(LIKINGS)} />
        <CheckboxGroup
          label="Pourquoi"
          field={fields.reasons}
          optional
          options={reasons.map((value) => ({ value, label: REFUSAL_REASONS[value].fr }))}
        />
        <Textarea label="Précisions" field={fields.note} rows={2} optional />
        <div>
          <Button size="small">Noter cet avis</Button>
        </div>
      </Form>
    </details>
  );
}

/** What was proposed to the household and that no step visits yet: each opens a step with its address and contact. */
export function HomesToVisit({ homes, steps }: Pick<VisitPage, "homes" | "steps">) {
  const left = homes.filter(({ value }) => !steps.some(({ homeRef }) => homeRef === value));
  if (left.length === 0) return null;
  return (
    <p className="mt-3 flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <span className="text-muted">Visiter un logement proposé{NBSP}:</span>
      {left.map(({ value, label }) => (
        <Link key={value} to={`?step=new&logement=${encodeURIComponent(value)}#step-form`}>
          {label}
        </Link>
      ))}
    </p>
  );
}
