import { spokenName } from "~/vocabulary/accessible-name";
import { withApostrophes } from "~/vocabulary/typography";
import { FieldGroup, type FieldProps, useFieldParts } from "./field";
import type { Option } from "./select";

export interface CheckboxGroupProps extends FieldProps {
  options: readonly Option[];
  defaultValues?: readonly string[];
}

/** Several choices under one question; each checked box posts its value under the same name. */
export function CheckboxGroup({ options, defaultValues, ...shared }: CheckboxGroupProps) {
  const { field } = shared;
  const parts = useFieldParts(shared);
  const chosen = defaultValues ?? field?.defaultOptions ?? listOf(field?.defaultValue);
  return (
    <FieldGroup {...shared} parts={parts}>
      {options.map((option) => (
        <label className="choice" key={option.value}>
          <input
            aria-label={spokenName(option.label)}
            type="checkbox"
            name={parts.name}
            form={field?.formId}
            value={option.value}
            disabled={option.disabled}
            defaultChecked={chosen.includes(option.value)}
            aria-invalid={parts.errorId ? true : undefined}
          />
          <span>
            {withApostrophes(option.label)}
            {option.hint && <span className="field-hint">{option.hint}</span>}
          </span>
        </label>
      ))}
    </FieldGroup>
  );
}

function listOf(value: string | undefined): string[] {
  return value === undefined ? [] : [value];
}
