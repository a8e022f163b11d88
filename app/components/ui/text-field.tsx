import type { ComponentPropsWithoutRef } from "react";
import { controlProps, Field, type FieldProps, useFieldParts } from "./field";

type Native = Omit<ComponentPropsWithoutRef<"input">, keyof FieldProps>;

export interface TextFieldProps extends FieldProps, Native {}

/** One line of text, a date, a number, a password: whatever `type` says. */
export function TextField({
  label,
  hint,
  optional,
  field,
  name,
  errors,
  id,
  className,
  ...native
}: TextFieldProps) {
  const shared = { label, hint, optional, field, name, errors, id, className };
  const parts = useFieldParts(shared);
  return (
    <Field {...shared} parts={parts}>
      <input
        key={field?.key}
        className="control"
        type="text"
        defaultValue={field?.defaultValue}
        minLength={field?.minLength}
        maxLength={field?.maxLength}
        min={field?.min}
        max={field?.max}
        step={field?.step}
        pattern={field?.pattern}
        {...controlProps(parts, field)}
        {...native}
      />
    </Field>
  );
}
