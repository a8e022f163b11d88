import type { FieldMetadata } from "@conform-to/react";
import { Button } from "~/components/ui/button";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { OBSTACLE_STATES } from "~/vocabulary/exercise";
import { FAMILY_OBSTACLE_KINDS } from "~/vocabulary/family";
import { optionsOf } from "~/vocabulary/words";
import { type LineButton, RemoveLine } from "./remove-line";

interface Props {
  lines: FieldMetadata<Partial<Record<"id" | "kind" | "state" | "remedy", string>>>[];
  add: LineButton;
  remove: (index: number) => LineButton;
}

/** What holds the family back, and what is done about it. */
export function FamilyObstacles({ lines, add, remove }: Props) {
  return (
    <Section title="Freins familiaux">
      <div className="grid gap-5">
        {lines.map((line, index) => {
          const of = line.getFieldset();
          return (
            <div
              key={line.key}
              className="grid gap-3 border-l-2 border-line pl-4 md:grid-cols-3 md:items-start"
            >
              <input type="hidden" name={of.id.name} value={of.id.initialValue ?? ""} />
              <Select
                label="Frein"
                field={of.kind}
                options={optionsOf(FAMILY_OBSTACLE_KINDS)}
                placeholder="Choisissez…"
              />
              <Select label="Où en est-on" field={of.state} options={optionsOf(OBSTACLE_STATES)} />
              <TextField label="Ce qu'on fait" field={of.remedy} optional autoComplete="off" />
              <RemoveLine {...remove(index)} what="ce frein" />
            </div>
          );
        })}
        <div>
          <Button {...add} size="small">
            Ajouter un frein familial
          </Button>
        </div>
      </div>
    </Section>
  );
}
