import type { FormMetadata } from "@conform-to/react";
import type { ReactNode } from "react";
import { Button } from "./button";

interface SeveralProps<Fields extends Record<string, unknown>> {
  title: string;
  why?: string;
  /** What the button says: « Ajouter un arrêt ». */
  add: string;
  form: FormMetadata<Fields>;
  /** The name of the list in the form. */
  name: string;
  children: ReactNode;
}

/** A list of a form whose items are added one by one. */
export function Several<Fields extends Record<string, unknown>>({
  title,
  why,
  add,
  form,
  name,
  children,
}: SeveralProps<Fields>) {
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-2 font-semibold">{title}</legend>
      {why && <p className="text-muted">{why}</p>}
      {children}
      <div>
        <Button {...form.insert.getButtonProps({ name })} size="small">
          {add}
        </Button>
      </div>
    </fieldset>
  );
}

interface ItemProps<Fields extends Record<string, unknown>> {
  /** What the button says: « Retirer cet arrêt ». */
  remove: string;
  form: FormMetadata<Fields>;
  name: string;
  index: number;
  children: ReactNode;
}

/** One of them, with the button that takes it away. */
export function SeveralItem<Fields extends Record<string, unknown>>({
  remove,
  form,
  name,
  index,
  children,
}: ItemProps<Fields>) {
  return (
    <div className="grid items-start gap-3 border-l-2 border-line pl-4 md:grid-cols-2">
      {children}
      <div className="self-end">
        <Button {...form.remove.getButtonProps({ name, index })} variant="quiet" size="small">
          {remove}
        </Button>
      </div>
    </div>
  );
}
