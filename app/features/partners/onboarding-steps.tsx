import { Form } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { ONBOARDING_STEPS, type OnboardingStep } from "~/vocabulary/partners";
import { valuesOf } from "~/vocabulary/words";

const STEPS = valuesOf(ONBOARDING_STEPS);

/** The four steps of a relation, the present one marked; one act goes forward, a quiet one goes back. */
export function OnboardingSteps({ step }: { step: OnboardingStep }) {
  const place = STEPS.indexOf(step);
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
      <ol aria-label="Étapes de la relation" className="flex flex-wrap gap-x-5 gap-y-1">
        {STEPS.map((one, index) => (
          <li
            key={one}
            aria-current={one === step ? "step" : undefined}
            className={one === step ? "font-semibold" : "text-muted"}
          >
            {`${index + 1}. ${ONBOARDING_STEPS[one].fr}`}
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <Move from={step} to={STEPS[place + 1]} variant="secondary" words="Passer à" />
        <Move from={step} to={STEPS[place - 1]} variant="quiet" words="Revenir à" />
      </div>
    </div>
  );
}

interface MoveProps {
  from: OnboardingStep;
  to: OnboardingStep | undefined;
  variant: "secondary" | "quiet";
  words: string;
}

function Move({ from, to, variant, words }: MoveProps) {
  if (!to) return null;
  return (
    <Form method="post">
      <input type="hidden" name="from" value={from} />
      <input type="hidden" name="to" value={to} />
      <Button name="intent" value="onboarding" variant={variant} size="small">
        {`${words} « ${ONBOARDING_STEPS[to].fr} »`}
      </Button>
    </Form>
  );
}
