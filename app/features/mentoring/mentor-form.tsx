import { DrawnFrom } from "~/components/ui/drawn-from";
import { ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { StructureField } from "~/features/structures/structure-field";
import { MENTOR_KINDS } from "~/vocabulary/mentoring";
import { optionsOf } from "~/vocabulary/words";
import type { MentorInput } from "./mentor-card";

interface Props {
  mentorId?: string;
  card?: MentorInput & { structureName?: string };
  lastResult: LastResult;
}

/** A volunteer: who, where they practise, how to reach them, how many people they accompany at most. */
export function MentorForm({ mentorId, card, lastResult }: Props) {
  const { structureName, most = 2, ...values }: Partial<NonNullable<Props["card"]>> = card ?? {};
  const known = card?.structureId && structureName ? [{ value: card.structureId, label: structureName }] : [];
  const isMine = isResultOf(lastResult, "mentor", mentorId);
  return (
    <ItemForm
      intent="mentor"
      itemId={mentorId}
      values={{ ...values, most: String(most) }}
      lastResult={lastResult}
      submit={mentorId ? "Enregistrer" : "Ajouter"}
    >
      {(fields) => (
        <>
          {card && <DrawnFrom values={{ ...values, most }} lastResult={isMine ? lastResult : undefined} />}
          <div className="grid items-start gap-4 md:grid-cols-2">
            <TextField label="Prénom" field={fields.firstName} autoComplete="off" />
            <TextField label="Nom" field={fields.lastName} autoComplete="off" />
            <Select
              label="Situation"
              field={fields.kind}
              options={optionsOf(MENTOR_KINDS)}
              placeholder="Choisissez…"
            />
            <TextField label="Spécialité" field={fields.specialty} optional autoComplete="off" />
            <StructureField label="Structure" field={fields.structureId} known={known} optional />
            <TextField
              label="Suit au plus"
              field={fields.most}
              inputMode="numeric"
              hint="Combien de personnes à la fois."
            />
            <TextField label="E-mail" field={fields.email} type="email" optional autoComplete="off" />
            <TextField label="Téléphone" field={fields.phone} type="tel" optional autoComplete="off" />
          </div>
        </>
      )}
    </ItemForm>
  );
}
