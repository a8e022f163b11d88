import type { SubmissionResult } from "@conform-to/react";
import { Form, Link, useNavigation, useSearchParams } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { CheckboxGroup } from "~/components/ui/checkbox-group";
import { DataTable } from "~/components/ui/data-table";
import { FormErrors } from "~/components/ui/field";
import { Line, Lines } from "~/components/ui/line";
import { RadioGroup } from "~/components/ui/radio-group";
import { Section } from "~/components/ui/section";
import type { Option } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { CARE_DUTIES, type CareDuty } from "~/vocabulary/childcare";
import { optionsOf, valuesOf } from "~/vocabulary/words";
import type { DutyLine } from "./duties-page.queries.server";

/** The four competences by their first word, at the head of a column. */
const SHORT: Readonly<Record<CareDuty, string>> = {
  census: "Recenser",
  information: "Informer",
  planning: "Planifier",
  quality: "Qualité",
};

/** Who holds each of the four, commune by commune; the link shows how it came to be. */
export function DutyTable({ rows }: { rows: readonly DutyLine[] }) {
  const [search] = useSearchParams();
  const historyOf = (code: string) => {
    const params = new URLSearchParams(search);
    params.set("commune", code);
    return `?${params}#historique`;
  };
  return (
    <DataTable
      caption="Qui exerce chaque compétence, par commune"
      rows={rows}
      rowKey={({ code }) => code}
      columns={[
        {
          header: "Commune",
          cell: ({ code, name }) => <Link to={historyOf(code)}>{name}</Link>,
          onPhone: true,
        },
        ...valuesOf(CARE_DUTIES).map((duty) => ({
          header: SHORT[duty],
          cell: (row: DutyLine) => <Holder row={row} duty={duty} />,
          onPhone: true,
          isNamedOnPhone: true,
        })),
      ]}
    />
  );
}

function Holder({ row, duty }: { row: DutyLine; duty: CareDuty }) {
  const held = row.duties.find((one) => one.duty === duty);
  if (!held?.told) return <span className="text-muted">Commune</span>;
  return (
    <>
      {held.isEpci ? <strong>{held.holder}</strong> : held.holder}{" "}
      <small className="block text-muted max-md:inline">{held.told}</small>
    </>
  );
}

interface HistoryProps {
  history: {
    name: string;
    duties: { duty: CareDuty; lines: { id: string; holder: string; told: string }[] }[];
  };
}

/** Everything that was recorded for one commune, the latest first. */
export function DutyHistory({ history: { name, duties } }: HistoryProps) {
  return (
    <div id="historique">
      <Section title={`Historique, ${name}`}>
        <Lines label={`Historique de ${name}`}>
          {duties.map(({ duty, lines }) => (
            <Line
              key={duty}
              title={CARE_DUTIES[duty].fr}
              detail={
                lines.length === 0
                  ? "La commune, à défaut de délibération notée."
                  : lines.map(({ id, holder, told }) => <div key={id}>{`${holder} ${told}`}</div>)
              }
            />
          ))}
        </Lines>
      </Section>
    </div>
  );
}

interface DutyFormProps {
  epci: string;
  epciName: string;
  communes: readonly Option[];
  today: string;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** One act for a whole intercommunalité, or for the communes one checks. */
export function DutyForm({ epci, epciName, communes, today, lastResult }: DutyFormProps) {
  const { state, formData } = useNavigation();
  const errors = lastResult?.error ?? {};
  return (
    <Form method="post" key={epci} className="form-stack">
      <input type="hidden" name="epciCode" value={epci} />
      <FormErrors errors={errors[""]} />
      <CheckboxGroup
        label="Compétences"
        name="duties"
        options={optionsOf(CARE_DUTIES)}
        errors={errors.duties ?? undefined}
      />
      <RadioGroup
        label="Exercées par"
        name="holder"
        options={[
          { value: "epci", label: epciName },
          { value: "commune", label: "chaque commune" },
        ]}
        errors={errors.holder ?? undefined}
      />
      <div className="grid gap-4 md:grid-cols-2">
        <TextField
          label="À partir du"
          name="fromOn"
          type="date"
          defaultValue={today}
          errors={errors.fromOn ?? undefined}
        />
        <TextField
          label="Acte"
          name="deed"
          optional
          autoComplete="off"
          maxLength={200}
          hint="Par exemple : délibération du 12 mars 2025, n° 2025-31."
          errors={errors.deed ?? undefined}
        />
      </div>
      <details>
        <summary className="button">Pour certaines communes seulement</summary>
        <div className="mt-3">
          <CheckboxGroup
            label="Communes"
            name="communeCodes"
            options={communes}
            hint="Sans rien cocher, toutes les communes de l’intercommunalité."
            errors={errors.communeCodes ?? undefined}
          />
        </div>
      </details>
      <div>
        <Button
          name="intent"
          value="record"
          variant="primary"
          pending={state !== "idle" && formData?.get("intent") === "record"}
        >
          Noter
        </Button>
      </div>
    </Form>
  );
}
