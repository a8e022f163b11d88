import type { FieldMetadata } from "@conform-to/react";
import { Button } from "~/components/ui/button";
import { Section } from "~/components/ui/section";
import { type Option, Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { KINSHIPS } from "~/vocabulary/family";
import { NBSP } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";
import { type LineButton, RemoveLine } from "./remove-line";

interface Props {
  lines: FieldMetadata<
    Partial<Record<"id" | "oneId" | "kind" | "otherId" | "sinceOn" | "untilOn", string>>
  >[];
  members: readonly Option[];
  add: LineButton;
  remove: (index: number) => LineButton;
}

/** What any two members are for each other, said once and read from both sides. */
export function FamilyRelations({ lines, members, add, remove }: Props) {
  return (
    <Section title="Autres liens">
      <p className="mb-3 text-muted">
        Par exemple{NBSP}: Camille est parent de Léo. Un lien se note une fois et se lit des deux côtés. Une
        personne ajoutée à l’instant se choisit ici une fois le foyer enregistré.
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
              <Select label="Qui" field={of.oneId} options={members} placeholder="Choisissez…" />
              <Select label="Est" field={of.kind} options={optionsOf(KINSHIPS)} placeholder="Choisissez…" />
              <Select label="De" field={of.otherId} options={members} placeholder="Choisissez…" />
              <TextField label="Depuis le" field={of.sinceOn} type="date" optional />
              <TextField label="Jusqu'au" field={of.untilOn} type="date" optional />
              <RemoveLine {...remove(index)} what="ce lien" />
            </div>
          );
        })}
        <div>
          <Button {...add} size="small">
            Ajouter un lien
          </Button>
        </div>
      </div>
    </Section>
  );
}
