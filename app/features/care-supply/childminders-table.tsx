import type { SubmissionResult } from "@conform-to/react";
import { Form, Link, useNavigation, useSearchParams } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button, LinkButton } from "~/components/ui/button";
import { DataTable } from "~/components/ui/data-table";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { FormErrors } from "~/components/ui/field";
import { FilterSelect } from "~/components/ui/list-filters";
import { Section } from "~/components/ui/section";
import type { Option } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { formatCount, formatNumber } from "~/vocabulary/typography";
import type { ShownFigure } from "./care-figure";
import { Figure } from "./care-figure-view";
import { COUNT_FIELDS, COUNT_NAMES, type CountInput } from "./childminder-card";
import type { CountTotals } from "./childminders.queries.server";

export interface CountLine {
  code: string;
  name: string;
  childminders?: ShownFigure;
  places?: ShownFigure;
  free?: ShownFigure;
  isStale: boolean;
}

/** One intercommunalité at a time. */
export function EpciChoice({ territories, epci }: { territories: readonly Option[]; epci: string }) {
  return (
    <Form role="search" key={epci} className="mb-4 grid grid-cols-2 items-end gap-3 md:grid-cols-4">
      <FilterSelect label="Intercommunalité" name="epci" options={territories} defaultValue={epci} />
      <div>
        <Button>Afficher</Button>
      </div>
    </Form>
  );
}

/** The sum of what the communes told, and how many of them did: never more than it is. */
export function CountSum({ totals }: { totals: CountTotals }) {
  const { childminders, places, free, known, communes } = totals;
  return (
    <p className="mb-4">
      {known === 0
        ? `Aucune des ${formatNumber(communes)} communes n’est encore renseignée.`
        : `${formatCount(childminders, "assistante maternelle", "assistantes maternelles")}, ${formatCount(places, "place", "places")} dont ${formatCount(free, "libre", "libres")}, dans ${formatCount(known, "commune renseignée", "communes renseignées")} sur ${formatNumber(communes)}.`}
    </p>
  );
}

/** Totals by commune; what nobody renewed is grey, and says so. */
export function CountTable({ rows, canWrite }: { rows: readonly CountLine[]; canWrite: boolean }) {
  const [search] = useSearchParams();
  const editOf = (code: string) => {
    const params = new URLSearchParams(search);
    params.set("commune", code);
    return `?${params}`;
  };
  return (
    <DataTable
      caption="Assistantes maternelles par commune"
      rows={rows}
      rowKey={({ code }) => code}
      columns={[
        {
          header: "Commune",
          cell: ({ code, name, isStale }) => (
            <>
              {canWrite ? <Link to={editOf(code)}>{name}</Link> : name}{" "}
              {isStale && <Badge tone="attention">à mettre à jour</Badge>}
            </>
          ),
          onPhone: true,
        },
        ...(["childminders", "places", "free"] as const).map((field) => ({
          header: COUNT_FIELDS[field].label,
          cell: (row: CountLine) => <Figure figure={row[field]} />,
          onPhone: true,
          isNamedOnPhone: true,
        })),
      ]}
    />
  );
}

interface CountFormProps {
  edited: { code: string; name: string; card: CountInput };
  today: string;
  back: string;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** The totals of one commune: numbers, told by whom and when. */
export function CountForm({ edited: { code, name, card }, today, back, lastResult }: CountFormProps) {
  const { state, formData } = useNavigation();
  const last = lastResult?.initialValue;
  const errors = lastResult?.error ?? {};
  return (
    <Section title={name}>
      <Form method="post" key={code} className="form-stack">
        <input type="hidden" name="communeCode" value={code} />
        <DrawnFrom values={{ ...card }} lastResult={lastResult} />
        <FormErrors errors={errors[""]} />
        <div className="grid gap-4 md:grid-cols-2">
          {COUNT_NAMES.map((field) => (
            <TextField
              key={field}
              label={COUNT_FIELDS[field].label}
              name={field}
              inputMode="numeric"
              optional
              autoComplete="off"
              defaultValue={typed(last?.[field]) ?? card[field]}
              errors={errors[field] ?? undefined}
            />
          ))}
          <TextField
            label="Dit le"
            name="toldOn"
            type="date"
            max={today}
            defaultValue={typed(last?.toldOn) ?? today}
            errors={errors.toldOn ?? undefined}
          />
          <TextField
            label="Par qui"
            name="source"
            optional
            autoComplete="off"
            hint="PMI, Caf, relais ; sans rien écrire, l’équipe. Un nombre que vous changez reste, quoi que dise la liste suivante."
            defaultValue={typed(last?.source)}
            errors={errors.source ?? undefined}
          />
        </div>
        <div className="flex flex-wrap gap-2">
          <Button
            name="intent"
            value="count"
            variant="primary"
            pending={state !== "idle" && formData?.get("communeCode") === code}
          >
            Enregistrer
          </Button>
          <LinkButton to={back}>Fermer</LinkButton>
        </div>
      </Form>
    </Section>
  );
}

function typed(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
