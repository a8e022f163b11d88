import type { FieldMetadata } from "@conform-to/react";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { OBSTACLE_STATES } from "~/vocabulary/exercise";
import { FAMILY_OBSTACLE_KINDS } from "~/vocabulary/family";
import { optionsOf } from "~/vocabulary/words";
import { FamilyLine, FamilyLines } from "./family-lines";
import type { LineButton } from "./remove-line";

interface Props {
  lines: FieldMetadata<Partial<Record<"id" | "kind" | "state" | "remedy", string>>>[];
  add: LineButton;
  remove: (index: number) => LineButton;
}

/** What holds the family back, and what is done about it. */
export function FamilyObstacles({ lines, add, remove }: Props) {
  return (
    <FamilyLines title="Freins familiaux" add={add} addLabel="Ajouter un frein familial">
      {lines.map((line, index) => {
        const of = line.getFieldset();
        return (
          <FamilyLine key={line.key} id={of.id} remove={remove(index)} what="ce frein">
            <Select
              label="Frein"
              field={of.kind}
              options={optionsOf(FAMILY_OBSTACLE_KINDS)}
              placeholder="Choisissez…"
            />
            <Select label="Où en est-on" field={of.state} options={optionsOf(OBSTACLE_STATES)} />
            <TextField label="Ce qu'on fait" field={of.remedy} optional autoComplete="off" />
          </FamilyLine>
        );
      })}
    </FamilyLines>
  );
}
