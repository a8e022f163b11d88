import type { FieldMetadata, FormMetadata } from "@conform-to/react";
import { ArrangeButton } from "~/components/ui/arrange-button";
import { Checkbox } from "~/components/ui/checkbox";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { useSettingsAccess } from "~/features/settings/settings-form";
import { ANCHORS, COUNTINGS } from "~/vocabulary/templates";
import { isOneOf, optionsOf } from "~/vocabulary/words";
import { dayWords, type StepInput } from "./template-card";
import type { TemplateFields } from "./template-form";

interface Props {
  form: FormMetadata<TemplateFields>;
  step: FieldMetadata<StepInput, TemplateFields>;
  /** Where it stands in the list. */
  at: { name: string; index: number; count: number };
}

/** One task that a template plans: its day in words, all of it once open. */
export function StepLine({ form, step, at: { name, index, count } }: Props) {
  const { canWrite } = useSettingsAccess();
  const of = step.getFieldset();
  const label = of.label.value || "Nouvelle tâche";
  return (
    <li className="relative border-t border-line">
      <details open={!step.valid || !of.label.initialValue || undefined}>
        <summary className={canWrite ? "py-2.5 pr-28" : "py-2.5"}>
          <span className="link">{label}</span>
          <span className="block text-muted">{summaryOf(of)}</span>
        </summary>
        <StepFields of={of} />
      </details>
      {canWrite && (
        <div className="absolute top-2 right-0 flex gap-1">
          <ArrangeButton
            {...form.reorder.getButtonProps({ name, from: index, to: index - 1 })}
            act="up"
            what={label}
            disabled={index === 0}
          />
          <ArrangeButton
            {...form.reorder.getButtonProps({ name, from: index, to: index + 1 })}
            act="down"
            what={label}
            disabled={index === count - 1}
          />
          <ArrangeButton
            {...form.remove.getButtonProps({ name, index })}
            act="remove"
            what={label}
            disabled={count === 1}
          />
        </div>
      )}
    </li>
  );
}

type Fieldset = ReturnType<Props["step"]["getFieldset"]>;

function StepFields({ of }: { of: Fieldset }) {
  return (
    <div className="grid gap-4 pt-1 pb-5">
      <input type="hidden" name={of.key.name} value={of.key.initialValue ?? ""} />
      <TextField label="À faire" field={of.label} autoComplete="off" />
      <div className="grid grid-cols-2 items-start gap-4 md:grid-cols-[10rem_9rem_1fr]">
        <TextField
          label="Combien"
          field={of.count}
          inputMode="numeric"
          autoComplete="off"
          hint="Vide : le jour même."
        />
        <Select label="Quand" field={of.counting} options={optionsOf(COUNTINGS)} />
        <Select
          label="Compté depuis"
          field={of.anchor}
          options={optionsOf(ANCHORS)}
          className="max-md:col-span-2"
        />
      </div>
      <Checkbox
        label="Terme légal"
        field={of.isLegal}
        hint="Reste à sa date, même passée ou chômée ; sinon la tâche va au premier jour ouvré."
      />
      <Textarea
        label="Liste à cocher"
        field={of.papers}
        rows={4}
        optional
        hint="Une pièce à réunir ou un point à voir par ligne."
      />
      <Textarea
        label="Règle"
        field={of.note}
        rows={3}
        optional
        hint="Ce que dit le texte, et lequel. Lu par qui fait la tâche."
      />
    </div>
  );
}

/** « 3 mois avant la date d’arrivée », as typed so far. */
function summaryOf({ count, counting, anchor, isLegal }: Fieldset): string {
  if (!isOneOf(COUNTINGS, counting.value) || !isOneOf(ANCHORS, anchor.value)) return "";
  const words = dayWords({
    count: Number(count.value) || 0,
    counting: counting.value,
    anchor: anchor.value,
  });
  return isLegal.value === "on" ? `${words}, terme légal` : words;
}
