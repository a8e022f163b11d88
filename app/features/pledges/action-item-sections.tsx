import type { ActionIndicator, Evidence } from "#models/plan-action";
import { Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import { formatDayLong, formatNumber } from "~/vocabulary/typography";
import { AsideButton } from "./aside-button";

interface Writing {
  today: string;
  canWrite: boolean;
  lastResult: LastResult;
}

/** What shows that something was done. */
export function EvidenceSection({
  evidence,
  canWrite,
  lastResult,
}: Omit<Writing, "today"> & { evidence: readonly Evidence[] }) {
  return (
    <Section title="Preuves" count={evidence.length}>
      {evidence.length === 0 && (
        <p className="text-muted">Aucune preuve : compte rendu, convention, délibération, article…</p>
      )}
      {evidence.length > 0 && (
        <Lines label="Preuves">
          {evidence.map(({ id, title, on, link }) => (
            <Line
              key={id}
              title={
                link ? (
                  <a href={link} target="_blank" rel="noreferrer">
                    {title}
                  </a>
                ) : (
                  title
                )
              }
              detail={`du ${formatDayLong(on)}`}
              act={canWrite && <AsideButton list="evidence" itemId={id} what={title} />}
            />
          ))}
        </Lines>
      )}
      {canWrite && (
        <div className="mt-3">
          <Folded summary="Ajouter une preuve" isOpen={isResultOf(lastResult, "evidence")}>
            <ItemForm intent="evidence" lastResult={lastResult} submit="Ajouter la preuve">
              {(fields) => (
                <>
                  <TextField label="Titre du document" field={fields.title} autoComplete="off" />
                  <div className="grid items-start gap-4 md:grid-cols-2">
                    <TextField label="Date du document" field={fields.on} type="date" />
                    <TextField label="Lien" field={fields.link} optional autoComplete="off" />
                  </div>
                </>
              )}
            </ItemForm>
          </Folded>
        </div>
      )}
    </Section>
  );
}

/** What is measured, each figure with its day and its source. */
export function IndicatorSection({
  indicators,
  ...writing
}: Writing & { indicators: readonly ActionIndicator[] }) {
  const { canWrite, lastResult } = writing;
  return (
    <Section title="Indicateurs" count={indicators.length}>
      {indicators.length === 0 && <p className="text-muted">Aucun indicateur.</p>}
      {indicators.length > 0 && (
        <Lines label="Indicateurs">
          {indicators.map((indicator) => (
            <IndicatorLine key={indicator.id} indicator={indicator} {...writing} />
          ))}
        </Lines>
      )}
      {canWrite && (
        <div className="mt-3">
          <Folded summary="Ajouter un indicateur" isOpen={isResultOf(lastResult, "indicator")}>
            <ItemForm intent="indicator" lastResult={lastResult} submit="Ajouter l’indicateur">
              {(fields) => (
                <>
                  <TextField label="Ce que l'on compte" field={fields.label} autoComplete="off" />
                  <TextField label="Cible" field={fields.target} optional autoComplete="off" />
                </>
              )}
            </ItemForm>
          </Folded>
        </div>
      )}
    </Section>
  );
}

function IndicatorLine({ indicator, today, canWrite, lastResult }: Writing & { indicator: ActionIndicator }) {
  const { id, label, target, readings } = indicator;
  return (
    <Line
      title={label}
      detail={
        <>
          {target && <span className="block">{`Cible : ${target}`}</span>}
          {readings.map(({ value, on, source }) => (
            <span key={on} className="block">
              <strong className="text-ink">{formatNumber(value)}</strong>
              {`, le ${formatDayLong(on)} · ${source}`}
            </span>
          ))}
          {readings.length === 0 && "Aucun chiffre noté."}
        </>
      }
      act={canWrite && <AsideButton list="indicators" itemId={id} what={label} />}
      below={
        canWrite && (
          <Folded
            summary="Noter un chiffre"
            label={`Noter un chiffre : ${label}`}
            isOpen={isResultOf(lastResult, "reading", id)}
          >
            <ItemForm
              intent="reading"
              itemId={id}
              values={{ on: today }}
              lastResult={lastResult}
              submit="Noter le chiffre"
            >
              {(fields) => (
                <div className="grid items-start gap-4 md:grid-cols-[8rem_10rem_1fr]">
                  <TextField label="Chiffre" field={fields.value} inputMode="decimal" autoComplete="off" />
                  <TextField label="Au" field={fields.on} type="date" max={today} />
                  <TextField label="Source" field={fields.source} autoComplete="off" />
                </div>
              )}
            </ItemForm>
          </Folded>
        )
      }
    />
  );
}
