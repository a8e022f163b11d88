import { Link } from "@remix-run/react";
import { Badge, type Tone } from "~/components/ui/badge";
import { ActButton, Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Line, Lines } from "~/components/ui/line";
import { TextField } from "~/components/ui/text-field";
import { accessibleName } from "~/vocabulary/accessible-name";
import { INSTALMENT_STATES, type InstalmentState } from "~/vocabulary/scholarship-states";
import { formatCents, formatDayLong, formatMonth, NBSP, upperFirst } from "~/vocabulary/typography";
import { type Proof, ProofRow } from "./instalment-proof-lines";

export interface Instalment {
  id: string;
  dueOn: string;
  cents: number;
  year: string;
  state: InstalmentState;
  isLate: boolean;
  paidOn?: string;
  paidActId?: string;
  reason?: string;
  proofs: Proof[];
}

const TONES: Readonly<Record<InstalmentState, Tone>> = {
  planned: "waiting",
  suspended: "attention",
  cleared: "attention",
  paid: "done",
  cancelled: "neutral",
};

interface Props {
  lines: readonly Instalment[];
  label: string;
  /** That of which the changes are shown. */
  changedId?: string;
  canWrite: boolean;
  today: string;
  lastResult: LastResult;
  /** Without their proofs, for those that are far ahead. */
  isShort?: boolean;
  changes?: (line: Instalment) => React.ReactNode;
}

/** Instalments, the proofs of each under it. */
export function InstalmentLines({ lines, label, ...shared }: Props) {
  return (
    <Lines label={label}>
      {lines.map((line) => (
        <InstalmentRow key={line.id} line={line} {...shared} />
      ))}
    </Lines>
  );
}

type RowProps = Omit<Props, "lines" | "label"> & { line: Instalment };

function InstalmentRow({ line, changedId, canWrite, today, lastResult, isShort, changes }: RowProps) {
  const { id, dueOn, cents, year, state, reason, paidOn, isLate, proofs } = line;
  const isChanged = changedId === id;
  const detail = [
    `prévu le ${formatDayLong(dueOn)}`,
    year,
    paidOn && `versé le ${formatDayLong(paidOn)}`,
    reason,
  ];
  return (
    <Line
      id={id}
      title={`${upperFirst(formatMonth(dueOn))}${NBSP}: ${formatCents(cents)}`}
      detail={detail.filter(Boolean).join(" · ")}
      badge={<Badge tone={isLate ? "late" : TONES[state]}>{stateWords(line)}</Badge>}
      acts={canWrite && <RowActs line={line} today={today} isChanged={isChanged} lastResult={lastResult} />}
      below={
        <>
          {isChanged && canWrite && changes?.(line)}
          {!isShort && proofs.length > 0 && (
            <div className="pl-4 max-md:pl-2">
              <Lines label={accessibleName(`Justificatifs : ${formatMonth(dueOn)}`)}>
                {proofs.map((proof) => (
                  <ProofRow
                    key={proof.id}
                    proof={proof}
                    when={formatMonth(dueOn)}
                    canWrite={canWrite && state === "planned"}
                    isForMonths
                    lastResult={lastResult}
                  />
                ))}
              </Lines>
            </div>
          )}
        </>
      }
    />
  );
}

function RowActs({
  line: { id, dueOn, state, paidActId, proofs },
  today,
  isChanged,
  lastResult,
}: {
  line: Instalment;
  today: string;
  isChanged: boolean;
  lastResult: LastResult;
}) {
  const fields = { itemId: id };
  const name = (act: string) => accessibleName(`${act} : ${formatMonth(dueOn)}`);
  if (state === "paid")
    return (
      paidActId && (
        <ActButton intent="unpaid" fields={{ itemId: paidActId }} label={name("Finalement pas versé")}>
          Finalement pas versé
        </ActButton>
      )
    );
  if (state === "suspended" || state === "cancelled")
    return (
      <ActButton intent="restore" fields={fields} label={name("Rétablir")}>
        Rétablir
      </ActButton>
    );
  if (state === "cleared")
    return (
      <>
        <PaidForm id={id} label={name("Noter versé")} today={today} lastResult={lastResult} />
        <ActButton intent="unclear" fields={fields} label={name("Pas encore bon à payer")}>
          Pas encore
        </ActButton>
      </>
    );
  return (
    <>
      {proofs.every((proof) => proof.state === "accepted") && (
        <ActButton intent="clear" fields={fields} label={name("Bon à payer")}>
          Bon à payer
        </ActButton>
      )}
      {!isChanged && (
        <Link
          to={`?changer=${id}#${id}`}
          className="button button-small button-quiet no-print"
          aria-label={name("Changer")}
        >
          Changer
        </Link>
      )}
    </>
  );
}

function PaidForm({
  id,
  label,
  today,
  lastResult,
}: {
  id: string;
  label: string;
  today: string;
  lastResult: LastResult;
}) {
  return (
    <Folded summary="Noter versé" label={label} isOpen={isResultOf(lastResult, "paid", id)}>
      <ItemForm
        intent="paid"
        itemId={id}
        values={{ paidOn: today }}
        lastResult={lastResult}
        submit="Noter versé"
      >
        {({ paidOn }) => (
          <TextField
            label="Versé le"
            field={paidOn}
            type="date"
            hint="Le jour que le service des finances vous a donné."
          />
        )}
      </ItemForm>
    </Folded>
  );
}

function stateWords({ state, isLate }: Instalment): string {
  const words = INSTALMENT_STATES[state].fr;
  return isLate ? `${state === "cleared" ? words : "justificatif manquant"}, date passée` : words;
}
