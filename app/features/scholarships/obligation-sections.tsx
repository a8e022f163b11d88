import { LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { ActButton, Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Lines } from "~/components/ui/line";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import type { ScholarshipStage } from "~/vocabulary/scholarship-states";
import { formatCount, formatDayLong, NBSP } from "~/vocabulary/typography";
import { type Proof, ProofRow } from "./instalment-proof-lines";
import { type Balance, ObligationBalance } from "./obligation-balance";

export interface Page {
  id: string;
  stage: ScholarshipStage;
  today: string;
  startsOn?: string;
  months: number;
  unpaid: number;
  hasInstalments: boolean;
  asksProofs: boolean;
  balance?: Balance;
  /** What is still awaited of the proof that closes it. */
  lastProof?: string;
  yearlyProofs: (Proof & { askedOn: string; dueOn: string; isLate: boolean })[];
  canWrite: boolean;
}

interface Props {
  page: Page;
  lastResult: LastResult;
}

/** Before it begins: what is missing, or the day on which it does. */
export function BeginSection({ page, lastResult }: Props) {
  const { id, stage, unpaid, hasInstalments, canWrite, today, months } = page;
  if (stage !== "paying" || !hasInstalments || unpaid > 0)
    return (
      <EmptyState
        title="L’engagement n’a pas commencé."
        why={beginWords(page)}
        act={<LinkButton to={`/scholarships/${id}/instalments`}>Voir les versements</LinkButton>}
      />
    );
  return (
    <Section title="Commencer l’engagement">
      <p className="mb-3">{`${formatCount(months, "mois", "mois")} d’exercice sont dus.`}</p>
      {canWrite && (
        <ItemForm
          intent="begin"
          values={{ startsOn: today }}
          lastResult={lastResult}
          submit="Commencer l’engagement"
        >
          {({ startsOn }) => (
            <TextField
              label="Premier jour"
              field={startsOn}
              type="date"
              hint="Le jour à partir duquel l’exercice compte, tel que la convention le dit."
            />
          )}
        </ItemForm>
      )}
    </Section>
  );
}

function beginWords({ unpaid, hasInstalments }: Page): string {
  if (!hasInstalments) return "Il commence après les versements, qui ne sont pas encore prévus.";
  if (unpaid === 0) return "La bourse s’est arrêtée avant.";
  return `Il commence quand tout est versé. ${formatCount(unpaid, "versement attend", "versements attendent")} encore.`;
}

/** Where the obligation stands, and what may be done of the whole of it. */
export function StandingSection({ page, lastResult }: Props) {
  const { balance, stage, canWrite, startsOn } = page;
  if (!balance) return null;
  const isServed = balance.remaining === 0 && stage === "obligation";
  return (
    <>
      {isServed && canWrite && <Served lastProof={page.lastProof} />}
      {stage === "settled" && canWrite && (
        <Notice
          tone="done"
          title="Bourse soldée."
          act={<ActButton intent="unsettle">Reprendre l’engagement</ActButton>}
        />
      )}
      <ObligationBalance balance={balance} />
      {stage === "obligation" && canWrite && (
        <div className="mt-3 flex flex-wrap gap-2">
          <Folded
            summary={`Corriger le premier jour (${formatDayLong(startsOn ?? "")})`}
            isOpen={isResultOf(lastResult, "start")}
          >
            <ItemForm intent="start" values={{ startsOn }} lastResult={lastResult} submit="Corriger">
              {(fields) => <TextField label="Premier jour" field={fields.startsOn} type="date" />}
            </ItemForm>
          </Folded>
        </div>
      )}
    </>
  );
}

/** All is served: to be settled, normally once the proof that closes it was seen. */
function Served({ lastProof }: Pick<Page, "lastProof">) {
  if (lastProof)
    return (
      <Notice
        tone="waiting"
        title="Tout est servi."
        act={<ActButton intent="settle">Solder quand même</ActButton>}
      >
        {`${lastProof} La bourse se solde une fois qu’il est vu.`}
      </Notice>
    );
  return (
    <Notice tone="done" title="Tout est servi." act={<ActButton intent="settle">Solder la bourse</ActButton>}>
      {`Vérifiez les justificatifs, puis soldez${NBSP}: ceci s’annule.`}
    </Notice>
  );
}

/** The proofs of practice, a year at a time. */
export function YearlyProofs({ page, lastResult }: Props) {
  const { yearlyProofs, asksProofs, stage, canWrite } = page;
  const canAsk = canWrite && stage === "obligation";
  if (!asksProofs && yearlyProofs.length === 0) return null;
  return (
    <Section
      title="Justificatifs d’exercice"
      count={yearlyProofs.length}
      act={canAsk && <ActButton intent="ask">Demander maintenant</ActButton>}
    >
      {yearlyProofs.length === 0 && (
        <p className="text-muted">
          Un justificatif est demandé chaque année, à la date anniversaire, puis à la fin de l’engagement, par
          un lien vers la page de la personne. Sans réponse, un rappel part, puis une tâche vous revient.
        </p>
      )}
      <Lines label="Justificatifs d'exercice">
        {yearlyProofs.toReversed().map((proof) => (
          <ProofRow
            key={proof.id}
            proof={{ ...proof, label: `${proof.label}, jusqu’au ${formatDayLong(proof.askedOn)}` }}
            when={`attendu le ${formatDayLong(proof.dueOn)}`}
            canWrite={canAsk}
            canWithdraw
            lastResult={lastResult}
          />
        ))}
      </Lines>
    </Section>
  );
}
