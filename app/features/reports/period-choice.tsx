import { Form } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { TabLinks } from "~/components/ui/tab-links";
import { TextField } from "~/components/ui/text-field";
import { NBSP } from "~/vocabulary/typography";
import type { Period, Preset } from "./periods";

interface Props {
  period: Period;
  presets: readonly Preset[];
  today: string;
  /** Whether a day stands for its whole month. */
  isMonthly: boolean;
}

/** The usual periods in one press, any other between two dates; the address says which. */
export function PeriodChoice({ period, presets, today, isMonthly }: Props) {
  return (
    <div className="no-print">
      <TabLinks label="Périodes usuelles" tabs={presets.map((preset) => tabOf(preset, period))} />
      <Form method="get" className="mb-4 flex flex-wrap items-end gap-3" preventScrollReset>
        <TextField
          key={period.fromOn}
          label="Du"
          name="du"
          type="date"
          defaultValue={period.fromOn}
          max={today}
        />
        <TextField
          key={`-${period.toOn}`}
          label="Au"
          name="au"
          type="date"
          defaultValue={period.toOn}
          max={today}
        />
        <Button>Voir</Button>
        <Button type="button" variant="quiet" onClick={() => window.print()}>
          Imprimer
        </Button>
      </Form>
      {isMonthly && (
        <p className="mb-4 max-w-[75ch] text-muted">
          Les périodes sont faites de mois entiers{NBSP}: du premier au dernier jour de chaque mois choisi,
          jusqu’à aujourd’hui pour le mois en cours. Jour par jour, un chiffre désignerait quelqu’un.
        </p>
      )}
    </div>
  );
}

function tabOf({ label, fromOn, toOn }: Preset, period: Period) {
  return {
    to: `?${new URLSearchParams({ du: fromOn, au: toOn })}`,
    label,
    isCurrent: fromOn === period.fromOn && toOn === period.toOn,
  };
}
