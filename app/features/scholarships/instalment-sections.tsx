import { Link } from "@remix-run/react";
import { LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Folded, ItemForm, type LastResult } from "~/components/ui/item-form";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { type Option, Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import type { ScholarshipStage } from "~/vocabulary/scholarship-states";
import { formatCents, formatCount, NBSP } from "~/vocabulary/typography";
import { InstalmentChangeForms } from "./instalment-change-forms";
import { type Instalment, InstalmentLines } from "./instalment-lines";

interface Page {
  id: string;
  stage: ScholarshipStage;
  today: string;
  lines: Instalment[];
  next?: Instalment;
  years: Option[];
  year: string;
  isSigned: boolean;
  isOver: boolean;
  canBegin: boolean;
  monthsOwed: number;
  totals: { paid: number; cleared: number; planned: number; paidCount: number; count: number };
  canWrite: boolean;
  changedId?: string;
  firstOn: string;
}

interface Props {
  page: Page;
  lastResult: LastResult;
}

/** Why there is no instalment yet, or the form that plans them. */
export function NoInstalment({ page, lastResult }: Props) {
  const { id, stage, isSigned, canWrite, years, firstOn } = page;
  if (stage !== "paying" || !canWrite)
    return (
      <EmptyState
        title="Aucun versement n’est prévu."
        why={
          isSigned
            ? "L’échéancier n’a pas été établi."
            : "L’échéancier s’établit quand toutes les parties ont signé la convention."
        }
        act={<LinkButton to={`/scholarships/${id}/agreement`}>Voir la convention</LinkButton>}
      />
    );
  return (
    <Section title="Établir l’échéancier">
      <ItemForm
        intent="plan"
        values={{ fromOn: firstOn }}
        lastResult={lastResult}
        submit="Établir l’échéancier"
      >
        {({ fromOn, year }) => (
          <>
            <TextField
              label="Premier versement le"
              field={fromOn}
              type="date"
              hint="Ensuite, un versement chaque mois, le même jour ou le dernier d’un mois plus court."
            />
            <Select
              label="Année d’études ce jour-là"
              field={year}
              options={years}
              placeholder="Choisissez…"
              hint="Elle change ensuite chaque 1ᵉʳ octobre, sauf si vous la corrigez."
            />
          </>
        )}
      </ItemForm>
    </Section>
  );
}

/** What was paid and what is to come, in one sentence. */
export function InstalmentTotals({ page: { totals, isOver, canBegin, id, monthsOwed } }: { page: Page }) {
  const { paid, cleared, planned, paidCount, count } = totals;
  return (
    <>
      <p className="max-w-[44rem]">
        <strong className="tabular-nums">{formatCents(paid)}</strong>
        {` versés (${paidCount} sur ${formatCount(count, "mois", "mois")})`}
        {cleared > 0 && `, ${formatCents(cleared)} bons à payer`}
        {planned > 0 && !isOver && `, ${formatCents(planned)} à venir`}.
      </p>
      {isOver && (
        <Notice tone="waiting" title="La bourse est rompue.">
          Les mois qui restaient ne seront pas versés.
        </Notice>
      )}
      {canBegin && (
        <Notice
          tone="done"
          title="Tout est versé."
          act={
            <Link className="button button-primary" to={`/scholarships/${id}/obligation`}>
              Commencer l’engagement
            </Link>
          }
        >
          {monthsOwed > 0 && `${formatCount(monthsOwed, "mois", "mois")} d’exercice sont dus.`}
        </Notice>
      )}
    </>
  );
}

/** First what asks something of the team, then what is far ahead, then what is done. */
export function InstalmentGroups({ page, lastResult }: Props) {
  const { lines, next, years, canWrite, today, changedId } = page;
  const isNear = (line: Instalment) =>
    line.id === next?.id || line.state === "cleared" || line.isLate || line.proofs.some(isReceived);
  const rest = lines.filter(
    ({ state }) => state === "planned" || state === "suspended" || state === "cleared",
  );
  const [near, far] = [rest.filter(isNear), rest.filter((line) => !isNear(line))];
  const paid = lines.filter(({ state }) => state === "paid");
  const cancelled = lines.filter(({ state }) => state === "cancelled");
  const shared = {
    ...{ canWrite, today, changedId, lastResult },
    changes: (line: Instalment) => (
      <InstalmentChangeForms line={line} years={years} lastResult={lastResult} />
    ),
  };
  return (
    <>
      {near.length > 0 && (
        <Section title="À traiter" count={near.length}>
          <InstalmentLines label="Versements à traiter" lines={near} {...shared} />
        </Section>
      )}
      {far.length > 0 && (
        <Section title="À venir" count={far.length}>
          <Folded summary="Voir les mois à venir" isOpen={far.some(({ id }) => id === changedId)}>
            <InstalmentLines label="Versements à venir" lines={far} {...shared} isShort />
          </Folded>
        </Section>
      )}
      {paid.length > 0 && (
        <Section title="Versés" count={paid.length}>
          <Folded summary="Voir les mois versés">
            <InstalmentLines label="Versements faits" lines={paid.toReversed()} {...shared} isShort />
          </Folded>
        </Section>
      )}
      {cancelled.length > 0 && (
        <Section title="Annulés" count={cancelled.length}>
          <Folded summary="Voir les mois annulés" isOpen={!page.isOver}>
            <InstalmentLines label="Versements annulés" lines={cancelled} {...shared} isShort />
          </Folded>
        </Section>
      )}
    </>
  );
}

function isReceived({ state }: Instalment["proofs"][number]): boolean {
  return state === "received";
}

/** Said on every page where somebody might be tempted to write them. */
export function NoBankDetails() {
  return (
    <p className="mt-6 text-muted">
      {`Nous ne payons pas, et nous ne gardons aucune coordonnée bancaire${NBSP}: le RIB se transmet directement au service des finances.`}
    </p>
  );
}
