import { Badge, type Tone } from "~/components/ui/badge";
import { ActButton, Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Line, Lines } from "~/components/ui/line";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import { accessibleName } from "~/vocabulary/accessible-name";
import {
  REPAYMENT_STATES,
  type RepaymentState,
  type ScholarshipStage,
} from "~/vocabulary/scholarship-states";
import { formatCents, formatDayLong, NBSP, typedEuros } from "~/vocabulary/typography";

interface Due {
  id: string;
  dueOn: string;
  cents: number;
  state: RepaymentState;
  reason?: string;
  receivedOn?: string;
  receivedCents: number;
  leftCents: number;
  isLate: boolean;
}

interface Props {
  page: {
    stage: ScholarshipStage;
    today: string;
    firstOn: string;
    decided?: { totalCents: number };
    repayments: Due[];
    receivedCents: number;
    canWrite: boolean;
  };
  lastResult: LastResult;
}

const TONES: Readonly<Record<RepaymentState, Tone>> = { due: "waiting", received: "done", waived: "neutral" };

/** Of the sums still to come, those that are shown at once. */
const SHOWN_FIRST = 3;

/** The plan of what is paid back, or the form that makes it. */
export function RepaymentSection({ page, lastResult }: Props) {
  const { stage, decided, repayments, canWrite, receivedCents } = page;
  if (!decided) return null;
  if (stage === "breached") return canWrite ? <PlanForm page={page} lastResult={lastResult} /> : null;
  if (repayments.length === 0) return null;
  const shared = { canWrite, today: page.today, lastResult };
  const first = repayments.filter(({ state }) => state === "due").slice(0, SHOWN_FIRST);
  const isFar = (due: Due) => due.state === "due" && !due.isLate && !first.includes(due);
  const [near, far] = [repayments.filter((due) => !isFar(due)), repayments.filter(isFar)];
  const isUntouched = repayments.every(({ state }) => state === "due") && receivedCents === 0;
  return (
    <Section
      title="Remboursement"
      count={repayments.length}
      act={canWrite && isUntouched && <ActButton intent="unplan">Retirer ces dates</ActButton>}
    >
      {stage === "settled" && <Notice tone="done" title="Tout est reçu ou remis : la bourse est soldée." />}
      <p className="mb-3">{`${formatCents(receivedCents)} reçus sur ${formatCents(decided.totalCents)}.`}</p>
      <DueLines label="Échéances du remboursement" dues={near} {...shared} />
      {far.length > 0 && (
        <div className="mt-3">
          <Folded summary={`Voir les ${far.length} échéances suivantes`}>
            <DueLines label="Échéances suivantes" dues={far} {...shared} />
          </Folded>
        </div>
      )}
    </Section>
  );
}

interface DueLinesProps {
  label: string;
  dues: readonly Due[];
  canWrite: boolean;
  today: string;
  lastResult: LastResult;
}

function DueLines({ label, dues, canWrite, today, lastResult }: DueLinesProps) {
  return (
    <Lines label={label}>
      {dues.map((due) => (
        <Line
          key={due.id}
          title={`${formatDayLong(due.dueOn)}${NBSP}: ${formatCents(due.cents)}`}
          detail={dueDetail(due)}
          badge={<Badge tone={due.isLate ? "late" : TONES[due.state]}>{dueWords(due)}</Badge>}
          acts={canWrite && <DueActs due={due} today={today} lastResult={lastResult} />}
        />
      ))}
    </Lines>
  );
}

function PlanForm({ page: { decided, firstOn }, lastResult }: Props) {
  if (!decided || decided.totalCents === 0)
    return (
      <Section title="Remboursement">
        <Notice
          tone="done"
          title="Rien n’est à rembourser."
          act={<ActButton intent="settle">Solder la bourse</ActButton>}
        />
      </Section>
    );
  return (
    <Section title="Prévoir le remboursement">
      <ItemForm
        intent="plan"
        values={{ count: "12", firstOn }}
        lastResult={lastResult}
        submit="Prévoir ces dates"
      >
        {(fields) => (
          <div className="grid items-start gap-4 md:grid-cols-2">
            <TextField label="En combien de mois" field={fields.count} inputMode="numeric" />
            <TextField label="Première échéance le" field={fields.firstOn} type="date" />
          </div>
        )}
      </ItemForm>
    </Section>
  );
}

interface DueProps {
  due: Due;
  today: string;
  lastResult: LastResult;
}

function DueActs({ due: { id, dueOn, state, leftCents, receivedCents }, today, lastResult }: DueProps) {
  const name = (act: string) => accessibleName(`${act} : échéance du ${formatDayLong(dueOn)}`);
  const back = (
    <ActButton intent="due-back" fields={{ itemId: id }} label={name("Annuler ce qui est noté")}>
      Annuler ce qui est noté
    </ActButton>
  );
  if (state !== "due") return back;
  return (
    <>
      <Folded summary="Noter reçu" label={name("Noter reçu")} isOpen={isResultOf(lastResult, "received", id)}>
        <ItemForm
          intent="received"
          itemId={id}
          values={{ cents: typedEuros(leftCents), on: today }}
          lastResult={lastResult}
          submit="Noter reçu"
        >
          {(fields) => (
            <>
              <TextField
                label="Somme reçue (€)"
                field={fields.cents}
                inputMode="decimal"
                autoComplete="off"
              />
              <TextField label="Reçue le" field={fields.on} type="date" />
            </>
          )}
        </ItemForm>
      </Folded>
      <Folded summary="Déplacer" label={name("Déplacer")} isOpen={isResultOf(lastResult, "due-move", id)}>
        <ItemForm intent="due-move" itemId={id} values={{ dueOn }} lastResult={lastResult} submit="Déplacer">
          {(fields) => <TextField label="Nouveau jour" field={fields.dueOn} type="date" />}
        </ItemForm>
      </Folded>
      <Folded summary="Remettre" label={name("Remettre")} isOpen={isResultOf(lastResult, "waive", id)}>
        <ItemForm intent="waive" itemId={id} lastResult={lastResult} submit="Accorder la remise">
          {(fields) => (
            <TextField
              label="Acte ou raison"
              field={fields.reason}
              autoComplete="off"
              hint="Le numéro de l’acte qui l’accorde, par exemple. Rien de la santé, ni de la famille."
            />
          )}
        </ItemForm>
      </Folded>
      {receivedCents > 0 && back}
    </>
  );
}

function dueDetail({ receivedCents, receivedOn, reason, state, leftCents }: Due): string | undefined {
  const parts = [
    receivedCents > 0 &&
      `${formatCents(receivedCents)} reçus${receivedOn ? ` le ${formatDayLong(receivedOn)}` : ""}`,
    state === "due" && receivedCents > 0 && `${formatCents(leftCents)} attendus`,
    reason,
  ].filter(Boolean);
  return parts.join(" · ") || undefined;
}

function dueWords({ state, isLate }: Due): string {
  return isLate ? "en retard" : REPAYMENT_STATES[state].fr;
}
