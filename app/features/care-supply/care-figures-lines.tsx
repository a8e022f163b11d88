import type { SubmissionResult } from "@conform-to/react";
import { typedAt } from "~/components/layout/letter-parts";
import { TextField } from "~/components/ui/text-field";
import { formatCount } from "~/vocabulary/typography";
import type { ShownFigure } from "./care-figure";
import type { CareFiguresPage } from "./care-figures.queries.server";

type Result = SubmissionResult<string[]> | undefined;

interface LinesProps {
  /** Where the line stands in the form: « services[2] ». */
  name: string;
  result: Result;
}

/** A place: its places in all, and those free by age. */
export function ServiceLines({
  service,
  name,
  result,
}: LinesProps & { service: CareFiguresPage["services"][number] }) {
  const { id, name: title, what, places, ages } = service;
  const before = {
    places: places?.value,
    ...Object.fromEntries(ages.map(({ age, free }) => [age, free?.value])),
  };
  return (
    <fieldset>
      <legend>
        {title} <span className="small">{what}</span>
      </legend>
      <input type="hidden" name={`${name}.id`} value={id} />
      <Before name={`${name}.before`} values={before} result={result} />
      <div className="numbers">
        <NumberField label="Places en tout" name={`${name}.places`} figure={places} result={result} />
        {ages.map(({ age, label, free }) => (
          <NumberField
            key={age}
            label={`Libres, ${label}`}
            name={`${name}.${age}`}
            figure={free}
            result={result}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** The communes of which something is known, then the others, folded: nobody has to fill them. */
export function CommuneParts({
  communes,
  result,
}: {
  communes: CareFiguresPage["communes"];
  result: Result;
}) {
  const lines = communes.map((commune, at) => ({ commune, name: `communes[${at}]` }));
  const known = lines.filter(({ commune }) => commune.isKnown);
  const others = lines.filter(({ commune }) => !commune.isKnown);
  const drawn = ({ commune, name }: (typeof lines)[number]) => (
    <CommuneLines key={commune.code} commune={commune} name={name} result={result} />
  );
  return (
    <>
      {lines.length > 0 && <h3>Assistantes maternelles, en nombre</h3>}
      {known.map(drawn)}
      {others.length > 0 && (
        <details open={result !== undefined || undefined}>
          <summary>
            {formatCount(others.length, "commune dont", "communes dont")} nous ne savons encore rien
          </summary>
          {others.map(drawn)}
        </details>
      )}
    </>
  );
}

function CommuneLines({
  commune,
  name,
  result,
}: LinesProps & { commune: CareFiguresPage["communes"][number] }) {
  const { code, name: title, childminders, places, free } = commune;
  const before = { childminders: childminders?.value, places: places?.value, free: free?.value };
  return (
    <fieldset>
      <legend>{title}</legend>
      <input type="hidden" name={`${name}.code`} value={code} />
      <Before name={`${name}.before`} values={before} result={result} />
      <div className="numbers">
        <NumberField
          label="Assistantes maternelles"
          name={`${name}.childminders`}
          figure={childminders}
          result={result}
        />
        <NumberField label="Places" name={`${name}.places`} figure={places} result={result} />
        <NumberField label="Places libres" name={`${name}.free`} figure={free} result={result} />
      </div>
    </fieldset>
  );
}

interface NumberProps {
  label: string;
  name: string;
  figure: ShownFigure | undefined;
  result: Result;
}

function NumberField({ label, name, figure, result }: NumberProps) {
  return (
    <TextField
      id={name}
      name={name}
      label={label}
      inputMode="numeric"
      autoComplete="off"
      hint={figure?.told}
      defaultValue={typedAt(result, name) ?? figure?.value}
      errors={result?.error?.[name] ?? undefined}
    />
  );
}

/** The values a line was drawn from: still the first ones, when the form comes back refused. */
function Before({ name, values, result }: { name: string; values: object; result: Result }) {
  return <input type="hidden" name={name} value={typedAt(result, name) ?? JSON.stringify(values)} readOnly />;
}
