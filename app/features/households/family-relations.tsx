import type { FieldMetadata } from "@conform-to/react";
import { type Option, Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { KINSHIPS } from "~/vocabulary/family";
import { NBSP } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";
import { FamilyLine, FamilyLines } from "./family-lines";
import type { LineButton } from "./remove-line";

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
    <FamilyLines
      title="Autres liens"
      hint={`Par exemple${NBSP}: Camille est parent de Léo. Un lien se note une fois et se lit des deux côtés. Une personne ajoutée à l’instant se choisit ici une fois le foyer enregistré.`}
      add={add}
      addLabel="Ajouter un lien"
    >
      {lines.map((line, index) => {
        const of = line.getFieldset();
        return (
          <FamilyLine key={line.key} id={of.id} remove={remove(index)} what="ce lien">
            <Select label="Qui" field={of.oneId} options={members} placeholder="Choisissez…" />
            <Select label="Est" field={of.kind} options={optionsOf(KINSHIPS)} placeholder="Choisissez…" />
            <Select label="De" field={of.otherId} options={members} placeholder="Choisissez…" />
            <TextField label="Depuis le" field={of.sinceOn} type="date" optional />
            <TextField label="Jusqu'au" field={of.untilOn} type="date" optional />
          </FamilyLine>
        );
      })}
    </FamilyLines>
  );
}
