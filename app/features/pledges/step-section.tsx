import { Form } from "@remix-run/react";
import type { ActionStep } from "#models/plan-action";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { ActButton, Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import { formatDayLong } from "~/vocabulary/typography";
import { AsideButton } from "./aside-button";

interface Writing {
  today: string;
  canWrite: boolean;
  lastResult: LastResult;
}

/** The steps, each with its day and who does it; done today in one press. */
export function StepSection({ steps, ...writing }: Writing & { steps: readonly ActionStep[] }) {
  const { today, canWrite, lastResult } = writing;
  return (
    <Section title="Étapes" count={steps.length}>
      {steps.length === 0 && <p className="text-muted">Aucune étape notée.</p>}
      {steps.length > 0 && (
        <Lines label="Étapes">
          {steps.map((step) => (
            <StepLine key={step.id} step={step} {...writing} />
          ))}
        </Lines>
      )}
      {canWrite && (
        <div className="mt-3">
          <Folded summary="Ajouter une étape" isOpen={isResultOf(lastResult, "step")}>
            <StepForm today={today} canWrite={canWrite} lastResult={lastResult} />
          </Folded>
        </div>
      )}
    </Section>
  );
}

function StepLine({ step, ...writing }: Writing & { step: ActionStep }) {
  const { today, canWrite, lastResult } = writing;
  const { id, label, dueOn, who, doneOn } = step;
  const detail = [dueOn && `pour le ${formatDayLong(dueOn)}`, who].filter(Boolean).join(" · ");
  return (
    <Line
      title={label}
      detail={detail}
      badge={<StepBadge step={step} today={today} />}
      act={
        canWrite && (
          <>
            {doneOn ? (
              <ActButton intent="step-undone" fields={{ itemId: id }} label={`À refaire : ${label}`}>
                À refaire
              </ActButton>
            ) : (
              <StepDone id={id} label={label} today={today} />
            )}
            <AsideButton list="steps" itemId={id} what={label} />
          </>
        )
      }
      below={
        canWrite && (
          <Folded summary="Modifier" label={`Modifier ${label}`} isOpen={isResultOf(lastResult, "step", id)}>
            <StepForm step={step} {...writing} />
          </Folded>
        )
      }
    />
  );
}

function StepBadge({ step: { doneOn, dueOn }, today }: { step: ActionStep; today: string }) {
  if (doneOn) return <Badge tone="done">{`faite le ${formatDayLong(doneOn)}`}</Badge>;
  if (dueOn && dueOn < today) return <Badge tone="late">en retard</Badge>;
  return null;
}

/** The day is today unless one changes it. */
function StepDone({ id, label, today }: { id: string; label: string; today: string }) {
  return (
    <Form method="post" preventScrollReset className="no-print flex items-center gap-2">
      <input type="hidden" name="itemId" value={id} />
      <input
        type="date"
        name="on"
        defaultValue={today}
        max={today}
        className="control"
        aria-label={`Faite le, ${label}`}
      />
      <Button
        name="intent"
        value="step-done"
        size="small"
        className="whitespace-nowrap"
        aria-label={`C'est fait : ${label}`}
      >
        C’est fait
      </Button>
    </Form>
  );
}

function StepForm({ step, lastResult }: Writing & { step?: ActionStep }) {
  return (
    <ItemForm
      intent="step"
      itemId={step?.id}
      values={step && { label: step.label, dueOn: step.dueOn, who: step.who }}
      lastResult={lastResult}
      submit="Enregistrer l’étape"
    >
      {(fields) => (
        <>
          <TextField label="Ce qu'il y a à faire" field={fields.label} autoComplete="off" />
          <div className="grid items-start gap-4 md:grid-cols-2">
            <TextField label="Pour le" field={fields.dueOn} type="date" optional />
            <TextField label="Qui s'en charge" field={fields.who} optional autoComplete="off" />
          </div>
        </>
      )}
    </ItemForm>
  );
}
