import { spokenName } from "~/vocabulary/accessible-name";
import { withApostrophes } from "~/vocabulary/typography";
import { FieldGroup, type FieldProps, useFieldParts } from "./field";
import type { Option } from "./select";

export interface RadioGroupProps extends FieldProps {
  options: readonly Option[];
  defaultValue?: string;
  required?: boolean;
}

/** One choice among a few, all in sight. */
export function RadioGroup({ options, defaultValue, required, ...shared }: RadioGroupProps) {
  const { field } = shared;
  const parts = useFieldParts(shared);
  const chosen = defaultValue ?? field?.defaultValue;
  return (
    <FieldGroup {...shared} parts={parts}>
      {options.map((option) => (
        <label className="choice" key={option.value}>
          <input
            aria-label={spokenName(option.label)}
            type="radio"
            name={parts.name}
            form={field?.formId}
            value={option.value}
            disabled={option.disabled}
            required={required ?? field?.required}
            defaultChecked={option.value === chosen}
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
