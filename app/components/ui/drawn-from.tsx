import type { SubmissionResult } from "@conform-to/react";

interface DrawnFromProps {
  values: Readonly<Record<string, unknown>>;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** Carries the values an edit form was drawn from: still the first ones, when the form comes back refused. */
export function DrawnFrom({ values, lastResult }: DrawnFromProps) {
  const first = lastResult?.initialValue?.before;
  return (
    <input
      type="hidden"
      name="before"
      value={typeof first === "string" ? first : JSON.stringify(values)}
      readOnly
    />
  );
}
