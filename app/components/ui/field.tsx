import { type ReactNode, useId } from "react";
import { spokenName } from "~/vocabulary/accessible-name";
import { withApostrophes } from "~/vocabulary/typography";

/** What a field reads from Conform's metadata; any `fields.name` of `useForm` fits. */
export interface FieldSource {
  key?: string | undefined;
  id: string;
  name: string;
  formId?: string;
  defaultValue?: string | undefined;
  defaultOptions?: string[] | undefined;
  defaultChecked?: boolean | undefined;
  errors?: string[] | undefined;
  required?: boolean | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
  min?: string | number | undefined;
  max?: string | number | undefined;
  step?: string | number | undefined;
  pattern?: string | undefined;
}

export interface FieldProps {
  label: string;
  hint?: ReactNode;
  /** Says « (facultatif) », or the word given, beside the label, outside the accessible name. */
  optional?: boolean | string;
  field?: FieldSource;
  name?: string;
  errors?: readonly string[];
  id?: string;
  className?: string;
}

export interface FieldParts {
  id: string;
  name: string | undefined;
  errors: readonly string[];
  hintId: string | undefined;
  errorId: string | undefined;
  /** The name of the control where what is shown is spelt otherwise. */
  spokenLabel: string | undefined;
  describedBy: string | undefined;
}

/** The ids, name and errors of a field, from Conform's metadata or from plain props. */
export function useFieldParts({ label, field, id, name, errors, hint }: FieldProps): FieldParts {
  const fallbackId = useId();
  const ownId = id ?? field?.id ?? fallbackId;
  // One thing to mend at a time: what follows the first error often only repeats it.
  const shown = (errors ?? field?.errors ?? []).slice(0, 1);
  const hintId = hint ? `${ownId}-hint` : undefined;
  const errorId = shown.length > 0 ? `${ownId}-error` : undefined;
  return {
    id: ownId,
    name: name ?? field?.name,
    errors: shown,
    hintId,
    errorId,
    spokenLabel: spokenName(label),
    describedBy: [hintId, errorId].filter(Boolean).join(" ") || undefined,
  };
}

/** The attributes every single control shares, Conform's constraints included. */
export function controlProps(parts: FieldParts, field: FieldSource | undefined) {
  return {
    id: parts.id,
    name: parts.name,
    form: field?.formId,
    required: field?.required,
    "aria-label": parts.spokenLabel,
    "aria-invalid": parts.errorId ? true : undefined,
    "aria-describedby": parts.describedBy,
  };
}

interface WrapperProps extends FieldProps {
  parts: FieldParts;
  children: ReactNode;
}

/** Label, control, error and hint of one control: beside another, both controls are on one line. */
export function Field({ label, hint, optional, className, parts, children }: WrapperProps) {
  return (
    <div className={className ? `field ${className}` : "field"}>
      <div className="field-head">
        <label htmlFor={parts.id}>{withApostrophes(label)}</label>
        <Optional word={optional} />
      </div>
      {children}
      <FieldErrors parts={parts} />
      <FieldHint parts={parts}>{hint}</FieldHint>
    </div>
  );
}

/** Legend, hint, choices and error of a group of boxes. */
export function FieldGroup({ label, hint, optional, className, parts, children }: WrapperProps) {
  return (
    <fieldset
      id={parts.id}
      tabIndex={-1}
      aria-label={parts.spokenLabel}
      className={className ? `field ${className}` : "field"}
      aria-describedby={parts.describedBy}
    >
      <legend>{withApostrophes(label)}</legend>
      <Optional word={optional} />
      <FieldHint parts={parts}>{hint}</FieldHint>
      <div className="choices">{children}</div>
      <FieldErrors parts={parts} />
    </fieldset>
  );
}

export function Optional({ word }: { word: FieldProps["optional"] }) {
  if (!word) return null;
  return <span className="field-optional">({word === true ? "facultatif" : word})</span>;
}

export function FieldHint({ parts, children }: { parts: FieldParts; children: ReactNode }) {
  if (!parts.hintId) return null;
  return (
    <p className="field-hint" id={parts.hintId}>
      {children}
    </p>
  );
}

export function FieldErrors({ parts }: { parts: FieldParts }) {
  if (!parts.errorId) return null;
  return (
    <p className="field-error" id={parts.errorId}>
      {parts.errors.join(" ")}
    </p>
  );
}

/** What the whole form has to say: a refusal, beside the act rather than beside a field. */
export function FormErrors({ errors, id }: { errors?: readonly string[] | null; id?: string }) {
  if (!errors || errors.length === 0) return null;
  return (
    <p className="field-error" id={id} role="alert">
      {errors.join(" ")}
    </p>
  );
}
