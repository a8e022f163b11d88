import type { FieldMetadata } from "@conform-to/react";
import { type Option, Select } from "~/components/ui/select";
import { Textarea } from "~/components/ui/textarea";
import { FamilyLine, FamilyLines } from "./family-lines";
import type { LineButton } from "./remove-line";

interface Props {
  lines: FieldMetadata<Partial<Record<"id" | "memberId" | "text", string>>>[];
  grownUps: readonly Option[];
  add: LineButton;
  remove: (index: number) => LineButton;
}

/** What an adult does not want the other to learn from us. */
export function FamilyConfidences({ lines, grownUps, add, remove }: Props) {
  return (
    <FamilyLines
      title="Dit en confidence"
      hint="À ne pas partager avec l’autre adulte. Lu ici par l’équipe, et nulle part ailleurs : ni relais, ni message, ni export de liste, ni fil du dossier. Jamais rien de médical."
      add={add}
      addLabel="Noter une confidence"
    >
      {lines.map((line, index) => {
        const of = line.getFieldset();
        return (
          <FamilyLine key={line.key} id={of.id} remove={remove(index)} what="cette confidence">
            <Select label="Dit par" field={of.memberId} options={grownUps} placeholder="Choisissez…" />
            <Textarea label="Ce qui reste entre nous" field={of.text} rows={2} className="md:col-span-2" />
          </FamilyLine>
        );
      })}
    </FamilyLines>
  );
}
