import { type FieldMetadata, getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "./button";
import { FormErrors } from "./field";

export type LastResult = SubmissionResult<string[]> | undefined;

interface Props {
  intent: string;
  /** The line that is written; a new one without it. */
  itemId?: string;
  values?: Readonly<Record<string, string | undefined>>;
  lastResult: LastResult;
  submit: string;
  children: (fields: Readonly<Record<string, FieldMetadata<string>>>) => ReactNode;
}

/** One of the small forms of these pages: what was refused comes back to the line it was about, and to it alone. */
export function ItemForm({ intent, itemId, values, lastResult, submit, children }: Props) {
  const isMine = isResultOf(lastResult, intent, itemId);
  const [form, fields] = useForm<Record<string, string>>({
    // Fields find their form by this name, which a section of the page may bear too.
    id: ["form", intent, itemId].filter(Boolean).join("-"),
    lastResult: isMine ? lastResult : undefined,
    defaultValue: values,
  });
  const { state, formData } = useNavigation();
  const isPending =
    state !== "idle" &&
    formData?.get("intent") === intent &&
    (formData.get("itemId") ?? "") === (itemId ?? "");
  return (
    <Form method="post" preventScrollReset {...getFormProps(form)} className="form-stack">
      <input type="hidden" name="intent" value={intent} />
      {itemId && <input type="hidden" name="itemId" value={itemId} />}
      <FormErrors errors={form.errors} id={form.errorId} />
      {children(fields)}
      <div>
        <Button pending={isPending}>{submit}</Button>
      </div>
    </Form>
  );
}

interface FoldedProps {
  summary: string;
  /** Named for those who do not see what is beside it. */
  label?: string;
  isOpen?: boolean;
  children: ReactNode;
}

/** A form kept folded until it is asked for, quiet when it is that of a line; open again when it was refused. */
export function Folded({ summary, label, isOpen, children }: FoldedProps) {
  return (
    <details open={isOpen || undefined} className="no-print w-full">
      <summary
        className={label ? "button button-small button-quiet" : "button button-small"}
        aria-label={label}
      >
        {summary}
      </summary>
      <div className="mt-3 mb-4">{children}</div>
    </details>
  );
}

/** One button which posts an act on a line. */
export function ActButton({
  intent,
  fields = {},
  label,
  children,
}: {
  intent: string;
  fields?: Readonly<Record<string, string>>;
  label?: string;
  children: ReactNode;
}) {
  return (
    <Form method="post" preventScrollReset className="no-print">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button name="intent" value={intent} size="small" variant="quiet" aria-label={label}>
        {children}
      </Button>
    </Form>
  );
}

/** Whether what came back was sent by this form. */
export function isResultOf(lastResult: LastResult, intent: string, itemId?: string): boolean {
  const sent = lastResult?.initialValue;
  return sent?.intent === intent && (sent.itemId ?? "") === (itemId ?? "");
}
