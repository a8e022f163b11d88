import type { ComponentPropsWithoutRef } from "react";
import { controlProps, Field, type FieldProps, useFieldParts } from "./field";

type Native = Omit<ComponentPropsWithoutRef<"textarea">, keyof FieldProps>;

export interface TextareaProps extends FieldProps, Native {}

export function Textarea({
  label,
  hint,
  optional,
  field,
  name,
  errors,
  id,
  className,
  ...native
}: TextareaProps) {
  const shared = { label, hint, optional, field, name, errors, id, className };
  const parts = useFieldParts(shared);
  return (
    <Field {...shared} parts={parts}>
      <textarea
        key={field?.key}
        className="control"
        rows={4}
        defaultValue={field?.defaultValue}
        minLength={field?.minLength}
        maxLength={field?.maxLength}
        {...controlProps(parts, field)}
        {...native}
      />
    </Field>
  );
}
