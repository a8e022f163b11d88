import type { SubmissionResult } from "@conform-to/react";
import { Link, useActionData } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button, LinkButton } from "~/components/ui/button";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { accessibleName } from "~/vocabulary/accessible-name";
import { can } from "~/vocabulary/hand-off-words";
import { OUTCOME_WORDS } from "~/vocabulary/hand-offs";
import { valuesOf } from "~/vocabulary/words";
import type { Grouping } from "./desk-baskets";
import { handOffBadge } from "./hand-off-badge";
import { handOffPage, preparedPage } from "./hand-off-page";
import type { TitledRow } from "./hand-offs.queries.server";
import { HandOffDates, PartnerWords, ReplyToQuestion, TypeAnswer } from "./need-hand-offs";
import { DeskButton, DeskForm, ReminderActs, refusedOf } from "./reminder-acts";

interface Props {
  rows: TitledRow[];
  grouping: Grouping;
  now: Date;
}

/** The rows of a basket, brought together by need or by partner, every act in place. */
export function DeskList({ rows, grouping, now }: Props) {
  return (
    <>
      {groupsOf(rows, grouping).map(({ key, title, href, rows }) => (
        <Section
          key={key}
          title={
            <Link to={href} className="text-14 normal-case tracking-normal">
              {title}
            </Link>
          }
          count={rows.length > 1 ? rows.length : undefined}
        >
          <Lines label={title}>
            {rows.map((row) => (
              <DeskRow key={row.id} row={row} grouping={grouping} now={now} />
            ))}
          </Lines>
        </Section>
      ))}
    </>
  );
}

function DeskRow({ row, grouping, now }: { row: TitledRow } & Pick<Props, "grouping" | "now">) {
  const { partnerId, partnerName, title, householdId, fileTitle } = row;
  const partner = <Link to={`/partners/${partnerId}`}>{partnerName}</Link>;
  const file = <Link to={`/households/${householdId}`}>dossier {fileTitle}</Link>;
  return (
    <Line
      title={grouping === "need" ? partner : title}
      detail={
        <>
          {grouping === "partner" && <>{file} · </>}
          <HandOffDates handOff={row} now={now} />
          <PartnerWords handOff={row} />
        </>
      }
      badge={<Badge {...handOffBadge(row)} />}
      act={<DeskActs row={row} />}
    />
  );
}

/** What may be done of a hand-off where it stands: the most likely, then the others, folded. */
function DeskActs({ row }: { row: TitledRow }) {
  const { state, isToShow, outcomeDueAt } = row;
  if (state === "prepared") return <PreparedActs row={row} />;
  const isTyped = !can("reply", row) && !isToShow && !outcomeDueAt;
  return (
    <>
      <ReplyToQuestion handOff={row} />
      {isToShow && !outcomeDueAt && <Show row={row} />}
      {outcomeDueAt && <OutcomeActs row={row} />}
      {isTyped && <TypeAnswer handOff={row} />}
      <OtherActs row={row} isTyped={isTyped} />
    </>
  );
}

function Show({ row }: { row: TitledRow }) {
  return (
    <LinkButton
      to={handOffPage(row)}
      size="small"
      aria-label={accessibleName(`Présenter, ${row.partnerName}`)}
    >
      Présenter
    </LinkButton>
  );
}

/** The acts done less often; open again when one of them came back refused. */
function OtherActs({ row, isTyped }: { row: TitledRow; isTyped: boolean }) {
  const { id, partnerName } = row;
  const refused = refusedOf(useActionData<SubmissionResult<string[]>>(), id);
  const isRevocable = can("revoke", row);
  if (isTyped && !isRevocable) return null;
  return (
    <details className="open:w-full" open={refused !== undefined || undefined}>
      <summary
        className="button button-quiet button-small"
        aria-label={accessibleName(`Plus, ${partnerName}`)}
      >
        Plus
      </summary>
      <div className="mt-2 flex flex-wrap gap-2">
        {!isTyped && <TypeAnswer handOff={row} />}
        <ReminderActs handOff={row} />
        {isRevocable && (
          <DeskForm handOff={row}>
            <DeskButton intent="revoke" label="Retirer" partnerName={partnerName} />
          </DeskForm>
        )}
      </div>
    </details>
  );
}

function PreparedActs({ row }: { row: TitledRow }) {
  return (
    <>
      <LinkButton
        to={preparedPage(row)}
        size="small"
        aria-label={accessibleName(`Confirmer, ${row.partnerName}`)}
      >
        Confirmer
      </LinkButton>
      <DeskForm handOff={row}>
        <DeskButton intent="discard" label="Écarter" partnerName={row.partnerName} />
      </DeskForm>
    </>
  );
}

/** How it ended, as the partner has just said it on the phone. */
function OutcomeActs({ row }: { row: TitledRow }) {
  return (
    <DeskForm handOff={row}>
      <input type="hidden" name="intent" value="outcome" />
      {valuesOf(OUTCOME_WORDS).map((said) => (
        <Button
          key={said}
          name="said"
          value={said}
          size="small"
          aria-label={accessibleName(`${OUTCOME_WORDS[said].fr}, ${row.partnerName}`)}
        >
          {OUTCOME_WORDS[said].fr}
        </Button>
      ))}
    </DeskForm>
  );
}

interface Group {
  key: string;
  title: string;
  href: string;
  rows: TitledRow[];
}

function groupsOf(rows: TitledRow[], grouping: Grouping): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const group = grouping === "need" ? needGroup(row) : partnerGroup(row);
    const known = groups.get(group.key) ?? { ...group, rows: [] };
    groups.set(group.key, { ...known, rows: [...known.rows, row] });
  }
  return [...groups.values()];
}

function needGroup(row: TitledRow): Omit<Group, "rows"> {
  const href = handOffPage(row);
  return { key: href, title: `${row.title} · dossier ${row.fileTitle}`, href };
}

function partnerGroup({ partnerId, partnerName }: TitledRow): Omit<Group, "rows"> {
  return { key: partnerId, title: partnerName, href: `/partners/${partnerId}` };
}
