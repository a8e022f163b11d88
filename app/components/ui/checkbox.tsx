import type { ComponentPropsWithoutRef } from "react";
import { withApostrophes } from "~/vocabulary/typography";
import { controlProps, FieldErrors, type FieldProps, Optional, useFieldParts } from "./field";

type Native = Omit<ComponentPropsWithoutRef<"input">, keyof FieldProps | "type">;

export interface CheckboxProps extends FieldProps, Native {}

/** One box which stands alone: a consent, a switch. Posts `value`, « on » by default. */
export function Checkbox({
  label,
  hint,
  optional,
  field,
  name,
  errors,
  id,
  className,
  ...native
}: CheckboxProps) {
  const parts = useFieldParts({ label, hint, field, name, errors, id });
  return (
    <div className={className ? `field ${className}` : "field"}>
      <div className="choice">
        <input
          key={field?.key}
          type="checkbox"
          defaultChecked={field?.defaultChecked}
          {...controlProps(parts, field)}
          {...native}
        />
        <span>
          <label htmlFor={parts.id}>{withApostrophes(label)}</label> <Optional word={optional} />
          {hint && (
            <span className="field-hint" id={parts.hintId}>
              {hint}
            </span>
          )}
        </span>
      </div>
      <FieldErrors parts={parts} />
    </div>
  );
}
