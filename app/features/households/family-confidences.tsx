import type { FieldMetadata } from "@conform-to/react";
import { Button } from "~/components/ui/button";
import { Section } from "~/components/ui/section";
import { type Option, Select } from "~/components/ui/select";
import { Textarea } from "~/components/ui/textarea";
import { type LineButton, RemoveLine } from "./remove-line";

interface Props {
  lines: FieldMetadata<Partial<Record<"id" | "memberId" | "text", string>>>[];
  grownUps: readonly Option[];
  add: LineButton;
  remove: (index: number) => LineButton;
}

/** What an adult does not want the other to learn from us. */
export function FamilyConfidences({ lines, grownUps, add, remove }: Props) {
  return (
    <Section title="Dit en confidence">
      <p className="mb-3 text-muted">
        À ne pas partager avec l’autre adulte. Lu ici par l’équipe, et nulle part ailleurs : ni relais, ni
        message, ni export de liste, ni fil du dossier. Jamais rien de médical.
      </p>
      <div className="grid gap-5">
        {lines.map((line, index) => {
          const of = line.getFieldset();
          return (
            <div
              key={line.key}
              className="grid gap-3 border-l-2 border-line pl-4 md:grid-cols-3 md:items-start"
            >
              <input type="hidden" name={of.id.name} value={of.id.initialValue ?? ""} />
              <Select label="Dit par" field={of.memberId} options={grownUps} placeholder="Choisissez…" />
              <Textarea label="Ce qui reste entre nous" field={of.text} rows={2} className="md:col-span-2" />
              <RemoveLine {...remove(index)} what="cette confidence" />
            </div>
          );
        })}
        <div>
          <Button {...add} size="small">
            Noter une confidence
          </Button>
        </div>
      </div>
    </Section>
  );
}
