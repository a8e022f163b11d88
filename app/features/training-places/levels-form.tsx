import { type FieldMetadata, type SubmissionResult, useForm } from "@conform-to/react";
import type { ComponentProps } from "react";
import { Button } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { TextField } from "~/components/ui/text-field";
import { SettingsForm } from "~/features/settings/settings-form";
import type { TrainingLevel } from "~/vocabulary/training";

interface Props {
  levels: readonly TrainingLevel[];
  lastResult: SubmissionResult<string[]> | undefined;
}

/** The levels of placement: added, renamed, offered or not, for junior doctors or not. */
export function LevelsForm({ levels, lastResult }: Props) {
  const [form, fields] = useForm<{ levels: TrainingLevel[] }>({
    id: "training",
    lastResult,
    defaultValue: { levels: [...levels] },
  });
  return (
    <SettingsForm form={form}>
      {/* Enter saves: without this, it would press the first button of the list. */}
      <button type="submit" hidden />
      <DrawnFrom values={{ levels }} lastResult={lastResult} />
      <p className="text-muted">
        Chaque faculté a ses mots : renommez, ajoutez. Un niveau qui a servi ne se retire pas, il cesse d’être
        proposé. Les terrains d’un niveau pour docteurs juniors montrent la liste de ce qu’ils demandent.
      </p>
      {fields.levels.getFieldList().map((level, index) => (
        <Level
          key={level.key}
          level={level}
          remove={form.remove.getButtonProps({ name: fields.levels.name, index })}
        />
      ))}
      <div>
        <Button
          {...form.insert.getButtonProps({ name: fields.levels.name, defaultValue: { isActive: true } })}
          size="small"
        >
          Ajouter un niveau
        </Button>
      </div>
    </SettingsForm>
  );
}

interface LevelProps {
  level: FieldMetadata<TrainingLevel>;
  remove: ComponentProps<typeof Button>;
}

function Level({ level, remove }: LevelProps) {
  const of = level.getFieldset();
  return (
    <div className="grid gap-2 border-l-2 border-line pl-4">
      <input type="hidden" name={of.key.name} value={of.key.initialValue ?? ""} />
      <TextField label="Niveau" field={of.label} autoComplete="off" errors={of.label.errors} />
      <Checkbox label="Proposé" field={of.isActive} />
      <Checkbox label="Pour les docteurs juniors" field={of.isJunior} />
      <div>
        <Button {...remove} variant="quiet" size="small">
          Retirer ce niveau
        </Button>
      </div>
    </div>
  );
}
