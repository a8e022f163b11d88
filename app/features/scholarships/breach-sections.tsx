import { Form } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { DescriptionList } from "~/components/ui/description-list";
import { EmptyState } from "~/components/ui/empty-state";
import { ActButton, Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { When } from "~/components/ui/when";
import { SCHOLARSHIP_ENDS, type ScholarshipStage } from "~/vocabulary/scholarship-states";
import { formatCents, formatDayLong, NBSP } from "~/vocabulary/typography";
import { BREACH_REASONS } from "./breach-reasons";
import { BreachSum } from "./breach-sum";

interface Sum {
  lines: { words: string; cents: number }[];
  totalCents: number;
}

export interface Page {
  id: string;
  stage: ScholarshipStage;
  on: string;
  isRunning: boolean;
  simulation?: Sum & {
    paidCents: number;
    paid: string;
    owed: string;
    served: string;
    remaining: string;
    isServed: boolean;
  };
  rule: string[];
  deliberation: string[];
  decided?: Sum & {
    on: string;
    actNumber?: string;
    decidedBy: string;
    letterSentAt?: Date | string;
    paidCents?: number;
    served?: string;
    reason: string;
  };
  receivedCents: number;
  canWrite: boolean;
}

interface Props {
  page: Page;
  lastResult: LastResult;
}

/** What a breach would ask back on a day that is chosen; looking writes nothing. */
export function SimulationSection({ page, lastResult }: Props) {
  const { isRunning, simulation, on, canWrite } = page;
  if (!isRunning) return null;
  if (!simulation)
    return (
      <EmptyState
        title="Rien ne serait à rompre."
        why="Les termes de cette bourse ne sont pas encore figés par une convention."
      />
    );
  const { paidCents, paid, owed, served, remaining, isServed } = simulation;
  return (
    <>
      <p className="max-w-[44rem]">
        {`Si l’engagement s’arrêtait le jour que vous choisissez, voici ce que la convention demanderait. Rien ne s’écrit et personne n’est prévenu tant que vous ne décidez pas.`}
      </p>
      <Form method="get" preventScrollReset className="mt-3 flex flex-wrap items-end gap-3">
        <TextField label="Arrêt le" name="on" type="date" defaultValue={on} key={on} />
        <Button>Calculer</Button>
      </Form>
      <Section title={`Ce que donnerait un arrêt le ${formatDayLong(on)}`}>
        <BreachSum {...page} {...simulation} />
        <div className="mt-3">
          <DescriptionList
            facts={[
              { term: "Versé", value: `${formatCents(paidCents)} en ${paid}` },
              { term: "Dû", value: `${owed} d’exercice` },
              { term: "Servi", value: served },
              { term: "Reste", value: remaining },
            ]}
          />
        </div>
      </Section>
      {canWrite && !isServed && (
        <DecideForm
          key={`${on}-${simulation.totalCents}`}
          page={page}
          sum={simulation}
          lastResult={lastResult}
        />
      )}
    </>
  );
}

function DecideForm({ page: { on }, sum: { totalCents }, lastResult }: Props & { sum: Sum }) {
  return (
    <Section title="Décider la rupture">
      <Folded summary="Décider la rupture" isOpen={isResultOf(lastResult, "decide")}>
        <ItemForm
          intent="decide"
          values={{ on, seenCents: String(totalCents) }}
          lastResult={lastResult}
          submit={`Décider la rupture au ${formatDayLong(on)}`}
        >
          {(fields) => (
            <>
              <input type="hidden" name="on" value={on} />
              <input type="hidden" name="seenCents" value={totalCents} />
              <Select label="Raison" field={fields.reason} options={REASONS} placeholder="Choisissez…" />
              <TextField label="Numéro de l’acte" field={fields.actNumber} optional autoComplete="off" />
              <p className="text-muted">
                {`Le calcul est figé tel qu’il est affiché${NBSP}: ${formatCents(totalCents)}. Aucune lettre ne part encore. Ceci s’annule tant qu’aucune somme n’est reçue.`}
              </p>
            </>
          )}
        </ItemForm>
      </Folded>
    </Section>
  );
}

const REASONS = BREACH_REASONS.map((value) => ({ value, label: SCHOLARSHIP_ENDS[value].fr }));

/** What was decided, the letter that says it, and the way back while nothing was received. */
export function DecisionSection({ page }: Pick<Props, "page">) {
  const { decided, id, canWrite, receivedCents, stage } = page;
  if (!decided) return null;
  const { on, actNumber, decidedBy, letterSentAt, paidCents, served, reason } = decided;
  const canUndo = receivedCents === 0 && (stage === "breached" || stage === "repaying");
  return (
    <Section title={`Rupture au ${formatDayLong(on)}`}>
      <BreachSum {...page} {...decided} />
      <div className="mt-3">
        <DescriptionList
          facts={[
            { term: "Raison", value: reason },
            { term: "Acte", value: actNumber },
            { term: "Décidée par", value: decidedBy },
            { term: "Versé", value: paidCents !== undefined && formatCents(paidCents) },
            { term: "Servi", value: served },
            { term: "Lettre", value: letterSentAt ? <LetterSent at={letterSentAt} /> : "pas encore envoyée" },
          ].filter(({ value }) => value)}
        />
      </div>
      <div className="mt-3 flex flex-wrap items-start gap-2">
        <a className="button button-small" href={`/scholarships/${id}/letter`} download>
          Lettre en PDF
        </a>
        {canWrite && stage !== "settled" && (
          <ActButton intent="letter">
            {letterSentAt ? "Renvoyer la lettre par mail" : "Envoyer la lettre par mail"}
          </ActButton>
        )}
        {canWrite && canUndo && <ActButton intent="undecide">Annuler la rupture</ActButton>}
      </div>
    </Section>
  );
}

function LetterSent({ at }: { at: Date | string }) {
  return (
    <>
      {"envoyée par mail le "}
      <When at={at} />
    </>
  );
}
