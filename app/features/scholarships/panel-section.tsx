import { Link } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { DescriptionList } from "~/components/ui/description-list";
import { ActButton, Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { Textarea } from "~/components/ui/textarea";
import type { PanelResult, ScholarshipStage } from "~/vocabulary/scholarship-states";
import { formatDayLong, NBSP, upperFirst } from "~/vocabulary/typography";
import { DecisionForm } from "./decision-form";
import { CHOSEN_END_OPTIONS } from "./scholarship-end-form";

interface PanelView {
  sessionId: string;
  on: string;
  actOn?: string;
  result?: PanelResult;
  resultLabel?: string;
  votes?: { for: number; against: number; abstained: number };
  actNumber?: string;
}

interface Props {
  page: {
    stage: ScholarshipStage;
    today: string;
    panel?: PanelView | null;
    postponed: { sessionId: string; on: string }[];
    coming: { id: string; on: string; place?: string }[];
    card: { assessment?: string };
    end?: { reason: string; on: string; words?: string };
    canWrite: boolean;
  };
  lastResult: LastResult;
}

/** The session that hears a scholarship, and what it decided. */
export function PanelSection({ page, lastResult }: Props) {
  const { stage, panel, postponed, canWrite } = page;
  if (!panel && postponed.length === 0 && stage !== "review") return null;
  return (
    <div id="panel">
      <Section title="Commission">
        {panel && <DescriptionList facts={factsOf(panel)} />}
        {postponed.map(({ sessionId, on }) => (
          <p key={sessionId} className="mt-2">
            Reportée par la{" "}
            <Link to={`/scholarships/sessions/${sessionId}`}>séance du {formatDayLong(on)}</Link>.
          </p>
        ))}
        {canWrite && <PanelActs page={page} lastResult={lastResult} />}
      </Section>
    </div>
  );
}

function factsOf({ sessionId, on, actOn, resultLabel, votes, actNumber }: PanelView) {
  return [
    {
      term: "Séance",
      value: <Link to={`/scholarships/sessions/${sessionId}`}>{formatDayLong(on)}</Link>,
    },
    { term: "Décision", value: resultLabel ?? "pas encore notée" },
    { term: "Voix", value: votes && votesWords(votes) },
    {
      term: "Acte",
      value: actNumber && `n°${NBSP}${actNumber}${actOn ? ` du ${formatDayLong(actOn)}` : ""}`,
    },
  ];
}

/** « 5 pour, 1 contre, 0 abstention » */
export function votesWords({ for: yes, against, abstained }: NonNullable<PanelView["votes"]>): string {
  return `${yes} pour, ${against} contre, ${abstained} abstention${abstained > 1 ? "s" : ""}`;
}

function PanelActs({ page: { stage, today, panel, coming, card }, lastResult }: Props) {
  const canList = stage === "review" || (stage === "panel" && !panel?.result);
  const canDecide = stage === "panel" && panel && panel.on <= today;
  return (
    <div className="mt-3 grid justify-items-start gap-2">
      {canDecide && (
        <Folded summary="Noter la décision" isOpen={isResultOf(lastResult, "decide")}>
          <DecisionForm sessionOn={panel.on} lastResult={lastResult} />
        </Folded>
      )}
      {canList && !card.assessment && (
        <p className="text-muted">Écrivez d’abord l’instruction{NBSP}: elle est lue en séance.</p>
      )}
      {canList && card.assessment && coming.length === 0 && (
        <LinkButton to="/scholarships/sessions">Ouvrir une séance</LinkButton>
      )}
      {canList && card.assessment && coming.length > 0 && (
        <Folded
          summary={panel ? "Changer de séance" : "Mettre à l’ordre du jour"}
          isOpen={isResultOf(lastResult, "agenda")}
        >
          <AgendaForm coming={coming} lastResult={lastResult} />
        </Folded>
      )}
      {panel?.result && (stage === "agreement" || stage === "panel") && (
        <ActButton intent="undecide">Reprendre la décision</ActButton>
      )}
    </div>
  );
}

function AgendaForm({ coming, lastResult }: Pick<Props["page"], "coming"> & Pick<Props, "lastResult">) {
  const options = coming.map(({ id, on, place }) => ({
    value: id,
    label: [formatDayLong(on), place].filter(Boolean).join(", "),
  }));
  return (
    <ItemForm
      intent="agenda"
      values={{ sessionId: options[0]?.value }}
      lastResult={lastResult}
      submit="Mettre à l’ordre du jour"
    >
      {({ sessionId }) => <Select label="Séance" field={sessionId} options={options} />}
    </ItemForm>
  );
}

const CLOSABLE: readonly ScholarshipStage[] = ["requested", "complete", "review", "panel", "agreement"];

/** Its end before it began, with a reason; or the way back from it. */
export function EndSection({ page: { stage, end, canWrite }, lastResult }: Props) {
  if (stage === "closed")
    return (
      <Section title="Sans suite">
        {end && (
          <p className="mb-3">
            {`${upperFirst(end.reason)}, le ${formatDayLong(end.on)}${end.words ? `${NBSP}: ${end.words}` : "."}`}
          </p>
        )}
        {canWrite && <ActButton intent="reopen">Rouvrir cette bourse</ActButton>}
      </Section>
    );
  if (!canWrite || !CLOSABLE.includes(stage)) return null;
  return (
    <Section title="Laisser sans suite">
      <Folded summary="Retirer la demande" isOpen={isResultOf(lastResult, "close")}>
        <ItemForm intent="close" lastResult={lastResult} submit="Laisser sans suite">
          {({ reason, words }) => (
            <>
              <Select
                label="Pourquoi"
                field={reason}
                options={CHOSEN_END_OPTIONS}
                placeholder="Choisissez…"
              />
              <Textarea label="Ce qu’il faut en retenir" field={words} rows={2} optional />
              <p className="text-muted">Ceci s’annule{NBSP}: la bourse peut être rouverte.</p>
            </>
          )}
        </ItemForm>
      </Folded>
    </Section>
  );
}
