import type { CareProjectRecord, CareScenario } from "#models/care-project";
import { Badge } from "~/components/ui/badge";
import { ActButton, Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { CARE_MODES } from "~/vocabulary/childcare";
import { formatCents, formatDayLong, formatMonth, formatNumber, typedEuros } from "~/vocabulary/typography";
import { CARE_KIND_OPTIONS } from "./project-form";

interface Props {
  scenarios: readonly CareScenario[];
  decision: CareProjectRecord["decision"];
  today: string;
  canWrite: boolean;
  lastResult: LastResult;
}

/** The ways of doing it, each in its column, then what was decided. */
export function ScenarioSection({ scenarios, decision, today, canWrite, lastResult }: Props) {
  return (
    <Section title="Scénarios et décision" count={scenarios.length}>
      {scenarios.length === 0 && (
        <p className="text-muted">Aucun scénario : deux suffisent pour comparer, six au plus.</p>
      )}
      {scenarios.length > 0 && <ScenarioTable scenarios={scenarios} chosenId={decision?.scenarioId} />}
      {decision && (
        <p className="mt-3">
          <strong>{`Décision du ${formatDayLong(decision.on)} : `}</strong>
          {decision.text}
        </p>
      )}
      {canWrite && (
        <div className="mt-3 grid gap-2">
          {scenarios.map((scenario) => (
            <ScenarioActs key={scenario.id} scenario={scenario} lastResult={lastResult} />
          ))}
          <Folded summary="Ajouter un scénario" isOpen={isResultOf(lastResult, "scenario")}>
            <ScenarioForm lastResult={lastResult} />
          </Folded>
          <Folded
            summary={decision ? "Changer la décision" : "Noter la décision"}
            isOpen={isResultOf(lastResult, "decision")}
          >
            <DecisionForm scenarios={scenarios} decision={decision} today={today} lastResult={lastResult} />
          </Folded>
        </div>
      )}
    </Section>
  );
}

interface Row {
  label: string;
  of: (scenario: CareScenario) => string;
  isEnd?: boolean;
}

const ROWS: readonly Row[] = [
  { label: "Mode d’accueil", of: ({ kind }) => CARE_MODES[kind].fr },
  { label: "Places", of: ({ places }) => formatNumber(places) },
  { label: "Ouverture", of: ({ opensIn }) => (opensIn ? formatMonth(opensIn) : "à dire") },
  { label: "Coût", of: ({ cost }) => (cost === undefined ? "à dire" : formatCents(cost)) },
  { label: "Lieu", of: ({ place }) => place ?? "" },
  { label: "Points forts", of: ({ strengths }) => strengths ?? "" },
  { label: "Limites", of: ({ limits }) => limits ?? "" },
];

function ScenarioTable({ scenarios, chosenId }: { scenarios: readonly CareScenario[]; chosenId?: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard
    <section className="overflow-x-auto" tabIndex={0} aria-label="Comparaison des scénarios">
      <table className="compare-table">
        <caption className="visually-hidden">Scénarios côte à côte</caption>
        <thead>
          <tr>
            <td />
            {scenarios.map(({ id, name }) => (
              <th key={id} scope="col">
                {name} {id === chosenId && <Badge tone="done">retenu</Badge>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.filter(({ of }) => scenarios.some((scenario) => of(scenario))).map(({ label, of }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {scenarios.map((scenario) => (
                <td key={scenario.id}>{of(scenario)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ScenarioActs({ scenario, lastResult }: { scenario: CareScenario; lastResult: LastResult }) {
  const { id, name } = scenario;
  return (
    <div className="flex flex-wrap gap-2">
      <ActButton intent="scenario-aside" fields={{ itemId: id }}>
        {`Retirer « ${name} »`}
      </ActButton>
      <Folded summary={`Modifier « ${name} »`} isOpen={isResultOf(lastResult, "scenario", id)}>
        <ScenarioForm scenario={scenario} lastResult={lastResult} />
      </Folded>
    </div>
  );
}

function ScenarioForm({ scenario, lastResult }: { scenario?: CareScenario; lastResult: LastResult }) {
  return (
    <ItemForm
      intent="scenario"
      itemId={scenario?.id}
      values={scenario && valuesOf(scenario)}
      lastResult={lastResult}
      submit="Enregistrer le scénario"
    >
      {(fields) => (
        <>
          <TextField label="Nom du scénario" field={fields.name} autoComplete="off" />
          <div className="grid items-start gap-4 md:grid-cols-2">
            <Select
              label="Mode d'accueil"
              field={fields.kind}
              options={CARE_KIND_OPTIONS}
              placeholder="Choisissez…"
            />
            <TextField label="Places" field={fields.places} type="number" min={1} max={500} />
            <TextField label="Ouverture" field={fields.opensIn} type="month" optional />
            <TextField label="Coût (€)" field={fields.cost} optional inputMode="decimal" autoComplete="off" />
          </div>
          <TextField label="Lieu" field={fields.place} optional autoComplete="off" />
          <Textarea label="Points forts" field={fields.strengths} rows={2} optional />
          <Textarea label="Limites" field={fields.limits} rows={2} optional />
        </>
      )}
    </ItemForm>
  );
}

function valuesOf({ name, kind, places, opensIn, cost, place, strengths, limits }: CareScenario) {
  return {
    ...{ name, kind, opensIn, place, strengths, limits },
    places: String(places),
    cost: typedEuros(cost),
  };
}

function DecisionForm({ scenarios, decision, today, lastResult }: Omit<Props, "canWrite">) {
  return (
    <ItemForm
      intent="decision"
      values={{ scenarioId: decision?.scenarioId, text: decision?.text, on: decision?.on ?? today }}
      lastResult={lastResult}
      submit="Enregistrer la décision"
    >
      {(fields) => (
        <>
          <Select
            label="Scénario retenu"
            field={fields.scenarioId}
            options={scenarios.map(({ id, name }) => ({ value: id, label: name }))}
            placeholder="Aucun de ceux-là"
            hint="Le projet prend son mode d’accueil, ses places et son mois."
          />
          <Textarea label="Ce qui a été décidé" field={fields.text} rows={2} hint="Et par qui." />
          <TextField label="Le" field={fields.on} type="date" />
        </>
      )}
    </ItemForm>
  );
}
