import { clsx } from "clsx";
import { NBSP } from "~/vocabulary/typography";
import type { ShownStep, StepState } from "./need-steps";

const SAID: Readonly<Record<StepState, string>> = {
  done: "fait",
  skipped: "passé",
  current: "à faire",
  ahead: "ensuite",
};
const BARS: Readonly<Record<StepState, string>> = {
  done: "border-accent text-ink",
  skipped: "border-line text-muted",
  current: "border-attention font-semibold text-ink",
  ahead: "border-line text-muted",
};

/** The steps of a need on one line: what is done, what comes next; on a phone, the words of that one alone. */
export function NeedStepLine({ steps }: { steps: readonly ShownStep[] }) {
  const done = steps.filter(({ state }) => state === "done").length;
  const current = steps.find(({ state }) => state === "current");
  return (
    <div className="mb-6">
      <ol aria-label="Étapes" className="flex gap-1.5">
        {steps.map(({ key, label, state }) => (
          <li
            key={key}
            aria-current={state === "current" ? "step" : undefined}
            className={clsx("min-w-0 flex-1 border-t-4 pt-1 text-12 leading-tight", BARS[state])}
          >
            <span className="max-md:sr-only">
              {state === "done" && <span aria-hidden="true">✓ </span>}
              {label}
            </span>
            <span className="visually-hidden">, {SAID[state]}</span>
          </li>
        ))}
      </ol>
      <p className="mt-1 text-12 text-muted md:hidden">
        {done} {done > 1 ? "étapes faites" : "étape faite"} sur {steps.length}
        {current && `. Ensuite${NBSP}: ${current.label.toLowerCase()}`}
      </p>
    </div>
  );
}
