import type { FundingLine } from "#models/funding-line";
import { ActButton, Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Line, Lines } from "~/components/ui/line";
import { Progress } from "~/components/ui/progress";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import { USUAL_FUNDERS } from "~/vocabulary/pledges";
import { formatCents, formatDayShort, NBSP, typedEuros } from "~/vocabulary/typography";
import { totalsOf } from "./fundings";

interface Props {
  fundings: readonly FundingLine[];
  canWrite: boolean;
  lastResult: LastResult;
}

/** Who pays, what was asked, granted and paid; the same for a pledge and for a project. */
export function FundingSection({ fundings, canWrite, lastResult }: Props) {
  const lines = fundings.filter(({ isAside }) => !isAside);
  return (
    <Section title="Financements" count={lines.length}>
      {lines.length === 0 && <NoFunding canWrite={canWrite} />}
      {lines.length > 0 && <Totals fundings={lines} />}
      {lines.length > 0 && (
        <Lines label="Financements">
          {lines.map((line) => (
            <FundingRow key={line.id} line={line} canWrite={canWrite} lastResult={lastResult} />
          ))}
        </Lines>
      )}
      {canWrite && (
        <div className="mt-3">
          <Folded summary="Ajouter un financement" isOpen={isResultOf(lastResult, "funding")}>
            <FundingForm lastResult={lastResult} />
          </Folded>
        </div>
      )}
    </Section>
  );
}

function NoFunding({ canWrite }: { canWrite: boolean }) {
  return (
    <p className="text-muted">
      Aucun financement noté.{" "}
      {canWrite && "Ajoutez un financeur dès qu’une demande part : FAST, Caf, intercommunalité…"}
    </p>
  );
}

function Totals({ fundings }: { fundings: readonly FundingLine[] }) {
  const { asked, granted, paid, left } = totalsOf(fundings);
  const share = granted > 0 ? Math.round((paid / granted) * 100) : 0;
  return (
    <div className="mb-3 max-w-[40rem]">
      <p className="mb-1">
        {`Demandé ${formatCents(asked)} · accordé `}
        <strong>{formatCents(granted)}</strong>
        {` · versé ${formatCents(paid)}`}
        {left > 0 && ` · reste à verser ${formatCents(left)}`}
      </p>
      {granted > 0 && <Progress value={share} label={`Versé : ${share} % de ce qui est accordé`} />}
    </div>
  );
}

function FundingRow({ line, canWrite, lastResult }: Omit<Props, "fundings"> & { line: FundingLine }) {
  const { id, funder, note } = line;
  return (
    <Line
      title={funder}
      detail={
        <>
          {amountsIn(line).join(" · ") || "Montants à préciser."}
          {note && <span className="block">{note}</span>}
        </>
      }
      act={
        canWrite && (
          <ActButton
            intent="funding-aside"
            fields={{ itemId: id }}
            label={`Retirer le financement ${funder}`}
          >
            Retirer
          </ActButton>
        )
      }
      below={
        canWrite && (
          <Folded
            summary="Modifier"
            label={`Modifier le financement ${funder}`}
            isOpen={isResultOf(lastResult, "funding", id)}
          >
            <FundingForm line={line} lastResult={lastResult} />
          </Folded>
        )
      }
    />
  );
}

function amountsIn({ asked, askedOn, granted, grantedOn, paid, paidOn }: FundingLine): string[] {
  return [
    amountWords("demandé", asked, askedOn),
    amountWords("accordé", granted, grantedOn),
    amountWords("versé", paid, paidOn),
  ].filter((words): words is string => words !== undefined);
}

function amountWords(word: string, cents: number | undefined, on: string | undefined): string | undefined {
  if (cents === undefined) return undefined;
  return `${word} ${formatCents(cents)}${on ? ` le ${formatDayShort(on)} ${on.slice(0, 4)}` : ""}`;
}

function FundingForm({ line, lastResult }: { line?: FundingLine; lastResult: LastResult }) {
  return (
    <ItemForm
      intent="funding"
      itemId={line?.id}
      values={line && valuesOf(line)}
      lastResult={lastResult}
      submit="Enregistrer le financement"
    >
      {(fields) => (
        <>
          <TextField
            label="Qui finance"
            field={fields.funder}
            autoComplete="off"
            hint={`Par exemple${NBSP}: ${USUAL_FUNDERS.join(", ")}.`}
          />
          <div className="grid grid-cols-2 items-start gap-3">
            <TextField
              label="Demandé (€)"
              field={fields.asked}
              optional
              inputMode="decimal"
              autoComplete="off"
            />
            <TextField label="Demandé le" field={fields.askedOn} type="date" optional />
            <TextField
              label="Accordé (€)"
              field={fields.granted}
              optional
              inputMode="decimal"
              autoComplete="off"
            />
            <TextField label="Accordé le" field={fields.grantedOn} type="date" optional />
            <TextField
              label="Versé (€)"
              field={fields.paid}
              optional
              inputMode="decimal"
              autoComplete="off"
            />
            <TextField label="Versé le" field={fields.paidOn} type="date" optional />
          </div>
          <TextField label="Précision" field={fields.note} optional autoComplete="off" />
        </>
      )}
    </ItemForm>
  );
}

/** A line as its form shows it: amounts in euros, « 12500,50 ». */
function valuesOf({ funder, asked, askedOn, granted, grantedOn, paid, paidOn, note }: FundingLine) {
  return {
    ...{ funder, askedOn, grantedOn, paidOn, note },
    ...{ asked: typedEuros(asked), granted: typedEuros(granted), paid: typedEuros(paid) },
  };
}
