import type { FieldMetadata, FormMetadata } from "@conform-to/react";
import { Button } from "~/components/ui/button";
import { controlProps, FieldErrors, type FieldSource, useFieldParts } from "~/components/ui/field";
import { ODD_HOURS } from "~/vocabulary/childcare";
import { isWeekEnd, WEEK_DAYS, type WeekDay } from "~/vocabulary/proposals";
import { joinWords, NBSP, upperFirst } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";
import { oddHoursIn } from "./care-week";

export type DayHours = { from: string; to: string };
/** The usual week as it is typed: hours by day, empty when nobody is minded. */
export type WeekValues = Record<WeekDay, DayHours>;

interface Props<Values extends Record<string, unknown>> {
  form: FormMetadata<Values>;
  field: FieldMetadata<WeekValues, Values>;
}

const DAYS = valuesOf(WEEK_DAYS);
/** Those to whom Monday's hours are copied. */
const WORKED = DAYS.filter((day) => !isWeekEnd(day));

/** The usual week, a line for each day. */
export function CareWeekField<Values extends Record<string, unknown>>({ form, field }: Props<Values>) {
  const days = field.getFieldset();
  const hours = DAYS.map((day) => ({ day, ...days[day].value }));
  const odd = oddHoursIn(hours.flatMap(({ day, from, to }) => (from && to ? [{ day, from, to }] : [])));
  const monday = { from: days.monday.value?.from ?? "", to: days.monday.value?.to ?? "" };
  const copied = Object.fromEntries(WORKED.map((day) => [day, monday]));
  const value = { ...Object.fromEntries(DAYS.map((day) => [day, days[day].value ?? {}])), ...copied };
  return (
    <fieldset>
      <legend className="mb-1 font-semibold">Semaine type</legend>
      <p className="text-muted" id={`${field.id}-how`}>
        Laissez vide un jour sans accueil.
      </p>
      <table className="mt-2 w-full max-w-md table-fixed" aria-describedby={`${field.id}-how`}>
        <thead className="text-left text-muted">
          <tr>
            <th className="pr-3 font-normal">Jour</th>
            <th className="pr-2 font-normal">De</th>
            <th className="font-normal">À</th>
          </tr>
        </thead>
        <tbody>
          {DAYS.map((day) => (
            <DayLine key={day} day={day} fields={days[day].getFieldset()} />
          ))}
        </tbody>
      </table>
      <div className="mt-2">
        <Button {...form.update.getButtonProps({ name: field.name, value: value as never })} size="small">
          Recopier le lundi jusqu’au vendredi
        </Button>
      </div>
      <p aria-live="polite" className="mt-2 text-muted">
        {odd.length > 0 && `D’après cette semaine${NBSP}: ${joinWords(odd.map((one) => ODD_HOURS[one].fr))}.`}
      </p>
    </fieldset>
  );
}

function DayLine({ day, fields }: { day: WeekDay; fields: Record<keyof DayHours, FieldSource> }) {
  const name = WEEK_DAYS[day].fr;
  return (
    <tr>
      <th scope="row" className="py-1 pr-3 text-left align-baseline font-normal">
        {upperFirst(name)}
      </th>
      <td className="py-1 pr-2 align-baseline">
        <HourInput label={`${upperFirst(name)}, de`} field={fields.from} />
      </td>
      <td className="py-1 align-baseline">
        <HourInput label={`${upperFirst(name)}, à`} field={fields.to} />
      </td>
    </tr>
  );
}

function HourInput({ label, field }: { label: string; field: FieldSource }) {
  const parts = useFieldParts({ label, field });
  return (
    <>
      <input
        key={field.key}
        className="control min-w-0 max-sm:px-1.5"
        type="time"
        defaultValue={field.defaultValue}
        {...controlProps(parts, field)}
        aria-label={label}
      />
      <FieldErrors parts={parts} />
    </>
  );
}
