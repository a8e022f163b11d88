import { Form } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import type { EditedProject } from "./candidate-project.queries.server";

type Errors = Record<string, string[] | null> | null | undefined;

export interface ListProps {
  project: EditedProject;
  /** Today, "YYYY-MM-DD". */
  today: string;
  /** The form that was refused, and why. */
  refused: { intent: string; errors: Errors };
}

export function Remove({ intent, id, label }: { intent: string; id: string; label: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="id" value={id} />
      <Button variant="quiet" size="small" aria-label={label}>
        Retirer
      </Button>
    </Form>
  );
}

/** The errors of one small form, when it is the one that was refused. */
export function errorsOf(
  intent: string,
  refused: ListProps["refused"],
): (field: string) => string[] | undefined {
  return (field) => (refused.intent === intent ? (refused.errors?.[field] ?? undefined) : undefined);
}
