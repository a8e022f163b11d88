import type { SubmissionResult } from "@conform-to/react";
import { useEffect, useRef } from "react";
import { FormErrors } from "~/components/ui/field";

/** The acts whose form says itself why it was refused. */
const SAID_BY_THEIR_FORM = new Set([
  "arrival",
  "assign",
  "complete",
  "promise",
  "set-next",
  "task-change",
  "task-open",
  "task-snooze",
]);

/** Why the last act on the file was refused, brought in sight: its button may be far below. */
export function FileRefusal({ lastResult }: { lastResult: SubmissionResult<string[]> | undefined }) {
  const place = useRef<HTMLDivElement>(null);
  const isSaid = SAID_BY_THEIR_FORM.has(String(lastResult?.initialValue?.intent));
  const errors = isSaid ? undefined : lastResult?.error?.[""];
  useEffect(() => {
    if (errors) place.current?.scrollIntoView({ block: "center" });
  }, [errors]);
  if (!errors) return null;
  return (
    <div ref={place} className="my-4">
      <FormErrors errors={errors} />
    </div>
  );
}
