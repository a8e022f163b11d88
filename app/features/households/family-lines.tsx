import type { ReactNode } from "react";
import { Button } from "~/components/ui/button";
import { Section } from "~/components/ui/section";
import { type LineButton, RemoveLine } from "./remove-line";

interface ListProps {
  title: string;
  /** What the list is for, where its title does not say it. */
  hint?: string;
  add: LineButton;
  addLabel: string;
  children: ReactNode;
}

/** One list of the family's form, and the button that adds a line. */
export function FamilyLines({ title, hint, add, addLabel, children }: ListProps) {
  return (
    <Section title={title}>
      {hint && <p className="mb-3 text-muted">{hint}</p>}
      <div className="grid gap-5">
        {children}
        <div>
          <Button {...add} size="small">
            {addLabel}
          </Button>
        </div>
      </div>
    </Section>
  );
}

interface LineProps {
  id: { name: string; initialValue?: string };
  remove: LineButton;
  /** What the line is, as the button that takes it away names it. */
  what: string;
  children: ReactNode;
}

/** One line of such a list, which keeps its id from one saving to the next. */
export function FamilyLine({ id, remove, what, children }: LineProps) {
  return (
    <div className="grid gap-3 border-l-2 border-line pl-4 md:grid-cols-3 md:items-start">
      <input type="hidden" name={id.name} value={id.initialValue ?? ""} />
      {children}
      <RemoveLine {...remove} what={what} />
    </div>
  );
}
