import type { ComponentPropsWithoutRef } from "react";
import { controlProps, Field, type FieldProps, useFieldParts } from "./field";

export interface Option {
  value: string;
  label: string;
  hint?: string;
  disabled?: boolean;
}

type Native = Omit<ComponentPropsWithoutRef<"select">, keyof FieldProps | "multiple">;

export interface SelectProps extends FieldProps, Native {
  options: readonly Option[];
  /** The first, empty choice: « Choisissez… », « Tous les territoires ». */
  placeholder?: string;
}

/** The browser's own list: works without script, opens the wheel on a phone. */
export function Select({
  label,
  hint,
  optional,
  field,
  name,
  errors,
  id,
  className,
  options,
  placeholder,
  ...native
}: SelectProps) {
  const shared = { label, hint, optional, field, name, errors, id, className };
  const parts = useFieldParts(shared);
  return (
    <Field {...shared} parts={parts}>
      <select
        key={field?.key}
        className="control"
        defaultValue={native.value === undefined ? field?.defaultValue : undefined}
        {...controlProps(parts, field)}
        {...native}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
