import { type FieldMetadata, type SubmissionResult, useForm } from "@conform-to/react";
import type { ComponentProps } from "react";
import { Button } from "~/components/ui/button";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { SettingsForm } from "~/features/settings/settings-form";
import { AID_PERIODS, LOST_WHEN, type LodgingAid, type LodgingRule } from "~/vocabulary/lodgings";
import { optionsOf } from "~/vocabulary/words";

type Typed = {
  rules: (Omit<LodgingRule, "points"> & { points: string })[];
  aids: (Omit<LodgingAid, "euros"> & { euros: string })[];
};

interface Props {
  lodging: { rules: LodgingRule[]; aids: LodgingAid[] };
  lastResult: SubmissionResult<string[]> | undefined;
}

/** The published rules of the waiting list, and the aids that being lodged takes away. */
export function LodgingSettingsForm({ lodging, lastResult }: Props) {
  const [form, fields] = useForm<Typed>({
    id: "lodging",
    lastResult,
    defaultValue: {
      rules: lodging.rules.map((rule) => ({ ...rule, points: String(rule.points) })),
      aids: lodging.aids.map((aid) => ({ ...aid, euros: String(aid.euros) })),
    },
  });
  return (
    <SettingsForm form={form}>
      {/* Enter saves: without this, it would press the first button of the list. */}
      <button type="submit" hidden />
      <DrawnFrom values={{ ...lodging }} lastResult={lastResult} />
      <fieldset className="grid gap-4">
        <legend className="font-semibold">Règles de la liste d’attente</legend>
        <p className="text-muted">
          Chaque règle remplie donne ses points : le plus de points passe devant, puis la demande la plus
          ancienne. Ces règles sont publiques. Zéro point : la règle n’est ni appliquée, ni publiée.
        </p>
        {fields.rules.getFieldList().map((rule) => (
          <Rule key={rule.key} rule={rule} />
        ))}
      </fieldset>
      <fieldset className="grid gap-4">
        <legend className="font-semibold">Aides perdues quand on est logé·e</legend>
        <p className="text-muted">
          Dites avant chaque réservation, avec leur source. Une règle qui change garde sa date de fin : la
          nouvelle s’ajoute en dessous.
        </p>
        {fields.aids.getFieldList().map((aid, index) => (
          <Aid
            key={aid.key}
            aid={aid}
            remove={form.remove.getButtonProps({ name: fields.aids.name, index })}
          />
        ))}
        <div>
          <Button
            {...form.insert.getButtonProps({
              name: fields.aids.name,
              defaultValue: { per: "month", lostWhen: "public-owner" },
            })}
            size="small"
          >
            Ajouter une aide
          </Button>
        </div>
      </fieldset>
    </SettingsForm>
  );
}

function Rule({ rule }: { rule: FieldMetadata<Typed["rules"][number]> }) {
  const of = rule.getFieldset();
  return (
    <div className="grid items-start gap-3 border-l-2 border-line pl-4 md:grid-cols-[1fr_8rem]">
      <input type="hidden" name={of.key.name} value={of.key.initialValue} />
      <TextField label="Règle" field={of.label} autoComplete="off" />
      <TextField label="Points" field={of.points} type="number" min={0} max={1000} />
    </div>
  );
}

interface AidProps {
  aid: FieldMetadata<Typed["aids"][number]>;
  remove: ComponentProps<typeof Button>;
}

function Aid({ aid, remove }: AidProps) {
  const of = aid.getFieldset();
  return (
    <div className="grid items-start gap-3 border-l-2 border-line pl-4 md:grid-cols-2">
      <input type="hidden" name={of.key.name} value={of.key.initialValue ?? ""} />
      <TextField
        label="Aide, avec son article"
        field={of.label}
        autoComplete="off"
        className="md:col-span-2"
        hint="Elle suit « l’interne perd » : l’indemnité…"
      />
      <TextField
        label="En un mot, avec son article"
        field={of.short}
        optional
        autoComplete="off"
        className="md:col-span-2"
        hint="Dit à côté de chaque réservation : « perd l’IFH »."
      />
      <TextField label="Montant, en euros" field={of.euros} inputMode="decimal" />
      <Select label="Versée" field={of.per} options={optionsOf(AID_PERIODS)} />
      <TextField label="Depuis le" field={of.fromOn} type="date" />
      <TextField label="Jusqu'au" field={of.toOn} type="date" optional />
      <Select label="Perdue quand on est" field={of.lostWhen} options={optionsOf(LOST_WHEN)} />
      <TextField label="Source" field={of.source} autoComplete="off" />
      <div>
        <Button {...remove} variant="quiet" size="small">
          Retirer cette aide
        </Button>
      </div>
    </div>
  );
}
