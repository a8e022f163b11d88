import { type FieldMetadata, type SubmissionResult, useForm } from "@conform-to/react";
import type { ComponentProps } from "react";
import { Button } from "~/components/ui/button";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import {
  HOLIDAY_ZONES,
  SCHOOL_ZONES,
  type SchoolHoliday,
  type SchoolZone,
} from "~/vocabulary/school-holidays";
import { formatCount } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";
import { SettingsForm } from "./settings-form";

type CalendarFields = {
  summerStart: string;
  winterStart: string;
  zone: SchoolZone;
  schoolHolidays: SchoolHoliday[];
};

interface Props {
  calendar: CalendarFields;
  today: string;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** The dates the software cannot compute: semesters, school holidays. Public holidays, it knows. */
export function CalendarForm({ calendar, today, lastResult }: Props) {
  const [form, fields] = useForm<CalendarFields>({
    id: "calendar",
    lastResult,
    defaultValue: {
      ...calendar,
      summerStart: asTyped(calendar.summerStart),
      winterStart: asTyped(calendar.winterStart),
    },
  });
  const periods = fields.schoolHolidays.getFieldList().map((period, index) => ({
    period,
    remove: form.remove.getButtonProps({ name: fields.schoolHolidays.name, index }),
  }));
  const isPast = ({ period }: PeriodProps) => (period.getFieldset().toOn.initialValue ?? today) < today;
  const past = periods.filter(isPast);
  const coming = periods.filter((period) => !isPast(period));
  return (
    <SettingsForm form={form}>
      {/* Enter saves: without this, it would press the first button of the list. */}
      <button type="submit" hidden />
      <DrawnFrom values={calendar} lastResult={lastResult} />
      <p className="text-muted">
        Les jours fériés sont calculés, il n’y a rien à saisir. Un semestre commence le premier jour ouvré à
        partir de sa date.
      </p>
      <TextField label="Semestre d'été" hint="Jour et mois, par exemple 02/05." field={fields.summerStart} />
      <TextField
        label="Semestre d'hiver"
        hint="Jour et mois, par exemple 02/11."
        field={fields.winterStart}
      />
      <Select label="Zone scolaire du département" field={fields.zone} options={optionsOf(SCHOOL_ZONES)} />
      <fieldset className="grid gap-4">
        <legend className="font-semibold">Vacances scolaires</legend>
        <p className="text-muted">
          Les écoles et les relais petite enfance ne sont pas relancés ces jours-là. Du premier jour sans
          classe à la veille de la rentrée, telles que le ministère les publie.
        </p>
        {past.length > 0 && (
          <details open={past.some(({ period }) => !period.valid)}>
            <summary className="link inline-flex min-h-6">
              {formatCount(past.length, "période passée", "périodes passées")}
            </summary>
            <div className="mt-3 grid gap-4">
              {past.map((one) => (
                <Period key={one.period.key} {...one} />
              ))}
            </div>
          </details>
        )}
        {coming.map((one) => (
          <Period key={one.period.key} {...one} />
        ))}
        <div>
          <Button
            {...form.insert.getButtonProps({
              name: fields.schoolHolidays.name,
              defaultValue: { zone: "all" },
            })}
            size="small"
          >
            Ajouter une période
          </Button>
        </div>
      </fieldset>
    </SettingsForm>
  );
}

interface PeriodProps {
  period: FieldMetadata<SchoolHoliday>;
  remove: ComponentProps<typeof Button>;
}

function Period({ period, remove }: PeriodProps) {
  const of = period.getFieldset();
  return (
    <div className="grid items-end gap-3 border-l-2 border-line pl-4 md:grid-cols-2">
      <TextField label="Période" field={of.label} autoComplete="off" />
      <Select label="Zone" field={of.zone} options={optionsOf(HOLIDAY_ZONES)} />
      <TextField label="Du" field={of.fromOn} type="date" />
      <TextField label="Au" field={of.toOn} type="date" />
      <div>
        <Button {...remove} variant="quiet" size="small">
          Retirer cette période
        </Button>
      </div>
    </div>
  );
}

/** « 02/11 » for "11-02". */
function asTyped(day: string): string {
  return day.split("-").reverse().join("/");
}
